-- interactions: times that bookings keep of a team's people. Call-backs and bookings are promised in what the other leaves.
create table interactions.kept_times (
  -- what it is kept for: the booking
  kept_for uuid primary key,
  team_id text not null references organisation.teams,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  check (starts_at < ends_at)
);
create index kept_times_of_team on interactions.kept_times (team_id, ends_at);
