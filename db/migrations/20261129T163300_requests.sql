-- requests: held words are for few colleagues too, and a colleague may show less of them than was written.
alter table requests.requests
  -- the duty teams that were told of danger in it: while its words are held they read them as its own team does
  add column confided_to text[] not null default '{}',
  -- what everybody reads in place of what was written; null: as it was written. '': nothing
  add column shown_words text,
  add column shown_place text;

-- who was told of danger, too
create or replace view requests.standings as
  select id, status, team_id, assigned_to, next_due_at, visibility, sensitive, withdrawn_at, submission_id, reference, held_at, confided_to
  from requests.requests;
