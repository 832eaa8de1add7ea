-- customers: more of what the council knows of a person or an organisation, and where each thing came from. What a person
-- has several of are rows that end; what she has one of are columns, whose history is kept in `changes`.
alter table customers.customers
  add column kind text not null default 'person' check (kind in ('person', 'organisation')),
  add column born date,
  add column preferred_channel text,
  add column preferred_times text,
  -- wants to be told what happens with what she asked
  add column informed boolean not null default true,
  -- what she says on the phone so that we know it is her
  add column safe_word text,
  -- from then on nothing is sent
  add column died_at timestamptz,
  -- where the record began: here, or an old system and the number it had there
  add column source text not null default 'firstpoint',
  add column source_id text,
  -- folded words, nicknames and sounds of all her names; null until a follower has set them
  add column keys text[];
create unique index customers_by_source on customers.customers (source, source_id) where source_id is not null;

alter table customers.contact_points
  -- a phone: may words be left with whoever or whatever answers?
  add column message_ok boolean not null default true,
  add column preferred boolean not null default false,
  add column uprn text,
  -- an address: from when until when
  add column from_on date,
  add column to_on date,
  add column source text not null default 'firstpoint',
  add column recorded_by uuid references organisation.staff_members,
  -- no longer used: it stays, so that she is known again by it
  add column ended_at timestamptz;
create index contact_points_by_recorder on customers.contact_points (recorded_by) where recorded_by is not null;

-- One row for each change of a column of `customers`. Without a row a value is from the record's beginning.
create table customers.changes (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  field text not null,
  was jsonb,
  becomes jsonb,
  source text not null,
  changed_at timestamptz not null default now(),
  changed_by uuid references organisation.staff_members
);
create index changes_by_customer on customers.changes (customer_id, changed_at);
create index changes_by_colleague on customers.changes (changed_by) where changed_by is not null;
