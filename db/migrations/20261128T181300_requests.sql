-- requests: when a colleague took a request down for somebody, for whoever plans how many colleagues are there.
create index submissions_taken on requests.submissions (created_at) where taken_by is not null;
-- Published: those a colleague took.
create view requests.taken_down as
  select r.id, s.created_at as at, s.channel
  from requests.submissions s join requests.requests r on r.submission_id = s.id where s.taken_by is not null;
