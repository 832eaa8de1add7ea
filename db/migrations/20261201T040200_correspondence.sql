-- Who sent a mail on to us that somebody else wrote, the last of them first: `[{ name, address, at, words }]`.
alter table correspondence.received add column sent_on jsonb not null default '[]';
