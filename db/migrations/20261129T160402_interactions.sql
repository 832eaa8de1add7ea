-- Published: whose inbox it came to as well.
create or replace view interactions.written_by as
  select w.id, who.person_id, w.request_id, w.team
  from interactions.waiting w left join customers.identity who on who.customer_id = w.customer_id;
