-- notices: who asked for news without a request: by which way, where she lives, about what (no themes and no services: everything).
-- Nothing is sent before she has confirmed it herself. Whoever ends it is deleted.
create table notices.readers (
  id uuid primary key,
  medium text not null check (medium in ('email', 'text')),
  recipient text not null,
  language text not null,
  postcode text not null check (postcode ~ '^[A-Z0-9]+$'),
  areas text[] not null default '{}',
  themes text[] not null default '{}',
  services text[] not null default '{}',
  asked_at timestamptz not null,
  confirmed_at timestamptz
);
create unique index readers_confirmed on notices.readers (lower(recipient)) where confirmed_at is not null;
create index readers_unconfirmed on notices.readers (lower(recipient), asked_at) where confirmed_at is null;

-- How many of them were written to; null: nobody yet.
alter table notices.notices add column told_readers int;
