-- requests: indexes for the tabs and filters that read too much when there are a million requests.
drop index requests.requests_closed_of_team;
create index requests_closed_of_team on requests.requests (team_id, closed_at desc, id desc) where status = 'closed';
create index requests_closed_of_all on requests.requests (closed_at desc, id desc) where status = 'closed';
create index requests_waiting_of_all on requests.requests (queue_at, id) where status = 'waiting';
create index requests_map_open on requests.requests (lat, lng) where visibility = 'public' and status <> 'closed' and lat is not null;
