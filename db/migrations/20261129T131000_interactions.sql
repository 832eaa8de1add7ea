-- interactions: who wrote what waits, as they call themselves: a name, an address or a number. '' where that is not known.
alter table interactions.waiting add column sender text not null default '';
