-- notifications: the words of letters as staff have changed them. Each change is a row that stays; the newest of a letter
-- (and service) counts.
create schema notifications;

create table notifications.template_versions (
  id uuid primary key,
  -- which letter: opened, update, done, …
  template text not null,
  -- slug of the one service it is for; null: all that have none of their own
  service text,
  -- subject, words and link, each by language; null: given back to the words the program came with (or those for all services)
  words jsonb,
  changed_by uuid references organisation.staff_members,
  changed_at timestamptz not null
);
create index template_versions_by_template on notifications.template_versions (template, service, changed_at);
create index template_versions_by_changer on notifications.template_versions (changed_by) where changed_by is not null;
