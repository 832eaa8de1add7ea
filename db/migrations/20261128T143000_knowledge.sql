-- knowledge: articles that answer questions, and the one directory of whom to ask.
create schema knowledge;

-- What is shown of an article: the published version; before there is one, the newest draft.
create table knowledge.articles (
  id uuid primary key,
  pack_id text unique,
  -- set once it was changed on the staff site: a pack does not overwrite it from then on
  edited_at timestamptz,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  published int,
  latest int not null,
  question jsonb not null,
  answer jsonb not null,
  -- other words people use for it
  also text not null default '',
  audience text not null check (audience in ('staff', 'everybody')),
  team_id text not null references organisation.teams,
  owner_id uuid references organisation.staff_members,
  review_on date not null,
  areas text[] not null default '{}',
  services text[] not null default '{}',
  words tsvector not null generated always as (
    setweight(to_tsvector('english'::regconfig, platform.fold(question ->> 'en')), 'A') ||
    setweight(to_tsvector('simple'::regconfig, coalesce(platform.fold(question ->> 'cy'), '')), 'A') ||
    setweight(to_tsvector('english'::regconfig, platform.fold(also)), 'B') ||
    setweight(to_tsvector('english'::regconfig, platform.fold(answer ->> 'en')), 'C') ||
    setweight(to_tsvector('simple'::regconfig, coalesce(platform.fold(answer ->> 'cy'), '')), 'C')) stored,
  letters text not null generated always as (
    platform.fold((question ->> 'en') || ' ' || also || ' ' || coalesce(question ->> 'cy', ''))) stored,
  check ((state = 'published') = (published is not null))
);
create index articles_by_words on knowledge.articles using gin (words);
create index articles_by_letters on knowledge.articles using gin (letters gin_trgm_ops);
create index articles_by_team on knowledge.articles (team_id, review_on);
create index articles_by_owner on knowledge.articles (owner_id);
create index articles_by_services on knowledge.articles using gin (services);

-- Who changed what, when and why. 'saved' has the words; the others say which version they are about.
create table knowledge.article_changes (
  article_id uuid not null references knowledge.articles,
  seq int not null,
  act text not null check (act in ('saved', 'published', 'withdrawn')),
  version int not null,
  definition jsonb check ((act = 'saved') = (definition is not null)),
  -- null: the pack
  changed_by uuid references organisation.staff_members,
  changed_at timestamptz not null,
  why text not null,
  primary key (article_id, seq)
);
create index article_changes_by_staff on knowledge.article_changes (changed_by);

-- Outside bodies, and roles that somebody holds. Colleagues, teams, desks and numbers of ours stay in organisation.
create table knowledge.contacts (
  id uuid primary key,
  pack_id text unique,
  edited_at timestamptz,
  removed_at timestamptz,
  kind text not null check (kind in
    ('police', 'health', 'parish', 'utility', 'council', 'government', 'charity', 'business', 'role')),
  name jsonb not null,
  does jsonb not null,
  -- telephone numbers: [{ name, number, when, calendar? }], as duty rules have them
  numbers jsonb not null default '[]',
  -- the same without gaps, and the last six digits of each: a number is found however it is typed
  digits text not null default '',
  email text,
  website text,
  calendar text,
  areas text[] not null default '{}',
  -- who keeps it right
  team_id text not null references organisation.teams,
  -- of a role: who has it, until the end of which day
  held_by uuid references organisation.staff_members,
  held_until date,
  also text not null default '',
  words tsvector not null generated always as (
    setweight(to_tsvector('simple'::regconfig, platform.fold((name ->> 'en') || ' ' || coalesce(name ->> 'cy', ''))), 'A') ||
    setweight(to_tsvector('english'::regconfig, platform.fold((name ->> 'en') || ' ' || also)), 'B') ||
    setweight(to_tsvector('english'::regconfig, platform.fold(does ->> 'en')), 'C') ||
    setweight(to_tsvector('simple'::regconfig, digits), 'A')) stored,
  letters text not null generated always as (
    platform.fold((name ->> 'en') || ' ' || also || ' ' || coalesce(name ->> 'cy', ''))) stored
);
create index contacts_by_words on knowledge.contacts using gin (words);
create index contacts_by_letters on knowledge.contacts using gin (letters gin_trgm_ops);
create index contacts_by_team on knowledge.contacts (team_id);
create index contacts_by_holder on knowledge.contacts (held_by);

-- What the directory adds to any contact, by its id in the directory ('person-…', 'team-…', or that of knowledge.contacts).
create table knowledge.contact_details (
  contact text primary key,
  phone text,
  does text,
  checked_at timestamptz,
  checked_by uuid references organisation.staff_members
);
create index contact_details_by_checker on knowledge.contact_details (checked_by);

-- 'Was this right?' of an article or a contact.
create table knowledge.reports (
  id uuid primary key,
  article_id uuid references knowledge.articles,
  version int,
  contact text,
  is_right boolean not null,
  words text not null default '',
  -- who answers
  team_id text not null references organisation.teams,
  reported_by uuid not null references organisation.staff_members,
  reported_at timestamptz not null,
  answered_by uuid references organisation.staff_members,
  answered_at timestamptz,
  answer text,
  check ((article_id is null) <> (contact is null)),
  check ((answered_at is null) = (answer is null))
);
create index reports_by_article on knowledge.reports (article_id, reported_at);
create index reports_by_contact on knowledge.reports (contact) where contact is not null;
create index reports_by_team on knowledge.reports (team_id);
create index reports_open on knowledge.reports (team_id, id) where answered_at is null and not is_right;
create index reports_by_reporter on knowledge.reports (reported_by, answered_at);
create index reports_by_answerer on knowledge.reports (answered_by);

-- 'Jane is away: ask Tom.' Whole days.
create table knowledge.absences (
  id uuid primary key,
  staff_id uuid not null references organisation.staff_members,
  from_on date not null,
  until_on date not null,
  cover_id uuid references organisation.staff_members,
  set_by uuid references organisation.staff_members,
  set_at timestamptz not null,
  ended_at timestamptz,
  check (until_on >= from_on),
  check (cover_id <> staff_id)
);
create index absences_by_staff on knowledge.absences (staff_id);
create index absences_by_cover on knowledge.absences (cover_id);
create index absences_by_setter on knowledge.absences (set_by);
create index absences_by_end on knowledge.absences (until_on);
