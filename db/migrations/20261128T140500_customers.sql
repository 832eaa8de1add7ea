-- customers, published: every id of the person whom an id belongs to. Asked by `customer_id`.
create view customers.ids_of_person as
  select i.customer_id, i.person_id, o.id as other_id
  from customers.identity i
  cross join lateral (
    select i.person_id as id
    union all
    select m.customer_id from customers.merged_ids m where m.person_id = i.person_id) o;
