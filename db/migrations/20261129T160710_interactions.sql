-- A matter that somebody took, or a call she made, goes on in a conversation of her own, with everything attached.
alter table interactions.handovers add column went_on_in uuid references interactions.interactions;
create unique index handovers_by_went_on on interactions.handovers (went_on_in) where went_on_in is not null;

-- So does whatever a call back was promised for, not only a kept place.
alter table interactions.call_backs drop constraint call_backs_conversation_of_a_kept_place;

-- Published: conversations about what was written to us: those begun about it, and those in which a matter of one goes on.
create or replace view interactions.begun_about as
  select w.id, w.interaction_id, i.adviser_id, i.wrapped_at from interactions.waiting w
  join interactions.interactions i on i.id = w.interaction_id
  union
  select w.id, i.id, i.adviser_id, i.wrapped_at from interactions.waiting w
  join interactions.matters m on m.interaction_id = w.interaction_id
  join interactions.handovers h on h.matter_id = m.id join interactions.interactions i on i.id = h.went_on_in;
