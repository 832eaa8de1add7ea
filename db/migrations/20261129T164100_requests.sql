-- requests: what was written stays for few where something else is shown in its place: whoever asks who sees a request has to know.
create or replace view requests.standings as
  select id, status, team_id, assigned_to, next_due_at, visibility, sensitive, withdrawn_at, submission_id, reference, held_at, confided_to,
    shown_words, shown_place
  from requests.requests;
