-- drafts: a form that somebody fills in by text. One a number; it goes when it is sent, or its draft does.
create table drafts.text_forms (
  phone text primary key,
  draft_id uuid not null unique references drafts.drafts on delete cascade,
  -- what was said of a question that takes two texts: the postcode of an address; and how often an answer was wrong
  so_far jsonb not null default '{}',
  -- a text that comes much later is no answer
  asked_at timestamptz not null
);
