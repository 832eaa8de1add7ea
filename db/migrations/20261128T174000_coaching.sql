-- coaching: what a leader and a colleague say to each other about her work, and the thanks that reach her.
create schema coaching;

create table coaching.notes (
  id uuid primary key,
  about_id uuid not null references organisation.staff_members,
  by_id uuid not null references organisation.staff_members,
  words text not null,
  written_at timestamptz not null,
  -- when the colleague it is about first saw it
  read_at timestamptz
);
create index notes_about on coaching.notes (about_id, written_at);
create index notes_by on coaching.notes (by_id, written_at);

create table coaching.answers (
  id uuid primary key,
  note_id uuid not null references coaching.notes,
  by_id uuid not null references organisation.staff_members,
  words text not null,
  written_at timestamptz not null
);
create index answers_of_note on coaching.answers (note_id, written_at);
create index answers_by on coaching.answers (by_id);

create table coaching.thanks (
  id uuid primary key,
  to_id uuid not null references organisation.staff_members,
  request_id uuid not null references requests.requests,
  -- by her private link; or as she told it to a colleague
  participant_id uuid references requests.participants,
  told_to uuid references organisation.staff_members,
  words text not null,
  given_at timestamptz not null,
  seen_at timestamptz,
  check ((participant_id is null) <> (told_to is null))
);
create index thanks_to on coaching.thanks (to_id, given_at);
create unique index thanks_of_participant on coaching.thanks (participant_id, to_id) where participant_id is not null;
create index thanks_about on coaching.thanks (request_id);
create index thanks_told on coaching.thanks (told_to) where told_to is not null;
