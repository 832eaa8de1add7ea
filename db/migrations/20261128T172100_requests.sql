-- requests: raised by a councillor, and on what basis the council may share the answer.
create table requests.raisings (
  request_id uuid primary key references requests.requests,
  councillor_id uuid not null references organisation.staff_members,
  basis text not null check (basis in ('resident-agreed', 'acting-for', 'public-matter')),
  noted_by uuid not null references organisation.staff_members,
  noted_at timestamptz not null
);
create index raisings_by_councillor on requests.raisings (councillor_id, noted_at, request_id);
create index raisings_by_noter on requests.raisings (noted_by);

-- What ended in a ward lately.
create index requests_public_closed_by_ward on requests.requests (ward, closed_at) where visibility = 'public' and status = 'closed';
