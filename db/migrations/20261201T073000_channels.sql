-- Published: what a message is about, and whether it is held back (or was dropped) for who may not be safe: then it never went.
create or replace view channels.sent_in_threads as
  select thread_id, id, recipient, subject, words, status, answer, by_person, created_at, settled_at, medium, goes_at, key,
    status = 'failed' and mended is null and sought_at is not null as waits_for_person,
    about, status = 'failed' and held_for is not null as held
  from channels.messages where thread_id is not null;
