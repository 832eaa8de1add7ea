-- notices: the route one is about ('Calne Friday round'), with the postcodes or beginnings of postcodes it covers ('SN11 8').
alter table notices.notices add column route_name jsonb;
alter table notices.notices add column route_postcodes text[] not null default '{}';
alter table notices.notices add constraint route_is_whole check ((route_name is null) = (route_postcodes = '{}'));
