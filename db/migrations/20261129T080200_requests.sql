-- requests: published: the keys under which submissions came, and what they opened.
create view requests.opened_under as
  select s.id as submission_id, s.key, r.id as request_id
  from requests.submissions s join requests.requests r on r.submission_id = s.id;
