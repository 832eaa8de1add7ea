-- A warm transfer: the phone of whoever takes a matter rings, and she joins the call it came by.
alter table interactions.handovers
  add column call_id uuid references interactions.calls,
  -- asked: to be rung; unanswered: her phone was not picked up; over: the call was, or whoever offered it was gone from it, before she was in
  add column joins text check (joins in ('asked', 'ringing', 'joined', 'unanswered', 'over')),
  add column joins_asked_at timestamptz,
  -- her leg of the call, as the provider names it
  add column joins_leg text,
  -- the other two were asked into the same conference
  add column brought_together_at timestamptz,
  add constraint handovers_join_a_call check ((call_id is null) = (joins is null) and (call_id is null) = (joins_asked_at is null));
create index handovers_by_call on interactions.handovers (call_id) where call_id is not null;
-- one a call: whoever has joined ends it when she goes
create unique index handovers_joining on interactions.handovers (call_id) where joins in ('asked', 'ringing', 'joined');
