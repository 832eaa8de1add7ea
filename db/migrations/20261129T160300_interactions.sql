-- Published: whose words wait, or waited, and what they seem to be about: nobody reads what her own family wrote to us.
create view interactions.written_by as
  select id, customer_id, request_id from interactions.waiting;
