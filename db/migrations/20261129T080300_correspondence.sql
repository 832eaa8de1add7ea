-- correspondence: the form that was begun with what a mail says, for its writer to finish. It may be gone by now.
alter table correspondence.received add column draft_id uuid;
create index received_by_draft on correspondence.received (draft_id) where draft_id is not null;
