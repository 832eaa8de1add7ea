-- catalogue: themes, services and their versions. A request keeps the version it was opened under.
create schema catalogue;

create table catalogue.themes (
  id text primary key,
  position int not null,
  definition jsonb not null
);
create table catalogue.service_versions (
  id uuid primary key,
  slug text not null,
  number int not null,
  origin text not null check (origin in ('pack', 'staff')),
  definition jsonb not null,
  digest text not null,
  created_at timestamptz not null default now(),
  unique (slug, number)
);
create table catalogue.services (
  slug text primary key,
  version_id uuid not null references catalogue.service_versions,
  retired_at timestamptz
);
create index services_by_version on catalogue.services (version_id);
-- Synonyms shared by all services and words to ignore, for the search.
create table catalogue.words (
  language text primary key,
  definition jsonb not null
);
