-- customers: people and organisations who ask, and how they may be reached.
create schema customers;

create table customers.customers (
  id uuid primary key,
  name text,
  language text not null default 'en',
  created_at timestamptz not null default now()
);
create table customers.contact_points (
  id uuid primary key,
  customer_id uuid not null references customers.customers,
  kind text not null check (kind in ('email', 'phone', 'address')),
  value text not null,
  -- lower-case email, E.164 phone, postcode without spaces: what equality and search use
  normal text collate "C" not null,
  safe boolean not null default true,
  text_ok boolean not null default false,
  verified_at timestamptz,
  created_at timestamptz not null default now()
);
create index contact_points_by_customer on customers.contact_points (customer_id);
create index contact_points_by_value on customers.contact_points (normal text_pattern_ops);

-- Whom each id belongs to now. No module ever rewrites a customer id: merge and unmerge change this table alone.
create table customers.merged_ids (
  customer_id uuid primary key references customers.customers,
  person_id uuid not null references customers.customers
);
create index merged_ids_by_person on customers.merged_ids (person_id);
create view customers.identity as
  select c.id as customer_id, coalesce(m.person_id, c.id) as person_id
  from customers.customers c left join customers.merged_ids m on m.customer_id = c.id;
