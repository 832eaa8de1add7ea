-- notices: whether those who wait for one of its services are told of it by message, besides the pages.
alter table notices.notices add column tells boolean not null default false;
