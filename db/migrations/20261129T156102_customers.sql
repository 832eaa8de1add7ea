-- customers: which contact point took the place of which, so that the history says what changed.
alter table customers.contact_points add column replaces uuid references customers.contact_points;
create index contact_points_by_replaced on customers.contact_points (replaces) where replaces is not null;
