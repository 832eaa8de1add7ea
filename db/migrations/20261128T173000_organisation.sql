-- organisation: the scheme of delegation is of its own, so that administrators can change it and packs leave that alone.
-- What was taken away stays: uses name it.
create table organisation.delegations (
  id text primary key,
  position integer not null,
  definition jsonb not null,
  edited_at timestamptz,
  removed_at timestamptz
);
-- The scheme of before had neither ids nor limits.
insert into organisation.delegations (id, position, definition)
  select 'scheme-' || d.n, d.n - 1, d.part || jsonb_build_object('id', 'scheme-' || d.n)
  from organisation.council c, jsonb_array_elements(c.definition->'delegation') with ordinality d (part, n);
update organisation.council set definition = definition - 'delegation';
