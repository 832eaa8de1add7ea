-- What somebody took for others, the newest first.
drop index requests.submissions_by_taker;
create index submissions_of_taker on requests.submissions (taken_by, created_at desc, id) where taken_by is not null;
