-- customers: published: how somebody likes to be told, as her record says it. What is on any of her records is hers.
create view customers.preferred_ways as
  select i.customer_id, c.preferred_channel as way
  from customers.ids_of_person i join customers.customers c on c.id = i.other_id
  where c.preferred_channel in ('email', 'text', 'letter');
