-- channels: how fast each provider is handed messages, and whether it answers at all. All workers share it. It tells of now
-- only, so after a crash it may begin anew.
create unlogged table channels.providers (
  name text primary key,
  -- its rate is used up to this moment: whoever comes next pushes it on by one message
  used_until timestamptz not null default '-infinity',
  -- it asked us to wait
  rests_until timestamptz,
  -- how often in a row it did not answer, or could not
  failures int not null default 0,
  problem text,
  -- after some failures it is left alone; one message at a time tries whether it works again
  broken_since timestamptz,
  next_probe_at timestamptz
);

alter table channels.messages
  -- who goes first: somebody waits for it now (a code, an acknowledgement), news, or one of many
  add column urgency text not null default 'usual' check (urgency in ('now', 'usual', 'notice')),
  -- of a notice: not before; whoever has it in hand pushes it on, so that it comes back if she never does
  add column next_at timestamptz not null default '-infinity',
  -- the law says that it must reach her
  add column by_law boolean not null default false,
  -- it goes another way because that one could not be delivered
  add column instead_of uuid references channels.messages,
  -- of one that failed: another way was looked for
  add column sought_at timestamptz,
  -- what became of one that failed
  add column mended text check (mended in ('other-way', 'again', 'told', 'not-needed')),
  add column mended_at timestamptz,
  add column mended_by uuid,
  add check ((mended is null) = (mended_at is null));
create unique index messages_by_failed on channels.messages (instead_of) where instead_of is not null;
create index messages_notices on channels.messages (medium, next_at) where status = 'queued' and urgency = 'notice';
create index messages_to_seek on channels.messages (created_at) where status = 'failed' and sought_at is null and mended is null;
create index messages_to_mend on channels.messages (settled_at desc, id) where status = 'failed' and mended is null;

-- What failed before is as it was: nobody is written to anew by another way.
update channels.messages set sought_at = now() where status = 'failed';
