-- interactions: what a caller said to the menu of a line, so that the list of work and whoever takes her have it; and whether it
-- hints at danger: then she comes before others.
alter table interactions.calls add column said text not null default '';
alter table interactions.calls add column is_urgent boolean not null default false;
