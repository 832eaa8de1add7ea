-- reception: people who come to a location, their ticket, how long they waited and who served them.
create schema reception;

-- Where a colleague receives people today, and what she can help with. Gone when she closes her desk.
create table reception.desks (
  staff_id uuid primary key references organisation.staff_members,
  location text not null,
  day date not null,
  -- as the screens call it: '3'
  desk text not null,
  skills text[] not null,
  opened_at timestamptz not null,
  unique (location, day, desk)
);

create table reception.visits (
  id uuid primary key,
  location text not null,
  -- at the location
  day date not null,
  ticket text not null,
  channel text not null check (channel in ('desk', 'kiosk')),
  language text not null,
  -- Who it is, as far as she said it: forgotten the night after, because the conversation knows it from then on.
  name text not null default '',
  reference text,
  -- the form begun: it may be gone by now
  draft_id uuid,
  customer_id uuid references customers.customers,
  -- she said her name and one more thing that we know
  is_checked boolean not null default false,
  needs text[] not null default '{}',
  service text references catalogue.services,
  -- what it is about; any of them fits whoever serves her
  themes text[] not null default '{}',
  -- what whoever serves her must know besides: sign language, Welsh
  skills text[] not null default '{}',
  state text not null check (state in ('waiting', 'called', 'being-served', 'served', 'left')),
  -- how it was when she came: what later waits are judged by
  ahead int not null,
  serving int not null,
  -- the wait she was told, in minutes; null: none was
  told_from int,
  told_to int,
  arrived_at timestamptz not null,
  called_at timestamptz,
  called_by uuid references organisation.staff_members,
  desk text,
  calls int not null default 0,
  served_at timestamptz,
  interaction_id uuid unique references interactions.interactions,
  -- served or left
  ended_at timestamptz,
  left_because text check (left_because in ('not-there', 'said-so', 'closed')),
  unique (location, day, ticket),
  check ((state = 'left') = (left_because is not null))
);
create index visits_waiting on reception.visits (location, day, arrived_at) where state = 'waiting';
create index visits_by_arrival on reception.visits (location, arrived_at desc);
create index visits_by_customer on reception.visits (customer_id) where customer_id is not null;
create index visits_by_service on reception.visits (service) where service is not null;
create index visits_by_caller on reception.visits (called_by) where called_by is not null;
-- What the night has to end or forget.
create index visits_to_end on reception.visits (day) where state in ('waiting', 'called', 'being-served');
create index visits_to_forget on reception.visits (day)
  where name <> '' or reference is not null or draft_id is not null or customer_id is not null;
-- A colleague calls one person at a time.
create unique index visits_called on reception.visits (called_by) where state = 'called';
