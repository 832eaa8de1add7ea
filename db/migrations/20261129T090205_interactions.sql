-- interactions: published: what was written to us and nobody has begun a conversation about.
create view interactions.still_waiting as
  select id, channel, due_at from interactions.waiting where interaction_id is null and put_away_at is null;
