-- channels: what tells of an event is found by it, whatever request of its reader it is about. Keys are `event:number:reader`; as part of
-- an index that number needs no order of letters, which a database may have of its own.
create index messages_by_event on channels.messages ((case when starts_with(key, 'event:') then split_part(key, ':', 2) end))
  where case when starts_with(key, 'event:') then split_part(key, ':', 2) end is not null and thread_id is not null;

-- Published: the number of the event that it tells of; null: it tells of none.
create or replace view channels.sent_in_threads as
  select thread_id, id, recipient, subject, words, status, answer, by_person, created_at, settled_at, medium, goes_at, key,
    status = 'failed' and mended is null and sought_at is not null as waits_for_person,
    about, status = 'failed' and held_for is not null as held,
    case when starts_with(key, 'event:') then split_part(key, ':', 2) end as event_seq
  from channels.messages where thread_id is not null;
