-- interactions: callers who wait in a line of ours, and those who keep their place without waiting.
alter table interactions.calls
  -- she chose it at the beginning
  add column language text check (language in ('en', 'cy')),
  -- what she said or pressed that it is about
  add column service text references catalogue.services,
  -- she left the queue for something else that answers her: nobody missed her
  add column left_for text check (left_for in ('call-back', 'message'));
create index calls_by_service on interactions.calls (service) where service is not null;
-- what a call that comes now takes is told by the last that were spoken
create index calls_answered on interactions.calls (answered_at desc) where answered_at is not null;

-- A call-back that keeps the place of a call: nobody has promised it but the line itself, and there is no matter yet.
alter table interactions.call_backs
  alter column matter_id drop not null,
  alter column promised_by drop not null,
  add column call_id uuid unique references interactions.calls,
  -- begun when she was reached
  add column interaction_id uuid references interactions.interactions,
  add constraint call_backs_of_something check ((call_id is null) = (matter_id is not null and promised_by is not null)),
  add constraint call_backs_conversation_of_a_kept_place check (interaction_id is null or call_id is not null);
create index call_backs_by_interaction on interactions.call_backs (interaction_id) where interaction_id is not null;

-- What the provider of the lines asked us, exactly as it came, before anything was done about it.
create table interactions.line_webhooks (
  -- SHA-256 of provider, address and body: the same one sent again is the same row
  id text primary key,
  provider text not null,
  provider_call text not null,
  step text not null,
  address text not null,
  body text not null,
  caller text,
  dialled text,
  received_at timestamptz not null
);
create index line_webhooks_of_call on interactions.line_webhooks (provider_call, received_at);
create index line_webhooks_by_age on interactions.line_webhooks (received_at);
