-- requests: submissions, requests and everything that happens to them until they are done.
create schema requests;

-- One act of asking. Its key makes sending twice the same as sending once.
create table requests.submissions (
  id uuid primary key,
  key text not null unique,
  channel text not null,
  taken_by uuid references organisation.staff_members,
  created_at timestamptz not null default now()
);
create index submissions_by_taker on requests.submissions (taken_by) where taken_by is not null;

create table requests.requests (
  id uuid primary key,
  submission_id uuid not null references requests.submissions,
  reference text collate "C" not null unique,
  service_slug text not null references catalogue.services,
  version_id uuid not null references catalogue.service_versions,
  kind text not null,
  status text not null check (status in ('open', 'scheduled', 'waiting', 'closed')),
  visibility text not null check (visibility in ('public', 'private-from-public', 'private-from-street', 'not-known-to-us')),
  sensitive boolean not null,
  -- withdrawn: the reporter took her own words off the public page; her request goes on
  withdrawn_at timestamptz,
  team_id text not null references organisation.teams,
  -- why this team: a code and its parameters, turned into words by the screen
  routed_because jsonb not null,
  assigned_to uuid references organisation.staff_members,
  -- a reported 'not sorted' waits here for the team's leader
  needs_leader boolean not null default false,
  details text not null default '',
  answers jsonb not null,
  lat double precision,
  lng double precision,
  place_words text,
  postcode text collate "C",
  ward text,
  areas text[] not null default '{}',
  opened_at timestamptz not null default now(),
  -- when the next open step of the promise is due, and the last; null where nothing is promised
  next_due_at timestamptz,
  due_at timestamptz,
  -- where it stands in a queue: by the next promise, those without one last
  queue_at timestamptz not null generated always as (coalesce(next_due_at, '9999-12-31 00:00:00+00'::timestamptz)) stored,
  updated_at timestamptz not null default now(),
  closed_at timestamptz,
  merged_into uuid references requests.requests,
  -- set where another system made it: its own id, so that its repeats are recognised
  external_source text,
  external_id text
);
create unique index requests_by_external on requests.requests (external_source, external_id) where external_id is not null;
create index requests_by_submission on requests.requests (submission_id);
create index requests_by_merge on requests.requests (merged_into) where merged_into is not null;
create index requests_by_version on requests.requests (version_id);
create index requests_queue_of_team on requests.requests (team_id, queue_at, id) where status <> 'closed';
create index requests_queue_of_person on requests.requests (assigned_to, queue_at, id) where status <> 'closed' and assigned_to is not null;
create index requests_unassigned on requests.requests (team_id, queue_at, id) where status <> 'closed' and assigned_to is null;
create index requests_queue_of_all on requests.requests (queue_at, id) where status <> 'closed';
create index requests_waiting on requests.requests (team_id, queue_at, id) where status = 'waiting';
create index requests_closed_of_team on requests.requests (team_id, closed_at desc, id) where status = 'closed';
create index requests_for_leader on requests.requests (team_id, queue_at, id) where needs_leader;
create index requests_open_by_service on requests.requests (service_slug, opened_at desc, id);
create index requests_newest on requests.requests (opened_at desc, id desc);
create index requests_updated on requests.requests (updated_at, id);
create index requests_public_by_ward on requests.requests (ward, opened_at desc, id) where visibility = 'public';
create index requests_nearby on requests.requests (service_slug, lat, lng) where status <> 'closed' and lat is not null;
create index requests_map on requests.requests (lat, lng) where visibility = 'public' and lat is not null;
create index requests_by_postcode on requests.requests (postcode text_pattern_ops, opened_at desc) where postcode is not null;

-- What was promised, step by step. due_at moves only with a reason the customer is told; first_due_at never moves.
create table requests.promises (
  request_id uuid not null references requests.requests,
  step text not null,
  position int not null,
  first_due_at timestamptz not null,
  due_at timestamptz not null,
  kept_at timestamptz,
  primary key (request_id, step)
);

