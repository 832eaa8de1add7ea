-- requests: words of another body, shown as its own.
alter table requests.updates add column said_by text;

-- published: its reference too
create or replace view requests.standings as
  select id, status, team_id, assigned_to, next_due_at, visibility, sensitive, withdrawn_at, submission_id, reference
  from requests.requests;
