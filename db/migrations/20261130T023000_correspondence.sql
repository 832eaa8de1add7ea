-- What whoever wrote in danger asked us not to do: nobody reads all her mails again to know it, and no number of later ones hides it.
alter table correspondence.received add column not_back text[] not null default '{}' check (not_back <@ '{write,ring}');
create index received_not_back_by_thread on correspondence.received (thread_id, received_at) where not_back <> '{}';
create index received_not_back_by_sender on correspondence.received (from_address, received_at) where not_back <> '{}';
