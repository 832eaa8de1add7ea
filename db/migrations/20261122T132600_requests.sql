-- requests: what is read newest first is kept in the order it comes, and read backwards: a new row then goes at the end of an
-- index, where there is room, and not in front of all others.
drop index requests.requests_newest;
create index requests_newest on requests.requests (opened_at, id);
drop index requests.requests_open_by_service;
create index requests_open_by_service on requests.requests (service_slug, opened_at, id);
drop index requests.requests_public_by_ward;
create index requests_public_by_ward on requests.requests (ward, opened_at, id) where visibility = 'public';
drop index requests.requests_closed_of_team;
create index requests_closed_of_team on requests.requests (team_id, closed_at, id) where status = 'closed';
drop index requests.requests_closed_of_all;
create index requests_closed_of_all on requests.requests (closed_at, id) where status = 'closed';
drop index requests.search_words_newest;
create index search_words_newest on requests.search_words (opened_at, request_id);
