-- customers: people and organisations who ask, and how they may be reached.
create schema customers;

create table customers.customers (
  id uuid primary key,
  name text,
  -- words of the name, for search
  name_words tsvector generated always as (to_tsvector('simple', coalesce(name, ''))) stored,
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
create index customers_by_name on customers.customers using gin (name_words);

-- Records somebody who asked, with the contact points given. Answers the customer's id, or null where nobody was given.
-- Modules above call it inside their own writing functions.
create function customers.record_customer(person jsonb) returns uuid
language plpgsql as $$
begin
  if person is null or person = 'null' then return null; end if;
  insert into customers.customers (id, name, language)
  values ((person->>'id')::uuid, nullif(person->>'name', ''), person->>'language');
  insert into customers.contact_points (id, customer_id, kind, value, normal, safe, text_ok)
  select (p->>'id')::uuid, (person->>'id')::uuid, p->>'kind', p->>'value', p->>'normal', (p->>'safe')::boolean, (p->>'text_ok')::boolean
  from jsonb_array_elements(person->'contact_points') p;
  return (person->>'id')::uuid;
end
$$;

-- Published: what screens and messages of other modules need of a customer, by the id they hold (merged ones are followed).
create view customers.reachable as
  select i.customer_id, c.id as person_id, c.name, c.language,
    (select p.value from customers.contact_points p where p.customer_id = c.id and p.kind = 'email' order by p.created_at, p.id limit 1) as email,
    (select p.safe from customers.contact_points p where p.customer_id = c.id and p.kind = 'email' order by p.created_at, p.id limit 1) as email_safe,
    (select p.value from customers.contact_points p where p.customer_id = c.id and p.kind = 'phone' order by p.created_at, p.id limit 1) as phone,
    (select p.safe from customers.contact_points p where p.customer_id = c.id and p.kind = 'phone' order by p.created_at, p.id limit 1) as phone_safe,
    (select p.text_ok from customers.contact_points p where p.customer_id = c.id and p.kind = 'phone' order by p.created_at, p.id limit 1) as text_ok
  from customers.identity i join customers.customers c on c.id = i.person_id;

-- Published: words of the name, and contact points as typed things are compared, by every id that belongs to the person.
create view customers.names as
  select i.customer_id, c.name_words from customers.identity i join customers.customers c on c.id = i.person_id;
create view customers.known_points as
  select i.customer_id, p.kind, p.normal
  from customers.identity i join customers.contact_points p on p.customer_id = i.person_id;
