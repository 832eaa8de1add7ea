-- notices: what people should know now (a closed road, late bins).
create schema notices;

create table notices.notices (
  id uuid primary key,
  pack_id text unique,
  title jsonb not null,
  words jsonb not null,
  services text[] not null default '{}',
  areas text[] not null default '{}',
  starts_at timestamptz not null,
  ends_at timestamptz,
  ended_by uuid references organisation.staff_members
);
create index notices_by_end on notices.notices (ends_at);
create index notices_by_ender on notices.notices (ended_by) where ended_by is not null;
