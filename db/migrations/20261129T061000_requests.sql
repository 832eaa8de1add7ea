-- requests: how much of what happens each of those who asked or joined wants to hear. Nothing: `told` is false.
alter table requests.participants
  add column hears text not null default 'everything' check (hears in ('everything', 'important'));
