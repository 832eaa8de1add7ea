-- Published: which language is spoken with a person, by every id that belongs to her.
create view customers.spoken as
  select i.customer_id, c.language from customers.identity i join customers.customers c on c.id = i.person_id;
