-- What somebody wrote later waits for what waits of hers, as long as that is read or rests. A transcript may come before its message.
create index arrivals_waiting_of_sender on channels.arrivals (lower(sender), received_at, id)
  where state = 'waiting' and medium in ('email', 'text') and sender <> '';
