-- A matter that somebody took, or a call she made, goes on in a conversation of her own, with everything attached.
alter table interactions.handovers add column went_on_in uuid references interactions.interactions;
create unique index handovers_by_went_on on interactions.handovers (went_on_in) where went_on_in is not null;

-- So does whatever a call back was promised for, not only a kept place.
alter table interactions.call_backs drop constraint call_backs_conversation_of_a_kept_place;
