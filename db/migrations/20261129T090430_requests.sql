-- requests: a colleague marked a message as urgent or about safety: it goes by text at night too.
alter table requests.held_messages add column urgent boolean not null default false;
