-- organisation: the council itself, its teams, staff, locations, calendars and telephone numbers.
create schema organisation;

create table organisation.council (
  only_one boolean primary key default true check (only_one),
  definition jsonb not null
);
create table organisation.calendars (
  id text primary key,
  position int not null,
  definition jsonb not null
);
create table organisation.teams (
  id text primary key,
  position int not null,
  definition jsonb not null,
  disabled_at timestamptz,
  -- set once it was changed on the staff site: a pack does not overwrite it from then on
  edited_at timestamptz
);
create table organisation.locations (
  id text primary key,
  position int not null,
  definition jsonb not null
);
create table organisation.golden_numbers (
  id text primary key,
  position int not null,
  definition jsonb not null
);
create table organisation.duty_rules (
  id text primary key,
  position int not null,
  definition jsonb not null
);
create table organisation.staff_members (
  id uuid primary key,
  email text not null,
  name text not null,
  roles text[] not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index staff_members_by_email on organisation.staff_members (lower(email));
create table organisation.team_members (
  team_id text not null references organisation.teams,
  staff_id uuid not null references organisation.staff_members,
  primary key (team_id, staff_id)
);
create index team_members_by_staff on organisation.team_members (staff_id);

-- Published: what other modules' screens show of a colleague.
create view organisation.colleagues as select id, name, email from organisation.staff_members;
