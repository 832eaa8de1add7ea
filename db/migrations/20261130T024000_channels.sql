-- Published: what did not arrive and waits for a person.
create view channels.waiting_for_person as
  select id, about, thread_id, created_at, settled_at
  from channels.messages where status = 'failed' and mended is null and sought_at is not null;
