-- customers: what a person has several of, who may see her record, and how she is found by one box.
create extension if not exists pg_trgm;

-- What she is called besides. A protected name (adoption, recognised gender, refuge) is found by nobody and shown to few.
create table customers.other_names (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  kind text not null check (kind in ('known-as', 'previous')),
  name text not null check (name <> ''),
  protected boolean not null default false,
  source text not null,
  recorded_by uuid references organisation.staff_members,
  recorded_at timestamptz not null default now(),
  ended_by uuid references organisation.staff_members,
  ended_at timestamptz
);
create index other_names_by_customer on customers.other_names (customer_id);
create index other_names_by_recorder on customers.other_names (recorded_by) where recorded_by is not null;
create index other_names_by_ender on customers.other_names (ended_by) where ended_by is not null;

-- How we have to act, so that she can deal with us: large print, an interpreter, a step-free room.
create table customers.needs (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  kind text not null check (kind in
    ('large-print', 'braille', 'easy-read', 'audio', 'bsl', 'interpreter', 'text-relay', 'longer-time', 'access')),
  -- which language, what about access
  detail text not null default '',
  source text not null,
  recorded_by uuid references organisation.staff_members,
  recorded_at timestamptz not null default now(),
  ended_by uuid references organisation.staff_members,
  ended_at timestamptz
);
create index needs_by_customer on customers.needs (customer_id);
create index needs_by_recorder on customers.needs (recorded_by) where recorded_by is not null;
create index needs_by_ender on customers.needs (ended_by) where ended_by is not null;

-- Somebody who is something to her. `household` is there only where she told us herself.
create table customers.relationships (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  kind text not null check (kind in
    ('carer', 'parent', 'appointee', 'power-of-attorney', 'councillor', 'helper', 'household')),
  -- a customer too, or only a name
  other_id uuid references customers.customers,
  other_name text not null default '',
  -- what we have seen that says so
  authority text not null default '',
  -- what it is for
  scope text not null default '',
  -- what of her matters the other may see
  may_see text not null default 'nothing' check (may_see in ('nothing', 'scope', 'everything')),
  until date,
  source text not null,
  recorded_by uuid references organisation.staff_members,
  recorded_at timestamptz not null default now(),
  ended_by uuid references organisation.staff_members,
  ended_at timestamptz,
  check (other_id is not null or other_name <> '')
);
create index relationships_by_customer on customers.relationships (customer_id);
create index relationships_by_other on customers.relationships (other_id) where other_id is not null;
create index relationships_by_recorder on customers.relationships (recorded_by) where recorded_by is not null;
create index relationships_by_ender on customers.relationships (ended_by) where ended_by is not null;

-- What whoever is about to visit or meet her has to do. Why is kept for the owner alone.
create table customers.safety_markers (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  instruction text not null check (instruction <> ''),
  evidence text not null check (evidence <> ''),
  owner_team text not null references organisation.teams,
  review_on date not null,
  -- was she told? Where that is unsafe, why
  told boolean not null,
  not_told_because text not null default '',
  source text not null,
  recorded_by uuid references organisation.staff_members,
  recorded_at timestamptz not null default now(),
  ended_by uuid references organisation.staff_members,
  ended_at timestamptz,
  check (told or not_told_because <> '')
);
create index safety_markers_by_customer on customers.safety_markers (customer_id);
create index safety_markers_by_owner on customers.safety_markers (owner_team, review_on) where ended_at is null;
create index safety_markers_by_team on customers.safety_markers (owner_team);
create index safety_markers_by_recorder on customers.safety_markers (recorded_by) where recorded_by is not null;
create index safety_markers_by_ender on customers.safety_markers (ended_by) where ended_by is not null;

