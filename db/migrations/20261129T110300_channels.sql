-- channels: what could not be read, and a person has seen to: scanned again, or it was nothing.
alter table channels.arrivals
  add column seen_to_at timestamptz,
  add column seen_to_by uuid,
  add check (seen_to_at is null or state <> 'unreadable');
create index arrivals_seen_to on channels.arrivals (seen_to_at desc, id) where seen_to_at is not null;
