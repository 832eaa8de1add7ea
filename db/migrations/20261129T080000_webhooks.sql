-- webhooks: news of requests, told to other systems that asked for it.
create schema webhooks;

create table webhooks.subscriptions (
  id uuid primary key,
  name text not null,
  url text not null,
  -- whsec_…: both sides sign with it
  secret text not null,
  -- which news; and of which services, empty: of all
  news text[] not null check (news <> '{}'),
  services text[] not null default '{}',
  -- may be told who asked and what was written, and why
  personal boolean not null default false,
  personal_because text not null default '',
  created_by uuid references organisation.staff_members,
  created_at timestamptz not null,
  stopped_at timestamptz,
  -- by the other side's answer 410, or by a colleague
  stopped_because text,
  check (not personal or personal_because <> '')
);
create index subscriptions_by_creator on webhooks.subscriptions (created_by) where created_by is not null;

create table webhooks.deliveries (
  -- the other side knows it by this id, however often it is sent
  id uuid primary key,
  subscription_id uuid not null references webhooks.subscriptions,
  -- the event it tells of; null: a test
  event_seq bigint,
  news text not null,
  body text not null,
  status text not null default 'queued' check (status in ('queued', 'delivered', 'failed')),
  tries int not null default 0,
  answer text,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (subscription_id, event_seq)
);
create index deliveries_newest on webhooks.deliveries (subscription_id, created_at desc, id);
create index deliveries_old on webhooks.deliveries (created_at);
