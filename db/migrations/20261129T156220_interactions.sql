-- interactions: a promised call that is not needed any more, and why.
alter table interactions.call_backs drop constraint call_backs_state_check,
  add constraint call_backs_state_check check (state in ('open', 'spoken', 'written', 'cancelled')),
  add column ended_because text not null default '',
  add constraint call_backs_ended_because check ((state = 'cancelled') = (ended_because <> ''));
