-- The board counts call-backs by day, of all teams together.
create index call_backs_by_day on interactions.call_backs (slot_from);
