-- correspondence: a mail that became a request by itself.
alter table correspondence.received drop constraint received_became_check;
alter table correspondence.received add check (became in ('information', 'waiting', 'kept', 'opened'));
alter table correspondence.received add check ((became = 'opened') <= (request_id is not null));
-- the service it was opened as, whatever it is by now
alter table correspondence.received add column opened_as text;
create index received_opened on correspondence.received (opened_as, request_id) where became = 'opened';
