-- interactions: every use of the scheme of delegation, with what it cost. Budgets are counted from here.
create table interactions.delegation_uses (
  matter_id uuid primary key references interactions.matters,
  delegation_id text not null references organisation.delegations,
  service text not null,
  role text not null,
  staff_id uuid not null references organisation.staff_members,
  pence integer not null check (pence >= 0),
  used_at timestamptz not null
);
create index delegation_uses_by_time on interactions.delegation_uses (delegation_id, used_at);
create index delegation_uses_by_person on interactions.delegation_uses (staff_id);
