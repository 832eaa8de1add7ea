-- organisation: which ward a councillor is elected for. Wards are the pack's, as the areas of a team are.
alter table organisation.staff_members add column ward text;
