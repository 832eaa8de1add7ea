-- replies: ready words for messages, with fields that are filled in.
create schema replies;

create table replies.replies (
  id uuid primary key,
  title text not null,
  -- in each language it is written in
  words jsonb not null,
  -- slugs of the services it is for; empty: all
  services text[] not null default '{}',
  changed_by uuid references organisation.staff_members,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index replies_by_changer on replies.replies (changed_by) where changed_by is not null;
