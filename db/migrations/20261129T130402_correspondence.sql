-- correspondence: what came by a mailing list or in bulk is kept, and is nobody's work until somebody says that it is.
alter table correspondence.received add column is_list boolean not null default false;
