-- What was written and turned out to be of danger is for who heard it and the teams told, as what was said.
create or replace view interactions.begun_about as
  select w.id, w.interaction_id, i.adviser_id, i.wrapped_at, i.confided_to from interactions.waiting w
  join interactions.interactions i on i.id = w.interaction_id
  union
  select w.id, i.id, i.adviser_id, i.wrapped_at, i.confided_to from interactions.waiting w
  join interactions.matters m on m.interaction_id = w.interaction_id
  join interactions.handovers h on h.matter_id = m.id join interactions.interactions i on i.id = h.went_on_in;
