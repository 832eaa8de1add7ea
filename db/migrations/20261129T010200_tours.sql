-- tours: who cannot climb steps knows beforehand whether there are any.
alter table tours.stops add column step_free boolean not null default false;
