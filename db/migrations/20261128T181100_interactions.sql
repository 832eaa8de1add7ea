-- interactions: when people came to us, for whoever plans how many colleagues are there.
create index interactions_by_start on interactions.interactions (started_at) where direction = 'in' and call_id is null;
-- Published: every call that rang, answered or not, and every conversation that began otherwise. Nobody's name, no length.
create view interactions.came_in as
  select id, ringing_at as at, 'phone' as channel from interactions.calls
  union all
  select id, started_at, channel from interactions.interactions where direction = 'in' and call_id is null;
-- Published: which requests a conversation was about.
create view interactions.requests_spoken_of as select request_id from interactions.matters where request_id is not null;
