-- requests: a closing ends what was still promised. Where the thing was done the open steps are kept with it; else they
-- apply no more, and are neither kept nor broken. ended_at tells those steps from what was kept by itself, so that opening
-- again gives back exactly them. Closings until now marked every open step as kept: what they ended is known by the moment.
alter table requests.promises add column ended_at timestamptz;
update requests.promises p set ended_at = k.created_at, kept_at = case when k.outcome = 'done' then p.kept_at end
  from requests.closures k
  where k.request_id = p.request_id and k.reopened_at is null
    and p.kept_at between k.created_at - interval '1 second' and k.created_at + interval '1 second';

-- for_leader: it waited for the team's leader when it was closed. Opening it again hands it back to her.
alter table requests.closures add column for_leader boolean not null default false;
