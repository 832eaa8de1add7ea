-- tours: the desk of a stop that a colleague takes along and that works without a network.
create table tours.desks (
  id uuid primary key,
  stop_id uuid not null references tours.stops,
  opened_by uuid not null references organisation.staff_members,
  opened_at timestamptz not null,
  -- a day later it takes nothing any more
  expires_at timestamptz not null,
  -- drawn beforehand, so that what is asked without a network has its number at once
  "references" text[] not null,
  -- JSON Web Keys; what is typed on the device is sealed to the first and read with the second, which only stands here
  public_key jsonb not null,
  private_key jsonb,
  -- the private key is gone by then: what was left on the device can never be read
  ended_at timestamptz,
  ended_because text check (ended_because in ('over', 'lost')),
  check ((ended_at is null) = (private_key is not null)),
  check ((ended_at is null) = (ended_because is null))
);
create index desks_by_stop on tours.desks (stop_id);
create index desks_by_opener on tours.desks (opened_by);
create index desks_open on tours.desks (expires_at) where ended_at is null;

-- what came from a desk, by the key that its device made
create table tours.desk_requests (
  desk_id uuid not null references tours.desks,
  item uuid not null,
  request_id uuid not null references requests.requests,
  -- the number it has: the one that was told, unless another request had it by then
  reference text not null,
  -- when the colleague took it, as far as her device's clock can be believed
  taken_at timestamptz not null,
  arrived_at timestamptz not null,
  primary key (desk_id, item)
);
create index desk_requests_by_request on tours.desk_requests (request_id);
