-- notices: who changed the words or the end of one that stands, and when. Of the pack's: what staff changed stays as they have it.
alter table notices.notices add column changed_at timestamptz;
alter table notices.notices add column changed_by uuid references organisation.staff_members;
create index notices_by_changer on notices.notices (changed_by) where changed_by is not null;
