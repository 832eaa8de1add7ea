-- customers, published: every id of a person, asked from the person's side (`identity` answers from the id's side).
create view customers.ids_of_person as
  select c.id as person_id, c.id as customer_id from customers.customers c
  union all
  select m.person_id, m.customer_id from customers.merged_ids m where m.customer_id <> m.person_id;
