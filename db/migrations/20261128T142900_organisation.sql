-- organisation: colleagues are found by their names in the directory.
create index staff_members_by_words on organisation.staff_members
  using gin (to_tsvector('simple'::regconfig, platform.fold(name)));
create index staff_members_by_letters on organisation.staff_members using gin (platform.fold(name) gin_trgm_ops);

-- Published: what the directory may show and search of a colleague.
create view organisation.directory as
  select s.id, s.name, s.email, s.roles, s.disabled_at,
    to_tsvector('simple'::regconfig, platform.fold(s.name)) as words, platform.fold(s.name) as letters,
    array(select m.team_id from organisation.team_members m where m.staff_id = s.id order by m.team_id) as teams
  from organisation.staff_members s;
