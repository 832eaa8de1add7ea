-- interactions: with every answer all of a thread is asked for, whose it is and whether it is in confidence; an index of a part of
-- it does not tell that.
drop index interactions.waiting_by_thread, interactions.waiting_taken_by_thread, interactions.waiting_confided_by_thread;
create index waiting_by_thread on interactions.waiting (thread_id);
