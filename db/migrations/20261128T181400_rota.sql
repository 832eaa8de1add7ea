-- rota: who is planned when, by team and day. What was taken off stays, with who did it.
create schema rota;

create table rota.shifts (
  id uuid primary key,
  team_id text not null references organisation.teams,
  staff_id uuid not null references organisation.staff_members,
  day date not null,
  -- minutes since midnight on the clock of the council
  from_minute int not null check (from_minute >= 0),
  until_minute int not null check (until_minute <= 1440),
  -- null: whatever comes
  channel text check (channel in ('phone', 'desk', 'email')),
  -- a location of the pack; null: as always
  location text,
  planned_at timestamptz not null,
  planned_by uuid references organisation.staff_members,
  removed_at timestamptz,
  removed_by uuid references organisation.staff_members,
  check (from_minute < until_minute)
);
create index shifts_of_team on rota.shifts (team_id, day);
create index shifts_of_person on rota.shifts (staff_id, day);
create index shifts_of_day on rota.shifts (day) where removed_at is null;
create index shifts_by_planner on rota.shifts (planned_by) where planned_by is not null;
create index shifts_by_remover on rota.shifts (removed_by) where removed_by is not null;

-- How many contacts an hour one colleague is planned for: of all together, said by a leader, the newest row is in force.
create table rota.paces (
  id uuid primary key,
  contacts int not null check (contacts between 1 and 60),
  said_at timestamptz not null,
  said_by uuid references organisation.staff_members
);
create index paces_by_sayer on rota.paces (said_by) where said_by is not null;
