-- Published: how somebody likes to be reached, and whether a message may be left on a phone: whoever rings her need not open her record.
create or replace view customers.spoken as
  select i.customer_id, c.language, c.preferred_channel, c.preferred_times
  from customers.identity i join customers.customers c on c.id = i.person_id;
create or replace view customers.ways as
  select i.customer_id, p.id, p.kind, p.value, p.normal, p.safe, p.text_ok, p.neutral, p.preferred, p.created_at,
    p.failing_since is not null as failing, p.message_ok
  from customers.ids_of_person i join customers.contact_points p on p.customer_id = i.other_id where p.ended_at is null;
