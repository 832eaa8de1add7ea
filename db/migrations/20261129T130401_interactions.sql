-- interactions: what came of a thread that a colleague has in hand goes to her conversation by itself; then, of the database's
-- clock, so that her screen learns of it.
alter table interactions.waiting add column joined_at timestamptz;
create index waiting_joined on interactions.waiting (joined_at) where joined_at is not null;
create index waiting_taken_by_thread on interactions.waiting (thread_id) where interaction_id is not null;
