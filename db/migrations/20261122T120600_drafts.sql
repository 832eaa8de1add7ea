-- drafts: forms not yet sent.
create schema drafts;

create table drafts.drafts (
  id uuid primary key,
  -- SHA-256 of the secret that the browser's cookie holds
  secret_digest bytea not null,
  service_slug text not null references catalogue.services,
  version_id uuid not null references catalogue.service_versions,
  channel text not null,
  language text not null,
  answers jsonb not null default '{}',
  -- id of the question the person is at
  at_question text,
  -- the idempotency key of the submission this draft becomes: made when the form is first shown
  submission_key text not null unique,
  -- keyed digest of the resume code, only once one was asked for
  resume_digest bytea unique,
  staff_id uuid references organisation.staff_members,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  submitted_at timestamptz
);
create index drafts_by_expiry on drafts.drafts (expires_at);
create index drafts_by_service on drafts.drafts (service_slug);
create index drafts_by_version on drafts.drafts (version_id);
create index drafts_by_staff on drafts.drafts (staff_id) where staff_id is not null;

create function drafts.mark_submitted(draft uuid, at timestamptz) returns void
language sql as $$
  update drafts.drafts set submitted_at = at where id = draft and submitted_at is null
$$;
