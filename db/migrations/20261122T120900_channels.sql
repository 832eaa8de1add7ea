-- channels: messages out, by any medium. Knows neither customers nor requests: `about` is somebody else's id.
create schema channels;

create table channels.messages (
  id uuid primary key,
  -- the same key never makes a second message
  key text not null unique,
  medium text not null check (medium in ('email', 'text', 'letter')),
  recipient text not null,
  language text not null,
  subject text not null default '',
  words text not null,
  html text,
  about uuid,
  status text not null default 'queued' check (status in ('queued', 'recorded', 'sent', 'failed')),
  tries int not null default 0,
  answer text,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);
create index messages_by_about on channels.messages (about, created_at);
create index messages_newest on channels.messages (created_at desc, id);
create index messages_queued on channels.messages (created_at) where status = 'queued';
