-- Published: whether a person has still to see to it that it did not arrive.
create or replace view channels.sent_in_threads as
  select thread_id, id, recipient, subject, words, status, answer, by_person, created_at, settled_at, medium, goes_at, key,
    status = 'failed' and mended is null and sought_at is not null as waits_for_person
  from channels.messages where thread_id is not null;
