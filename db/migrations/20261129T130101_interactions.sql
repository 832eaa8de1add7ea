-- interactions: what somebody said that we know of her, where it was said by whom a conversation is: kinds of things, never the things.
alter table interactions.callers
  add column things text[] not null default '{}'
    check (things <@ array['name', 'reference', 'address', 'phone', 'email', 'born']),
  add check (how = 'said' or things = '{}');
