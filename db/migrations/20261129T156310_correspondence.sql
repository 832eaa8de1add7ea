-- correspondence: when whoever wrote was told whom to ring in danger, so that she is told again after some hours and not before.
alter table correspondence.received add column numbers_sent_at timestamptz;
create index received_told_numbers on correspondence.received (from_address, numbers_sent_at) where numbers_sent_at is not null;