-- Who is kept informed: the reporter and those who said 'it's the same one'. Each has a private link of their own.
create table requests.participants (
  id uuid primary key,
  request_id uuid not null references requests.requests,
  customer_id uuid references customers.customers,
  role text not null check (role in ('reporter', 'follower', 'helper')),
  language text not null,
  -- told: wants to be kept informed
  told boolean not null default true,
  -- authority said by somebody who asks for somebody else
  on_behalf jsonb,
  joined_at timestamptz not null default now(),
  left_at timestamptz
);
create index participants_by_request on requests.participants (request_id);
create index participants_by_customer on requests.participants (customer_id) where customer_id is not null;

-- One row a press of 'it's the same one': the key makes pressing twice the same as once.
create table requests.joins (
  key text primary key,
  participant_id uuid not null unique
);

-- Words added to a request: by the customer, by staff to the customer, between staff, by another system.
create table requests.updates (
  id uuid primary key,
  request_id uuid not null references requests.requests,
  audience text not null check (audience in ('public', 'participants', 'staff')),
  author_kind text not null,
  staff_id uuid references organisation.staff_members,
  participant_id uuid references requests.participants,
  words text not null,
  external_source text,
  external_id text,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
create index updates_by_request on requests.updates (request_id, created_at);
create index updates_by_staff on requests.updates (staff_id) where staff_id is not null;
create index updates_by_participant on requests.updates (participant_id) where participant_id is not null;
create index updates_newest on requests.updates (created_at, id) where audience = 'public';
create unique index updates_by_external on requests.updates (external_source, external_id) where external_id is not null;

create table requests.photos (
  request_id uuid not null references requests.requests,
  file_id uuid not null references platform.files,
  update_id uuid references requests.updates,
  closure_id uuid,
  released_at timestamptz,
  released_by uuid references organisation.staff_members,
  withdrawn_at timestamptz,
  primary key (request_id, file_id)
);
create index photos_by_file on requests.photos (file_id);
create index photos_by_update on requests.photos (update_id) where update_id is not null;
create index photos_by_releaser on requests.photos (released_by) where released_by is not null;

create table requests.assignments (
  id uuid primary key,
  request_id uuid not null references requests.requests,
  team_id text not null references organisation.teams,
  staff_id uuid references organisation.staff_members,
  by_staff uuid references organisation.staff_members,
  created_at timestamptz not null default now()
);
create index assignments_by_request on requests.assignments (request_id, created_at);
create index assignments_by_team on requests.assignments (team_id);
create index assignments_by_staff on requests.assignments (staff_id) where staff_id is not null;
create index assignments_by_giver on requests.assignments (by_staff) where by_staff is not null;

-- Only waiting for the customer pauses a promise, and she is told.
create table requests.pauses (
  id uuid primary key,
  request_id uuid not null references requests.requests,
  question text not null,
  by_staff uuid references organisation.staff_members,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index pauses_one_open on requests.pauses (request_id) where ended_at is null;
create index pauses_by_request on requests.pauses (request_id);
create index pauses_by_staff on requests.pauses (by_staff) where by_staff is not null;

create table requests.closures (
  id uuid primary key,
  request_id uuid not null references requests.requests,
  outcome text not null check (outcome in ('done', 'refused', 'elsewhere', 'cancelled', 'merged')),
  words text not null,
  -- how to challenge it (refused); whose it is and their reference (elsewhere)
  challenge text,
  body text,
  body_reference text,
  by_staff uuid references organisation.staff_members,
  created_at timestamptz not null default now(),
  reopened_at timestamptz
);
create index closures_by_request on requests.closures (request_id, created_at);
create index closures_by_staff on requests.closures (by_staff) where by_staff is not null;
alter table requests.photos add foreign key (closure_id) references requests.closures;
create index photos_by_closure on requests.photos (closure_id) where closure_id is not null;

-- 'Is it sorted?' as answered. No row is no answer, never 'sorted'.
create table requests.confirmations (
  closure_id uuid not null references requests.closures,
  participant_id uuid not null references requests.participants,
  sorted boolean not null,
  words text not null default '',
  created_at timestamptz not null default now(),
  primary key (closure_id, participant_id)
);
create index confirmations_by_participant on requests.confirmations (participant_id);

-- Who has a request open at this moment. Losing it in a crash loses nothing.
create unlogged table requests.viewers (
  request_id uuid not null,
  staff_id uuid not null,
  seen_at timestamptz not null default now(),
  writing boolean not null default false,
  primary key (request_id, staff_id)
);

create table requests.saved_views (
  id uuid primary key,
  staff_id uuid not null references organisation.staff_members,
  name text not null,
  query text not null,
  created_at timestamptz not null default now(),
  unique (staff_id, name)
);

-- What staff search by word: filled by a follower, so that taking a request in does not wait for it.
create table requests.search_words (
  request_id uuid primary key references requests.requests,
  opened_at timestamptz not null,
  open boolean not null,
  words tsvector not null
);
create index search_words_index on requests.search_words using gin (words) with (fastupdate = off);
create index search_words_newest on requests.search_words (opened_at desc, request_id desc);

-- Takes a submission with its requests in, whole or not at all, in one round trip. Sending the same key again writes
-- nothing and answers what was made the first time. `asked` is built by open-request.ts, which checks every value.
create function requests.open_submission(asked jsonb)
returns table (request_id uuid, reference text, participant_id uuid, submission_id uuid, again boolean)
language plpgsql as $$
declare
  made uuid;
begin
  insert into requests.submissions as s (id, key, channel, taken_by, created_at)
  values ((asked->>'id')::uuid, asked->>'key', asked->>'channel', (asked->>'taken_by')::uuid, (asked->>'at')::timestamptz)
  on conflict (key) do nothing returning s.id into made;

  if made is null then
    return query
      select r.id, r.reference, p.id, s.id, true
      from requests.submissions s
      join requests.requests r on r.submission_id = s.id
      left join requests.participants p on p.request_id = r.id and p.role = 'reporter'
      where s.key = asked->>'key'
      order by r.id;
    return;
  end if;

  perform customers.record_customer(asked->'customer');

  insert into requests.requests (id, submission_id, reference, service_slug, version_id, kind, status, visibility, sensitive,
    team_id, routed_because, details, answers, lat, lng, place_words, postcode, ward, areas, opened_at, next_due_at, due_at,
    updated_at, external_source, external_id)
  select n.id, made, n.reference, n.service_slug, n.version_id, n.kind, 'open', n.visibility, n.sensitive,
    n.team_id, n.routed_because, n.details, n.answers, n.lat, n.lng, n.place_words, n.postcode, n.ward, n.areas,
    (asked->>'at')::timestamptz, n.next_due_at, n.due_at, (asked->>'at')::timestamptz, n.external_source, n.external_id
  from jsonb_to_recordset(asked->'requests') as n (id uuid, reference text, service_slug text, version_id uuid, kind text,
    visibility text, sensitive boolean, team_id text, routed_because jsonb, details text, answers jsonb,
    lat double precision, lng double precision, place_words text, postcode text, ward text, areas text[],
    next_due_at timestamptz, due_at timestamptz, external_source text, external_id text);

  insert into requests.promises (request_id, step, position, first_due_at, due_at)
  select (n->>'id')::uuid, p->>'step', (p->>'position')::int, (p->>'due_at')::timestamptz, (p->>'due_at')::timestamptz
  from jsonb_array_elements(asked->'requests') n, jsonb_array_elements(n->'promises') p;

  insert into requests.participants (id, request_id, customer_id, role, language, told, on_behalf, joined_at)
  select (n->>'participant_id')::uuid, (n->>'id')::uuid, (asked->'customer'->>'id')::uuid, 'reporter', asked->>'language',
    (asked->>'told')::boolean, nullif(asked->'on_behalf', 'null'), (asked->>'at')::timestamptz
  from jsonb_array_elements(asked->'requests') n;

  insert into requests.photos (request_id, file_id, released_at)
  select (n->>'id')::uuid, (f->>'id')::uuid, (f->>'released_at')::timestamptz
  from jsonb_array_elements(asked->'requests') n, jsonb_array_elements(n->'photos') f;

  perform platform.record_events(asked->'events');
  perform drafts.mark_submitted((asked->>'draft_id')::uuid, (asked->>'at')::timestamptz);

  return query
    select (n->>'id')::uuid, n->>'reference', (n->>'participant_id')::uuid, made, false
    from jsonb_array_elements(asked->'requests') n;
end
$$;
