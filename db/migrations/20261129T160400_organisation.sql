-- Published: teams that work in confidence. What is written to their inbox is for them alone.
create view organisation.private_teams as
  select id from organisation.teams where (definition ->> 'private')::boolean;
