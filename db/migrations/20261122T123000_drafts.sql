-- drafts: what was known before the first question, browsers that took a draft up with its code, wrong tries at codes.
alter table drafts.drafts add column known jsonb not null default '{}';

-- A browser (or a member of staff) that took a draft up again. The one that began it goes on working.
create table drafts.resumptions (
  -- SHA-256 of the secret that this browser's cookie holds
  secret_digest bytea primary key,
  draft_id uuid not null references drafts.drafts on delete cascade,
  channel text not null,
  staff_id uuid references organisation.staff_members,
  resumed_at timestamptz not null default now()
);
create index resumptions_by_draft on drafts.resumptions (draft_id);
create index resumptions_by_staff on drafts.resumptions (staff_id) where staff_id is not null;

-- Wrong codes tried in each hour: by everybody, from one address (a keyed digest of it), by one member of staff.
-- Here and not in a process's memory, because every web process must count the same.
create table drafts.resume_tries (
  who text collate "C" not null,
  hour timestamptz not null,
  tries int not null,
  primary key (who, hour)
);
create index resume_tries_by_hour on drafts.resume_tries (hour);

-- From now on the request holds what was said: the draft keeps nothing personal, and its code opens nothing.
create or replace function drafts.mark_submitted(draft uuid, at timestamptz) returns void
language sql as $$
  update drafts.drafts
  set submitted_at = at, answers = '{}', known = '{}', at_question = null, resume_digest = null, updated_at = at
  where id = draft and submitted_at is null
$$;
