-- places: areas, outlines and postcodes of the council.
create schema places;

create table places.areas (
  id text primary key,
  position int not null,
  kind text not null,
  name jsonb not null,
  wards text[] not null,
  outline jsonb
);
create table places.postcodes (
  postcode text collate "C" primary key check (postcode ~ '^[A-Z0-9]+$'),
  lat double precision not null,
  lng double precision not null,
  ward text not null,
  lsoa text not null
);
create index postcodes_by_ward on places.postcodes (ward);
-- Which councils each postcode sector lies in, so that 'that is not us' can say who it is. `council` is its English name.
create table places.sectors (
  sector text collate "C" not null,
  council text not null,
  name jsonb not null,
  postcodes int not null,
  primary key (sector, council)
);
