-- interactions: the safe word counts among what somebody said that we know of her.
alter table interactions.callers drop constraint callers_things_check,
  add constraint callers_things_check
    check (things <@ array['name', 'reference', 'address', 'phone', 'email', 'born', 'safe-word']);