-- A record that only some teams may see. `hinted`: others learn that there is one.
create table customers.restrictions (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  kind text not null check (kind in ('safeguarding', 'staff', 'public-figure')),
  owner_team text not null references organisation.teams,
  -- the owner's team is among them
  teams text[] not null,
  hinted boolean not null,
  recorded_by uuid references organisation.staff_members,
  recorded_at timestamptz not null default now(),
  ended_by uuid references organisation.staff_members,
  ended_at timestamptz
);
create unique index restrictions_by_customer on customers.restrictions (customer_id) where ended_at is null;
create index restrictions_of_customer on customers.restrictions (customer_id);
create index restrictions_by_owner on customers.restrictions (owner_team);
create index restrictions_by_recorder on customers.restrictions (recorded_by) where recorded_by is not null;
create index restrictions_by_ender on customers.restrictions (ended_by) where ended_by is not null;

-- The record of a colleague, or of her family: she does not open it.
create table customers.own_records (
  customer_id uuid not null references customers.customers,
  staff_id uuid not null references organisation.staff_members,
  kind text not null check (kind in ('own', 'family')),
  recorded_by uuid references organisation.staff_members,
  recorded_at timestamptz not null default now(),
  primary key (customer_id, staff_id)
);
create index own_records_by_staff on customers.own_records (staff_id);
create index own_records_by_recorder on customers.own_records (recorded_by) where recorded_by is not null;

-- Who opened a record, when and why: to be shown to the person by team and reason. An opening lasts an hour.
create table customers.openings (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  staff_id uuid not null references organisation.staff_members,
  -- of the colleague at that time
  teams text[] not null,
  reason text not null check (reason in ('speaking', 'request', 'letter', 'visit', 'correct', 'other', 'emergency')),
  -- in the colleague's words: always for 'other' and 'emergency'
  words text not null default '',
  -- opened though it is restricted to other teams
  broke_glass boolean not null default false,
  opened_at timestamptz not null default now(),
  check (words <> '' or reason not in ('other', 'emergency'))
);
create index openings_by_customer on customers.openings (customer_id, opened_at desc);
create index openings_by_staff on customers.openings (staff_id, customer_id, opened_at);

alter table customers.contact_points
  -- subject lines say nothing of what it is about: others may read along
  add column neutral boolean not null default false,
  add column ended_by uuid references organisation.staff_members;
create index contact_points_by_ender on customers.contact_points (ended_by) where ended_by is not null;

-- Found by keys: one entry less at intake than the words of the name were, and a follower sets them afterwards.
drop view customers.names;
drop index customers.customers_by_name;
alter table customers.customers drop column name_words;
create index customers_by_keys on customers.customers using gin (keys) where keys is not null;
create index customers_without_keys on customers.customers (id) where keys is null;
-- Every word among the keys once: a word half typed or mistyped is looked up here, among some thousands, not among people.
create table customers.words (
  word text collate "C" primary key
);
create index words_alike on customers.words using gin (word gin_trgm_ops);

-- Published: the keys of a person, by every id that belongs to her.
create view customers.findable as
  select c.id as customer_id, c.keys
  from customers.customers c where not exists (select from customers.merged_ids m where m.customer_id = c.id)
  union all
  select m.customer_id, c.keys from customers.merged_ids m join customers.customers c on c.id = m.person_id;

-- Published: how to act towards a person now, by every id that belongs to her.
create view customers.current_needs as
  select i.customer_id, n.kind, n.detail
  from customers.identity i join customers.needs n on n.customer_id = i.person_id where n.ended_at is null;

-- Published: how she is reached now. Preferred points first; ended ones are not used; whoever has died is not written to.
create or replace view customers.reachable as
  select i.customer_id, c.id as person_id, c.name, c.language,
    e.value as email, e.safe and c.died_at is null as email_safe,
    p.value as phone, p.safe and c.died_at is null as phone_safe, p.text_ok and c.died_at is null as text_ok,
    c.informed, c.died_at, coalesce(e.neutral, false) as neutral
  from customers.identity i join customers.customers c on c.id = i.person_id
  left join lateral (select value, safe, neutral from customers.contact_points p
    where p.customer_id = c.id and p.kind = 'email' and p.ended_at is null
    order by p.preferred desc, p.created_at, p.id limit 1) e on true
  left join lateral (select value, safe, text_ok from customers.contact_points p
    where p.customer_id = c.id and p.kind = 'phone' and p.ended_at is null
    order by p.preferred desc, p.created_at, p.id limit 1) p on true;
