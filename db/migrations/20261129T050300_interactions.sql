-- interactions: what belongs together is taken together. The id is that of whoever keeps it whole.
alter table interactions.waiting add column thread_id uuid;
create index waiting_by_thread on interactions.waiting (thread_id)
  where thread_id is not null and interaction_id is null and put_away_at is null;
