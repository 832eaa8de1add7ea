-- Openings in an emergency are few among all openings: the owner's team sees its own on 'For you'.
create index openings_in_emergency on customers.openings (opened_at) where broke_glass;
