-- interactions: whose ways are in doubt for which conversation. It is written down then: who it was with may be said otherwise later, and
-- of what was opened in it not everybody may see who asked.
create table interactions.hushed_people (
  interaction_id uuid not null references interactions.interactions,
  customer_id uuid not null references customers.customers,
  primary key (interaction_id, customer_id)
);
create index hushed_people_by_customer on interactions.hushed_people (customer_id);
insert into interactions.hushed_people
  select i.id, c.customer_id from interactions.interactions i cross join lateral interactions.went_on(i.id) went
  join interactions.callers c on c.interaction_id = went.id and c.customer_id is not null
  where i.hushed on conflict do nothing;
-- Published: in how many messages of a conversation in which the key was pressed, and of those around it, somebody has to decide still.
create view interactions.held_back as
  select h.id as message_id, on_it.id as interaction_id from channels.held_back h
  cross join lateral interactions.came_from(h.held_for) back cross join lateral interactions.went_on(back.id) went
  join interactions.interactions on_it on on_it.id = went.id where on_it.danger_raised;
