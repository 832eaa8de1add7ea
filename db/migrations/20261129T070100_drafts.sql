-- drafts: where advisers leave a script, so that whoever designs it sees where it fails.

-- The steps that a script has been at while its form is not sent: so that each counts once. It goes with the form.
create table drafts.script_steps (
  draft_id uuid not null references drafts.drafts on delete cascade,
  question text not null,
  left_how text,
  primary key (draft_id, question)
);

-- Counts and nothing else: no colleague, no form, no time of day.
create table drafts.script_counts (
  service_slug text not null references catalogue.services,
  question text not null,
  day date not null,
  came integer not null default 0,
  -- the adviser answered by hand, went to another service, handed it over, ended it, or gave the code to finish it alone
  answered integer not null default 0,
  other_service integer not null default 0,
  handed_over integer not null default 0,
  ended integer not null default 0,
  given_code integer not null default 0,
  primary key (service_slug, question, day)
);
