-- interactions: of what waits, whether it hints at danger, so that every list of it can say so.
create or replace view interactions.still_waiting as
  select id, channel, due_at, is_urgent from interactions.waiting where interaction_id is null and put_away_at is null;
