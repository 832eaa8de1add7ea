-- A message that a colleague can take back for a moment does not go before this; null: it goes at once.
alter table channels.messages add column goes_at timestamptz;

create or replace view channels.sent_in_threads as
  select thread_id, id, recipient, subject, words, status, answer, by_person, created_at, settled_at, medium, goes_at, key
  from channels.messages where thread_id is not null;
