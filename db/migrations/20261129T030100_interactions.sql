-- interactions: what was written to us and waits for somebody to begin a conversation about it. A module above says what it
-- is and keeps it whole; here is what the work list needs.
create table interactions.waiting (
  id uuid primary key,
  channel text not null,
  -- whose inbox it came to; null: the council's
  team text references organisation.teams,
  -- what it seems to be about
  service text references catalogue.services,
  -- who it seems to be from: nobody has checked
  customer_id uuid references customers.customers,
  request_id uuid references requests.requests,
  summary text not null,
  -- her own words
  asked text not null,
  -- somebody may be in danger by what it says
  is_urgent boolean not null default false,
  arrived_at timestamptz not null,
  -- answered by then
  due_at timestamptz not null,
  -- the conversation that was begun about it
  interaction_id uuid references interactions.interactions,
  -- or it was put away without one
  put_away_at timestamptz,
  check (interaction_id is null or put_away_at is null)
);
create index waiting_still on interactions.waiting (due_at, id) where interaction_id is null and put_away_at is null;
create index waiting_by_team on interactions.waiting (team) where team is not null;
create index waiting_by_service on interactions.waiting (service) where service is not null;
create index waiting_by_customer on interactions.waiting (customer_id) where customer_id is not null;
create index waiting_by_request on interactions.waiting (request_id) where request_id is not null;
create index waiting_by_interaction on interactions.waiting (interaction_id) where interaction_id is not null;

-- Published: which conversation was begun about what was written.
create view interactions.begun_about as
  select id, interaction_id from interactions.waiting where interaction_id is not null;
