-- customers: each way in which somebody may or may not be reached, for whoever rings her back.
create view customers.ways as
  select i.customer_id, p.id, p.kind, p.value, p.normal, p.safe, p.text_ok, p.neutral, p.preferred, p.created_at
  from customers.ids_of_person i join customers.contact_points p on p.customer_id = i.other_id where p.ended_at is null;
