-- duty: words that hint at danger, written or spoken to us when nobody was there, raise a record as a colleague's key does.
-- Then no colleague raised it.
alter table duty.records alter column raised_by drop not null;

-- What a record was raised by, or that came while it stood open: what a module above keeps whole, under the same id.
create table duty.written (
  record_id uuid not null references duty.records,
  received_id uuid not null,
  -- what belongs together; and a digest of where it came from, so that five mails of one person ring once
  thread_id uuid not null,
  writer text not null,
  at timestamptz not null,
  primary key (record_id, received_id)
);
create index written_by_thread on duty.written (thread_id);
create index written_by_writer on duty.written (writer);
