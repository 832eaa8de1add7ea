-- notices: how many were written to. Null: nobody yet.
alter table notices.notices add column told int;
