-- bookings: times kept free for one person, at a location or by video from there.
create schema bookings;

-- How many people can be booked at a location at the same time: said by an administrator, the newest row is in force.
create table bookings.desks (
  id uuid primary key,
  location text not null,
  desks int not null check (desks between 0 and 50),
  said_at timestamptz not null,
  said_by uuid references organisation.staff_members
);
create index desks_of_location on bookings.desks (location, said_at desc);
create index desks_by_sayer on bookings.desks (said_by) where said_by is not null;

create table bookings.bookings (
  id uuid primary key,
  reference text not null unique,
  -- a location of the pack
  location text not null,
  -- by video with a specialist of this team; null: somebody at the location sees to her
  team_id text references organisation.teams,
  -- at the location
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  service text references catalogue.services,
  themes text[] not null default '{}',
  needs text[] not null default '{}',
  language text not null,
  channel text not null,
  -- forgotten a month after
  name text not null,
  email text not null default '',
  phone text not null default '',
  customer_id uuid references customers.customers,
  interaction_id uuid references interactions.interactions,
  booked_at timestamptz not null,
  state text not null check (state in ('booked', 'came', 'did-not-come', 'cancelled')),
  -- what she got when she came
  visit_id uuid unique references reception.visits,
  check (starts_at < ends_at),
  check ((state = 'came') = (visit_id is not null))
);
create index bookings_of_location on bookings.bookings (location, day);
create index bookings_of_team on bookings.bookings (team_id, starts_at) where team_id is not null;
create index bookings_by_service on bookings.bookings (service) where service is not null;
create index bookings_by_customer on bookings.bookings (customer_id) where customer_id is not null;
create index bookings_by_interaction on bookings.bookings (interaction_id) where interaction_id is not null;
-- What the night has to mark or forget.
create index bookings_to_end on bookings.bookings (day) where state = 'booked';
create index bookings_to_forget on bookings.bookings (day) where name <> '' or customer_id is not null;
