-- Published: who is in a team, in which roles; whoever is disabled is still named here with the time.
create view organisation.members as
  select m.team_id, s.id as staff_id, s.roles, s.disabled_at
  from organisation.team_members m join organisation.staff_members s on s.id = m.staff_id;
