-- referrals: requests that another body deals with, sent to it by Open311.
create schema referrals;

create table referrals.bodies (
  id uuid primary key,
  name text not null,
  -- of GeoReport v2, without what follows: https://example.org/open311/v2
  endpoint text not null,
  jurisdiction text not null default '',
  api_key text not null default '',
  -- may be told who asked, and why
  personal boolean not null default false,
  personal_because text not null default '',
  -- the key it writes to us with
  writes_with uuid,
  created_by uuid references organisation.staff_members,
  created_at timestamptz not null,
  stopped_at timestamptz,
  -- its updates are known up to here; null: it offers none
  heard_until timestamptz,
  -- what it answered last, where that was no answer
  problem text,
  problem_since timestamptz,
  check (not personal or personal_because <> '')
);
create index bodies_by_creator on referrals.bodies (created_by) where created_by is not null;
create unique index bodies_by_key on referrals.bodies (writes_with) where writes_with is not null;

-- which service of ours, and where, is which service of a body
create table referrals.routes (
  id uuid primary key,
  body_id uuid not null references referrals.bodies,
  service text not null,
  -- id of an area; '': everywhere
  area text not null default '',
  code text not null,
  created_at timestamptz not null,
  unique (service, area)
);
create index routes_by_body on referrals.routes (body_id);

create table referrals.referrals (
  id uuid primary key,
  request_id uuid not null,
  body_id uuid not null references referrals.bodies,
  code text not null,
  status text not null default 'queued' check (status in ('queued', 'awaited', 'sent', 'failed', 'taken-back')),
  -- what the body gives until it has an id
  token text,
  their_id text,
  -- as it says: open, closed, or a word of its own
  their_status text,
  -- a status note that is known already
  their_notes text not null default '',
  tries int not null default 0,
  answer text,
  created_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  ended_at timestamptz
);
-- one body at a time
create unique index referrals_current on referrals.referrals (request_id) where status <> 'taken-back';
create index referrals_by_request on referrals.referrals (request_id, created_at);
create unique index referrals_by_theirs on referrals.referrals (body_id, their_id) where their_id is not null;
create index referrals_newest on referrals.referrals (body_id, created_at desc, id);
create index referrals_open on referrals.referrals (body_id, id) where status in ('awaited', 'sent') and ended_at is null;
