-- platform: what was taken up with something else, counted for a service (src/modules/requests/take-related.ts).
create index events_of_related on platform.events ((data->>'service'), at) where type = 'requests.related-taken';
