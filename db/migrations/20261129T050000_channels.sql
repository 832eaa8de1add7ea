-- channels: texts and letters go out by a provider that can be asked what became of them.
alter table channels.messages drop constraint messages_status_check,
  add constraint messages_status_check check (status in ('queued', 'recorded', 'sent', 'delivered', 'failed')),
  -- it goes at any hour: an answer to somebody who has just written, or what cannot wait
  add column at_once boolean not null default false,
  -- it tells somebody that nothing more is sent to her: the one message that a refusal lets pass
  add column confirms_refusal boolean not null default false,
  -- it was handed to the provider then, and how that ended is not known: it is looked up before it is handed over again
  add column handed_at timestamptz,
  add column provider text,
  -- what the provider calls it
  add column provider_id text,
  -- what it called earlier tries that a person began anew
  add column past_ids text[] not null default '{}',
  -- what became of it was last asked then
  add column asked_at timestamptz,
  -- of a text: how many parts it is paid as, and what all of them cost
  add column parts int,
  add column cost_pence numeric(9, 3),
  add check ((provider is null) = (provider_id is null));
create index messages_by_provider on channels.messages (provider, provider_id) where provider_id is not null;
create index messages_open_at_provider on channels.messages (coalesce(asked_at, settled_at)) where status = 'sent' and provider_id is not null;
create index messages_in_text_threads on channels.messages (recipient, created_at) where medium = 'text' and thread_id is not null;

-- Who has asked us to send nothing more to this number. The row goes when she asks us to begin again.
create table channels.refusals (
  medium text not null check (medium = 'text'),
  recipient text not null,
  since timestamptz not null,
  primary key (medium, recipient)
);

-- Published: what was sent in a thread.
create or replace view channels.sent_in_threads as
  select thread_id, id, recipient, subject, words, status, answer, by_person, created_at, settled_at, medium
  from channels.messages where thread_id is not null;
