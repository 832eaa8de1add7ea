-- interactions: conversations of old systems. They are kept apart from those had here, so that no board, demand figure or
-- list of work ever counts them: they are history, and are shown as that.

-- One row for each file brought in: how far it has come, so that it goes on there after a kill.
create table interactions.imports (
  id uuid primary key,
  source text not null,
  -- of the bytes of the file and of what its columns mean
  digest text not null,
  -- rows of the file that are passed, taken or not
  passed integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index imports_by_file on interactions.imports (source, digest);

-- Rows that were not taken because nobody here is whom they name.
create table interactions.import_gaps (
  import_id uuid not null references interactions.imports,
  line integer not null,
  primary key (import_id, line)
);

create table interactions.old_conversations (
  -- made of the source and the id there
  id uuid primary key,
  source text not null,
  source_id text not null,
  customer_id uuid not null references customers.customers,
  -- null: the old system did not say
  channel text,
  direction text check (direction in ('in', 'out')),
  happened_at timestamptz not null,
  -- is the time of day known?
  timed boolean not null,
  -- all in the old system's own words
  asked text not null,
  answer text not null,
  outcome text not null,
  team text not null,
  -- what the old system said before, newest last: it was corrected there
  earlier jsonb not null default '[]',
  imported_at timestamptz not null
);
create index old_conversations_by_customer on interactions.old_conversations (customer_id, happened_at desc);
