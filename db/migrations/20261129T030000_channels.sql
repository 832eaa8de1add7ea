-- channels: what arrives, whole, before anything reads it. Nothing is ever removed from here but by its keeping time.
create table channels.arrivals (
  id uuid primary key,
  medium text not null check (medium in ('email', 'text', 'letter', 'voice')),
  -- who handed it over and what it is called there: handed over again it is the same arrival
  source text not null,
  source_key text not null,
  -- the addresses of the delivery: they may be others than those written inside; '' is a mail that wants no answer
  sender text not null,
  recipients text[] not null,
  file_id uuid not null references platform.files,
  received_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'unreadable')),
  tries int not null default 0,
  -- somebody reads it until then; or it rests after a try that failed
  held_until timestamptz,
  -- why it could not be read
  problem text,
  unique (source, source_key)
);
create index arrivals_by_file on channels.arrivals (file_id);
create index arrivals_waiting on channels.arrivals (received_at, id) where state = 'waiting';
create index arrivals_unreadable on channels.arrivals (received_at desc, id) where state = 'unreadable';

-- What answers to a message come back to; the Message-ID of what it answers itself; and whether a colleague wrote it.
alter table channels.messages add column thread_id uuid, add column answers text,
  add column by_person boolean not null default false;
create index messages_by_thread on channels.messages (thread_id, created_at) where thread_id is not null;

-- Published: what was sent in a thread.
create view channels.sent_in_threads as
  select thread_id, id, recipient, subject, words, status, answer, by_person, created_at, settled_at
  from channels.messages where thread_id is not null;
