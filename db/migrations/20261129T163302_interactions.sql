-- interactions: what was written of danger is for who answers first, the duty teams that were told and duty officers.
-- Null: no danger, or no duty team is for it.
alter table interactions.waiting add column confided_to text[];

create or replace view interactions.written_by as
  select w.id, who.person_id, w.request_id, w.team, w.confided_to
  from interactions.waiting w left join customers.identity who on who.customer_id = w.customer_id;

-- What comes later in a thread of danger is of it: asked for each that is put.
create index waiting_confided_by_thread on interactions.waiting (thread_id) where confided_to is not null;
