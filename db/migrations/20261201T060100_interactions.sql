-- Who said that it is safe to write to them after all, and why.
alter table interactions.interactions add column safe_at timestamptz, add column safe_by uuid,
  add column safe_because text check (safe_because in ('mistake', 'about-another', 'they-said'));
