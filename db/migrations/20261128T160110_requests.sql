-- Published: whose a request is and how far it is, with what `seenBy` asks of it, and nothing of what was said in it.
create view requests.standings as
  select id, status, team_id, assigned_to, next_due_at, visibility, sensitive, withdrawn_at, submission_id
  from requests.requests;
