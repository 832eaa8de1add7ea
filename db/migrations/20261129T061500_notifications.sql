-- notifications: news that is not urgent, one row for each who hears of it. It waits where she had some less than an hour
-- ago, or at night; what waits goes in one message. Ids and codes only: the words are read when they go.
create table notifications.news (
  -- of requests.participants and requests.requests: nothing here outlives a day
  participant_id uuid not null,
  request_id uuid not null,
  event_seq bigint not null,
  -- the event as it was published
  event jsonb not null,
  due_at timestamptz not null,
  told_at timestamptz,
  primary key (participant_id, event_seq)
);
create index news_by_request on notifications.news (request_id);
create index news_waiting on notifications.news (due_at) where told_at is null;
create index news_told on notifications.news (told_at) where told_at is not null;
