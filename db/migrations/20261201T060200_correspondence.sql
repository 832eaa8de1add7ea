-- Who it seemed to be from before a colleague named its writer: `{ fromAddress, fromName, words, sentOn }`. Naming anew begins from there.
alter table correspondence.received add column as_sent jsonb;
