-- identity: what a colleague was typing when her session ended, until she has signed in again. The words are sealed with a
-- key that needs her browser's cookie: the database alone cannot open them.
create table identity.unsent_forms (
  id uuid primary key,
  staff_id uuid not null references organisation.staff_members,
  path text not null,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index unsent_forms_by_staff on identity.unsent_forms (staff_id);
create index unsent_forms_by_expiry on identity.unsent_forms (expires_at);
