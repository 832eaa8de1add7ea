-- What was written and is given to a team keeps the conversation in which it was given, and which of its matters were: whoever
-- takes it goes on with them.
alter table interactions.waiting add column given_in uuid references interactions.interactions;
create index waiting_by_given on interactions.waiting (given_in) where given_in is not null;
alter table interactions.matters add column is_given boolean not null default false;

-- A matter that turns out to be of a colleague's own family is its team's: whoever of it takes it goes on from where she left.
alter table interactions.handovers drop constraint handovers_state_check;
alter table interactions.handovers
  add constraint handovers_state_check check (state in ('offered', 'accepted', 'with-team', 'given-back', 'unanswered', 'done')),
  add column left_in uuid references interactions.interactions;
create index handovers_by_left on interactions.handovers (left_in) where left_in is not null;
drop index interactions.handovers_standing;
create unique index handovers_standing on interactions.handovers (matter_id) where state in ('offered', 'accepted', 'with-team');
