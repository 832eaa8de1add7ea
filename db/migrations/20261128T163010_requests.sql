-- A message that staff wrote and that has not gone yet: nobody outside knows of it. Its id becomes that of the update.
create table requests.held_messages (
  id uuid primary key,
  request_id uuid not null references requests.requests,
  staff_id uuid not null references organisation.staff_members,
  audience text not null check (audience in ('public', 'participants')),
  words text not null,
  photos uuid[] not null default '{}',
  channel text not null,
  held_at timestamptz not null,
  -- it does not go before this
  goes_at timestamptz not null,
  -- why it could not go when its time came; null: it goes
  problem text
);
create index held_messages_by_request on requests.held_messages (request_id);
create index held_messages_by_staff on requests.held_messages (staff_id);

-- A message that is being written: each colleague's own, so that nobody writes over another's.
create table requests.message_drafts (
  request_id uuid not null references requests.requests,
  staff_id uuid not null references organisation.staff_members,
  words text not null,
  photos uuid[] not null default '{}',
  saved_at timestamptz not null,
  -- a colleague goes on with it: the words are in her draft too
  taken_by uuid references organisation.staff_members,
  primary key (request_id, staff_id)
);
create index message_drafts_by_staff on requests.message_drafts (staff_id);
create index message_drafts_by_taker on requests.message_drafts (taken_by) where taken_by is not null;
create index message_drafts_by_age on requests.message_drafts (saved_at);

-- Published: messages of staff, with the time before which one does not go.
create view requests.messages_of_staff as
  select id, request_id, null::timestamptz as goes_at from requests.updates where author_kind = 'staff'
  union all
  select id, request_id, goes_at from requests.held_messages;
