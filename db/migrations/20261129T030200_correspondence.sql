-- correspondence: what was written to us, as it is understood, and what became of it.
create schema correspondence;

create table correspondence.received (
  id uuid primary key,
  arrival_id uuid not null unique references channels.arrivals,
  medium text not null check (medium in ('email', 'text', 'letter', 'voice')),
  kind text not null check (kind in ('message', 'bounce', 'auto-reply', 'complaint')),
  -- why it is no message, for staff
  because text,
  -- whose answer it is, or the first of a new thread
  thread_id uuid not null,
  -- of a new matter: what the writer can quote
  reference text unique,
  from_address text not null,
  from_name text not null,
  -- the address it came to, and whose inbox that is; null: the council's
  inbox text not null,
  team text references organisation.teams,
  subject text not null,
  -- what the writer wrote, without what is quoted; and all of it
  words text not null,
  whole text not null,
  html text,
  is_spam boolean not null,
  message_id text,
  content_hash text not null,
  sent_at timestamptz,
  received_at timestamptz not null,
  -- another copy of the same: it is one matter
  copy_of uuid references correspondence.received,
  -- information: added to a request. waiting: for a colleague. kept: nothing is to be done.
  became text not null check (became in ('information', 'waiting', 'kept')),
  request_id uuid references requests.requests,
  check ((became = 'information') <= (request_id is not null))
);
create index received_by_thread on correspondence.received (thread_id, received_at);
create index received_by_message_id on correspondence.received (message_id) where message_id is not null;
create index received_by_content on correspondence.received (content_hash);
create index received_by_request on correspondence.received (request_id, received_at) where request_id is not null;
create index received_by_copy on correspondence.received (copy_of) where copy_of is not null;
create index received_by_team on correspondence.received (team) where team is not null;
create index received_newest on correspondence.received (received_at desc, id);
create index received_by_sender on correspondence.received (from_address, received_at);

create table correspondence.attachments (
  received_id uuid not null references correspondence.received,
  position int not null,
  name text not null,
  -- null where it could not be taken, and why
  file_id uuid references platform.files,
  problem text,
  primary key (received_id, position),
  check ((file_id is null) = (problem is not null))
);
create index attachments_by_file on correspondence.attachments (file_id) where file_id is not null;
