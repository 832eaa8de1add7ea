-- duty: what cannot wait, because somebody may come to harm; and the council's emergencies.
create schema duty;

-- Of the pack: what to say, ask and do for each kind of danger.
create table duty.kinds (
  id text primary key,
  position int not null,
  definition jsonb not null
);
-- Of the pack: what to tell people in emergencies that can be foreseen.
create table duty.plans (
  id text primary key,
  position int not null,
  definition jsonb not null
);

create table duty.records (
  id uuid primary key,
  kind text not null,
  -- the conversation in which it was heard
  interaction_id uuid references interactions.interactions,
  raised_by uuid not null references organisation.staff_members,
  raised_at timestamptz not null,
  -- who was told: the duty team of that hour, then those it rang at as nobody answered
  teams text[] not null check (cardinality(teams) > 0),
  rings int not null default 1,
  rung_at timestamptz not null,
  -- read by nobody but who raised it, the teams told and duty officers
  note text not null default '',
  received_by uuid references organisation.staff_members,
  received_at timestamptz,
  outcome text check (outcome in ('acting', 'emergency-services', 'below-threshold')),
  outcome_words text not null default '',
  offer text not null default '',
  offered_by text not null default '',
  closed_by uuid references organisation.staff_members,
  closed_at timestamptz,
  check ((received_by is null) = (received_at is null)),
  check ((outcome is null) = (closed_at is null)),
  check (closed_at is null or received_at is not null),
  -- below the threshold is no end without an offer of something
  check (outcome is distinct from 'below-threshold' or (offer <> '' and offered_by <> ''))
);
create index records_not_received on duty.records (raised_at) where received_at is null;
create index records_open on duty.records (raised_at desc) where closed_at is null;
create index records_by_raiser on duty.records (raised_by, raised_at desc);
create index records_by_interaction on duty.records (interaction_id) where interaction_id is not null;
create index records_by_receiver on duty.records (received_by) where received_by is not null;
create index records_by_closer on duty.records (closed_by) where closed_by is not null;

create table duty.emergencies (
  id uuid primary key,
  -- null: every line
  golden_number text,
  plan text,
  title text not null,
  -- what colleagues say to whoever rings
  words text not null,
  priorities text not null default '',
  -- what the public site says
  notice_id uuid references notices.notices,
  started_by uuid not null references organisation.staff_members,
  starts_at timestamptz not null,
  -- it is over by itself then; ended by hand, it is over now
  ends_at timestamptz not null,
  ended_by uuid references organisation.staff_members,
  check (ends_at >= starts_at)
);
create index emergencies_by_end on duty.emergencies (ends_at desc);
create index emergencies_by_notice on duty.emergencies (notice_id) where notice_id is not null;
create index emergencies_by_starter on duty.emergencies (started_by);
create index emergencies_by_ender on duty.emergencies (ended_by) where ended_by is not null;
