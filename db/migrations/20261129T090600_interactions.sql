-- interactions: published: what was thought to be about a service before anybody read it, and whether that was right.
create view interactions.suggested as
  select w.id, w.service, i.wrapped_at as decided_at,
    exists (select from interactions.matters m where m.interaction_id = i.id and m.service = w.service) as was_right
  from interactions.waiting w join interactions.interactions i on i.id = w.interaction_id
  where w.service is not null and i.wrapped_at is not null;
create index waiting_suggested on interactions.waiting (service, interaction_id) where service is not null;
