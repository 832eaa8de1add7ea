-- identity: keys of other systems. (Staff sign-in has its own migration.)
create schema identity;

create table identity.api_keys (
  id uuid primary key,
  name text not null,
  -- SHA-256 of the key, which itself is shown once and never kept
  digest bytea not null unique,
  created_by uuid references organisation.staff_members,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index api_keys_by_creator on identity.api_keys (created_by);
