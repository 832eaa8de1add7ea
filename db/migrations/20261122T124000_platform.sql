-- platform: what other systems follow of public requests, found by time (src/modules/requests/published-updates.read.ts).
create index events_published on platform.events (at, seq)
  where type in ('requests.closed', 'requests.reopened', 'requests.scheduled')
    or (type = 'requests.update-written' and data->>'audience' = 'public');
