-- tours: the council comes to villages on certain days.
create schema tours;

create table tours.stops (
  id uuid primary key,
  -- names and words in the council's languages
  village jsonb not null,
  place jsonb not null,
  note jsonb,
  postcode text not null,
  lat double precision not null,
  lng double precision not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  cancelled_at timestamptz,
  -- said to the public
  cancelled_because jsonb,
  added_by uuid references organisation.staff_members,
  check (ends_at > starts_at)
);
create index stops_by_end on tours.stops (ends_at, id);
create index stops_by_adder on tours.stops (added_by);
