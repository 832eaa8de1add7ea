-- customers: each view is asked from one side, and an index answers it from there.

-- By id. A join like this is looked up id by id; as a union of both cases it would be read whole, whoever is asked about.
create or replace view customers.identity as
  select c.id as customer_id, coalesce(m.person_id, c.id) as person_id
  from customers.customers c left join customers.merged_ids m on m.customer_id = c.id;

-- By name, or by contact point: here the union is right, and the join would read everybody.
create or replace view customers.names as
  select c.id as customer_id, c.name_words
  from customers.customers c where not exists (select from customers.merged_ids m where m.customer_id = c.id)
  union all
  select m.customer_id, c.name_words from customers.merged_ids m join customers.customers c on c.id = m.person_id;

-- Published: whose ids a contact point belongs to.
create view customers.point_holders as
  select p.kind, p.normal, p.customer_id
  from customers.contact_points p where not exists (select from customers.merged_ids m where m.customer_id = p.customer_id)
  union all
  select p.kind, p.normal, m.customer_id
  from customers.merged_ids m join customers.contact_points p on p.customer_id = m.person_id;
