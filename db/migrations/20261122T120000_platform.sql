-- platform: settings, revisions of what is held in memory, events with their followers, files.
create schema platform;

create table platform.settings (
  name text primary key,
  value jsonb not null
);

-- Each process keeps services, teams and areas in memory; a higher revision tells it to read them again.
create table platform.revisions (
  name text primary key,
  revision bigint not null default 1
);

-- One row per thing that happened, written in the same transaction as the change: timeline, audit trail and outbox.
-- Data holds ids, codes and numbers, never names, contact details or people's words.
-- `restore` raises the epoch by replacing this function, because transaction ids start again in a new cluster.
create function platform.current_epoch() returns int language sql immutable as 'select 1';
create table platform.events (
  seq bigint generated always as identity primary key,
  epoch int not null default platform.current_epoch(),
  tx xid8 not null default pg_current_xact_id(),
  type text not null,
  subject uuid not null,
  actor_kind text not null,
  actor_id text,
  channel text not null,
  at timestamptz not null default now(),
  data jsonb not null default '{}'
);
create index events_by_subject on platform.events (subject, seq);
create index events_in_order on platform.events (epoch, tx, seq);

create table platform.followers (
  name text primary key,
  epoch int not null default 0,
  tx xid8 not null default '0',
  seq bigint not null default 0,
  moved_at timestamptz not null default now()
);

-- An event a follower could not digest after its tries. A person sees it and can have it tried again.
create table platform.parked_events (
  follower text not null,
  seq bigint not null,
  tries int not null,
  error text not null,
  parked_at timestamptz,
  primary key (follower, seq)
);

-- What was uploaded, by content. The bytes are in the file store under their hash.
create table platform.files (
  id uuid primary key,
  sha256 text not null,
  thumbnail_sha256 text,
  media_type text not null,
  bytes int not null,
  name text not null,
  width int,
  height int,
  position jsonb,
  created_at timestamptz not null default now()
);
create index files_by_hash on platform.files (sha256);
create index files_by_thumbnail on platform.files (thumbnail_sha256) where thumbnail_sha256 is not null;

-- Heartbeats of worker processes, so that jobs of a killed one are released at once.
create table platform.workers (
  id text primary key,
  beat_at timestamptz not null default now()
);

-- Writes events from inside another module's writing function. Elements: type, subject, actor_kind, actor_id, channel, at, data.
create function platform.record_events(happened jsonb) returns void
language sql as $$
  insert into platform.events (type, subject, actor_kind, actor_id, channel, at, data)
  select e.type, e.subject, e.actor_kind, e.actor_id, e.channel, e.at, e.data
  from jsonb_to_recordset(happened) as e (type text, subject uuid, actor_kind text, actor_id text, channel text, at timestamptz, data jsonb)
$$;
