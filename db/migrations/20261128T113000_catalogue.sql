-- catalogue: services are changed on the staff site: who made a version and why, drafts, and who says what is offered.
alter table catalogue.service_versions
  add column made_by uuid references organisation.staff_members,
  add column why text;
create index service_versions_by_maker on catalogue.service_versions (made_by);

-- Each save of a draft is a row, so that what two people typed at the same time can be told apart. The last one that has
-- not ended is the draft; it ends when it is published or thrown away.
create table catalogue.service_drafts (
  id uuid primary key,
  slug text not null references catalogue.services,
  revision int not null,
  based_on uuid not null references catalogue.service_versions,
  definition jsonb not null,
  saved_by uuid references organisation.staff_members,
  saved_at timestamptz not null,
  ended_at timestamptz,
  unique (slug, revision)
);
create index service_drafts_by_base on catalogue.service_drafts (based_on);
create index service_drafts_by_saver on catalogue.service_drafts (saved_by);

-- Whether a service is offered, each time that was decided. No row: since its pack brought it.
create table catalogue.offers (
  id uuid primary key,
  slug text not null references catalogue.services,
  offered boolean not null,
  origin text not null check (origin in ('pack', 'staff')),
  decided_by uuid references organisation.staff_members,
  decided_at timestamptz not null,
  why text
);
create index offers_by_service on catalogue.offers (slug, decided_at desc);
create index offers_by_decider on catalogue.offers (decided_by);
