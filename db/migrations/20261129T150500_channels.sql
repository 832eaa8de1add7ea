-- channels: of what was read long ago the raw file goes by the council's keeping time; that it came, and what it said, stays.
alter table channels.arrivals alter column file_id drop not null,
  add check (file_id is not null or state = 'read');
create index arrivals_with_raw on channels.arrivals (received_at) where file_id is not null and state = 'read';

-- Published: which arrivals can still be had as they came.
create view channels.raw_kept as select id from channels.arrivals where file_id is not null;
