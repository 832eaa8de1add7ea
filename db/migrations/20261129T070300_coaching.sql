-- coaching: when a leader last looked at the thanks that her people got.
create table coaching.leaders_looks (
  leader_id uuid primary key references organisation.staff_members,
  looked_at timestamptz not null
);
create index thanks_by_time on coaching.thanks (given_at desc);
