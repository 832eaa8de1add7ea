-- bookings: a stop of the tour is bookable like a location, on its day and within its hours.
alter table bookings.bookings alter column location drop not null;
alter table bookings.bookings add column stop_id uuid references tours.stops;
alter table bookings.bookings add check (num_nonnulls(location, stop_id) = 1);
create index bookings_of_stop on bookings.bookings (stop_id) where stop_id is not null;

-- When this time was chosen, and when she was reminded of it.
alter table bookings.bookings add column chosen_at timestamptz;
update bookings.bookings set chosen_at = booked_at;
alter table bookings.bookings alter column chosen_at set not null;
alter table bookings.bookings add column reminded_at timestamptz;

-- The conversation that a specialist had with her by video. There and at a stop nobody needs a ticket to have come.
alter table bookings.bookings add column conversation_id uuid unique references interactions.interactions;
alter table bookings.bookings add column taken_by uuid references organisation.staff_members;
create index bookings_by_taker on bookings.bookings (taken_by) where taken_by is not null;
alter table bookings.bookings drop constraint bookings_check1;
alter table bookings.bookings add check (visit_id is null or state = 'came');

-- What was booked by video before call-backs and bookings were counted together.
insert into interactions.kept_times (kept_for, team_id, starts_at, ends_at)
  select id, team_id, starts_at, ends_at from bookings.bookings
  where team_id is not null and state in ('booked', 'came') and day >= current_date;
