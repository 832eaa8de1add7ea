-- customers: records from old systems brought in, and records of one person brought together.

-- One row for each file brought in: how far it has come, so that it goes on there after a kill.
create table customers.imports (
  id uuid primary key,
  source text not null,
  -- of the bytes of the file and of what its columns mean
  digest text not null,
  -- rows of the file that are passed, taken or not
  passed integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index imports_by_file on customers.imports (source, digest);

-- Where the old system says something new of what staff changed here: theirs stays, and a person is told.
create table customers.import_conflicts (
  import_id uuid not null references customers.imports,
  line integer not null,
  field text not null,
  customer_id uuid not null references customers.customers,
  primary key (import_id, line, field)
);
create index import_conflicts_by_customer on customers.import_conflicts (customer_id);

-- The id that always stands for these words (UUID version 8), so that the same file gives the same rows.
create function customers.id_of(words text) returns uuid language sql immutable
return overlay(overlay(md5(words) placing '8' from 13) placing '8' from 17)::uuid;

-- Two records that somebody or a signed rule said are one person. Whom an id belongs to (`merged_ids`) is what follows from
-- those not undone, in their order; nothing else is ever changed by a merge.
create table customers.merges (
  id uuid primary key,
  seq bigint generated always as identity,
  customer_id uuid not null references customers.customers,
  -- the record that gave the person her name from then on
  into_id uuid not null,
  -- null: by the signed rule
  merged_by uuid references organisation.staff_members,
  merged_at timestamptz not null,
  undone_by uuid references organisation.staff_members,
  undone_at timestamptz
);
create index merges_by_customer on customers.merges (customer_id);
create index merges_by_target on customers.merges (into_id);
create index merges_by_colleague on customers.merges (merged_by) where merged_by is not null;
create index merges_by_undoer on customers.merges (undone_by) where undone_by is not null;

-- Records that are likely one person. `customer_id` is the smaller id. Those not `shown` are hints on the records only.
create table customers.suggested_pairs (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  other_id uuid not null,
  score double precision not null,
  -- so certain that the signed rule may join them
  certain boolean not null,
  shown boolean not null,
  -- field by field: how far they agree, and what that says for (above 0) or against
  agreement jsonb not null,
  why jsonb not null,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'joined', 'different')),
  later_until timestamptz,
  decided_by uuid references organisation.staff_members,
  decided_at timestamptz,
  merge_id uuid references customers.merges,
  unique (customer_id, other_id),
  check (customer_id < other_id)
);
create index suggested_pairs_by_other on customers.suggested_pairs (other_id);
create index suggested_pairs_to_review on customers.suggested_pairs (score desc, id) where state = 'open' and shown;
create index suggested_pairs_by_colleague on customers.suggested_pairs (decided_by, decided_at) where decided_by is not null;
create index suggested_pairs_by_merge on customers.suggested_pairs (merge_id) where merge_id is not null;

-- Who signed that certain pairs join by themselves. Without an open row they do not.
create table customers.joining_rules (
  id uuid primary key,
  signed_by uuid not null references organisation.staff_members,
  signed_at timestamptz not null,
  withdrawn_by uuid references organisation.staff_members,
  withdrawn_at timestamptz
);
create unique index joining_rule_in_force on customers.joining_rules ((true)) where withdrawn_at is null;
create index joining_rules_by_signer on customers.joining_rules (signed_by);
create index joining_rules_by_withdrawer on customers.joining_rules (withdrawn_by) where withdrawn_by is not null;

-- Compared with others already? Null: new or changed since.
alter table customers.customers add column matched_at timestamptz;
create index customers_to_match on customers.customers (created_at) where matched_at is null;

-- Published: the ids that belong to one person, by any of them. Asked by id, it looks up a few rows.
create view customers.ids_of_person as
  select i.customer_id, i.person_id, o.id as other_id
  from customers.identity i
  cross join lateral (
    select i.person_id as id
    union all
    select m.customer_id from customers.merged_ids m where m.person_id = i.person_id) o;

-- A person is known by what any of her records says.
create or replace view customers.findable as
  select o.id as customer_id, c.keys
  from customers.customers c
  left join customers.merged_ids i on i.customer_id = c.id
  cross join lateral (
    select coalesce(i.person_id, c.id) as id
    union all
    select m.customer_id from customers.merged_ids m where m.person_id = coalesce(i.person_id, c.id)) o;
create or replace view customers.known_points as
  select i.customer_id, p.kind, p.normal
  from customers.ids_of_person i join customers.contact_points p on p.customer_id = i.other_id;
create or replace view customers.point_holders as
  select p.kind, p.normal, o.id as customer_id
  from customers.contact_points p
  left join customers.merged_ids i on i.customer_id = p.customer_id
  cross join lateral (
    select coalesce(i.person_id, p.customer_id) as id
    union all
    select m.customer_id from customers.merged_ids m where m.person_id = coalesce(i.person_id, p.customer_id)) o;

-- What was given with this very id comes first, so that nobody gets another's answer by a merge; where that is nothing,
-- what her other records say. Whoever has died by any of her records is not written to.
create or replace view customers.reachable as
  select i.customer_id, c.id as person_id, c.name, c.language,
    e.value as email, e.safe and d.died_at is null as email_safe,
    p.value as phone, p.safe and d.died_at is null as phone_safe, p.text_ok and d.died_at is null as text_ok,
    c.informed, d.died_at, coalesce(e.neutral, false) as neutral
  from customers.identity i join customers.customers c on c.id = i.person_id
  cross join lateral (select min(x.died_at) as died_at from customers.ids_of_person o
    join customers.customers x on x.id = o.other_id where o.customer_id = i.customer_id) d
  left join lateral (select p.value, p.safe, p.neutral
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'email' and p.ended_at is null
    order by p.customer_id = i.customer_id desc, p.preferred desc, p.created_at, p.id limit 1) e on true
  left join lateral (select p.value, p.safe, p.text_ok
    from customers.ids_of_person o join customers.contact_points p on p.customer_id = o.other_id
    where o.customer_id = i.customer_id and p.kind = 'phone' and p.ended_at is null
    order by p.customer_id = i.customer_id desc, p.preferred desc, p.created_at, p.id limit 1) p on true;

-- A need on any of her records is a need of hers.
create or replace view customers.current_needs as
  select i.customer_id, n.kind, n.detail
  from customers.ids_of_person i join customers.needs n on n.customer_id = i.other_id where n.ended_at is null;
