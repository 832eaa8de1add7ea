-- Published: the teams that a restricted record is kept for; what she writes is theirs to read.
create view customers.kept_for as
  select i.person_id, r.teams from customers.restrictions r join customers.identity i on i.customer_id = r.customer_id
  where r.ended_at is null;
