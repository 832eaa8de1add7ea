-- organisation: what a colleague can help with: themes, and ways to speak that not everybody has. Whoever gave it, and when, stays.
create table organisation.skills (
  id uuid primary key,
  staff_id uuid not null references organisation.staff_members,
  -- the id of a theme, or 'bsl', 'welsh', 'video'
  skill text not null,
  given_at timestamptz not null,
  given_by uuid references organisation.staff_members,
  ended_at timestamptz,
  ended_by uuid references organisation.staff_members
);
create unique index skills_now on organisation.skills (staff_id, skill) where ended_at is null;
create index skills_by_person on organisation.skills (staff_id, given_at);
create index skills_by_giver on organisation.skills (given_by) where given_by is not null;
create index skills_by_ender on organisation.skills (ended_by) where ended_by is not null;
