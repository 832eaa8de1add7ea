-- Published: whose words wait, or waited, and what they seem to be about: nobody reads what her own family wrote to us.
create view interactions.written_by as
  select w.id, who.person_id, w.request_id
  from interactions.waiting w left join customers.identity who on who.customer_id = w.customer_id;
