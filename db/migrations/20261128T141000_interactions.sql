-- interactions: every conversation with somebody, what it was about and how it ended; calls as the telephone system tells them.
create schema interactions;

-- What the telephone system signs its events with. There is one, and a new one ends the one before.
create table interactions.telephony_keys (
  only_one boolean primary key default true check (only_one),
  secret text not null,
  made_at timestamptz not null,
  made_by uuid references organisation.staff_members
);
create index telephony_keys_by_maker on interactions.telephony_keys (made_by) where made_by is not null;

-- Events of calls exactly as they came, before anything reads them.
create table interactions.call_events (
  -- the provider's id: the same event sent again is the same row
  event_id text primary key,
  body text not null,
  received_at timestamptz not null,
  -- its effect is there
  done_at timestamptz,
  -- or why it could not be understood
  problem text
);
create index call_events_not_understood on interactions.call_events (received_at desc) where problem is not null;

create table interactions.calls (
  id uuid primary key,
  -- what the provider calls it
  provider_call text not null unique,
  -- E.164 where they are numbers; null: withheld
  dialled text not null,
  caller text,
  golden_number text,
  adviser_id uuid references organisation.staff_members,
  state text not null check (state in ('ringing', 'answered', 'held', 'transferred', 'ended')),
  ringing_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- of the last event that counted: one that comes late changes nothing
  last_at timestamptz not null,
  -- by the clock of the database: what screens that listen ask for
  changed_at timestamptz not null default now()
);
create index calls_by_adviser on interactions.calls (adviser_id) where adviser_id is not null;
create index calls_changed on interactions.calls (changed_at);
create index calls_waiting on interactions.calls (ringing_at) where state = 'ringing' and adviser_id is null;

create table interactions.interactions (
  id uuid primary key,
  channel text not null,
  direction text not null check (direction in ('in', 'out')),
  call_id uuid unique references interactions.calls,
  -- the desk or library it was at
  location text,
  adviser_id uuid not null references organisation.staff_members,
  -- where it is about, for what is known of the area
  postcode text collate "C",
  note text not null default '',
  -- what she was told at the end that happens next
  promise text not null default '',
  started_at timestamptz not null,
  -- the call or visit is over; the notes may not be
  ended_at timestamptz,
  parked_at timestamptz,
  wrapped_at timestamptz,
  -- it rang and nobody spoke
  missed boolean not null default false,
  saved_at timestamptz
);
-- A colleague has one thing in hand.
create unique index interactions_in_hand on interactions.interactions (adviser_id) where wrapped_at is null and parked_at is null;
create index interactions_of_adviser on interactions.interactions (adviser_id, started_at desc);

-- Who it is with, from when that was known: how her record came to be open (she said things that we know; or unchecked, and
-- why), or that she wants to stay unknown. Corrected by a new row in place of this one.
create table interactions.callers (
  interaction_id uuid primary key references interactions.interactions,
  customer_id uuid references customers.customers,
  how text not null check (how in ('said', 'unchecked', 'anonymous')),
  because text not null default '',
  at timestamptz not null,
  check ((customer_id is null) = (how = 'anonymous')),
  check (how <> 'unchecked' or because <> '')
);
create index callers_by_customer on interactions.callers (customer_id) where customer_id is not null;

-- What a conversation was about: one row for each thing.
create table interactions.matters (
  id uuid primary key,
  interaction_id uuid not null references interactions.interactions,
  position int not null,
  service text references catalogue.services,
  -- in her own words
  asked text not null default '',
  answer text not null default '',
  -- where the answer is from
  answer_source text not null default '',
  -- the form begun for it: it may be gone by now
  draft_id uuid,
  request_id uuid references requests.requests,
  -- what was done with the request
  touched text check (touched in ('opened', 'chased')),
  -- the message to her as typed so far; null: the one offered
  message text,
  message_id uuid,
  outcome text check (outcome in ('settled', 'handed-over', 'call-back', 'referred', 'abandoned')),
  referred_to text,
  -- why she got in touch: what the evidence says, the evidence itself, and what the adviser says
  demand_suggested text not null check (demand_suggested in ('value', 'failure', 'proactive')),
  demand_evidence jsonb not null,
  demand text check (demand in ('value', 'failure', 'proactive')),
  created_at timestamptz not null,
  unique (interaction_id, position)
);
create index matters_by_service on interactions.matters (service) where service is not null;
create index matters_by_request on interactions.matters (request_id) where request_id is not null;
create index matters_by_draft on interactions.matters (draft_id) where draft_id is not null;
