-- requests: words that may mean danger are not public until a colleague has read them. Null: they never were held, or she let them be shown.
alter table requests.requests add column held_at timestamptz;

-- The same as before, with what is held from the moment it is there.
create or replace function requests.open_submissions(asked jsonb)
returns table (asked_id uuid, request_id uuid, reference text, participant_id uuid, submission_id uuid, content text)
language plpgsql
-- A plan made while the tables were small is kept: without this it would read them whole when they have grown.
set enable_seqscan = off
as $$
begin
  return query
    select a.id, r.id, r.reference, p.id, s.id, s.content
    from jsonb_to_recordset(asked->'submissions') as a (id uuid, key text, earlier text, since timestamptz)
    join lateral (
      select x.id, x.content from requests.submissions x where x.key = a.key
      union all
      select x.id, x.content from requests.submissions x where x.key = a.earlier and x.created_at > a.since
      limit 1) s on true
    join requests.requests r on r.submission_id = s.id
    left join requests.participants p on p.request_id = r.id and p.role = 'reporter'
    order by r.id;
  if found then return; end if;

  insert into requests.submissions (id, key, channel, taken_by, content, created_at)
  select a.id, a.key, a.channel, a.taken_by, a.content, a.at
  from jsonb_to_recordset(asked->'submissions') as a (id uuid, key text, channel text, taken_by uuid, content text, at timestamptz)
  -- in one order everywhere, so that two processes with the same keys wait for one another in turn
  order by a.key;

  perform customers.record_customers(asked->'customers');

  insert into requests.requests (id, submission_id, reference, service_slug, version_id, kind, status, visibility, sensitive,
    team_id, routed_because, details, answers, lat, lng, place_words, postcode, ward, areas, opened_at, next_due_at, due_at,
    updated_at, external_source, external_id, held_at)
  select n.id, n.submission_id, n.reference, n.service_slug, n.version_id, n.kind, 'open', n.visibility, n.sensitive,
    n.team_id, n.routed_because, n.details, n.answers, n.lat, n.lng, n.place_words, n.postcode, n.ward, n.areas, n.at,
    n.next_due_at, n.due_at, n.at, n.external_source, n.external_id, case when n.held then n.at end
  from jsonb_to_recordset(asked->'requests') as n (id uuid, submission_id uuid, reference text, service_slug text, version_id uuid,
    kind text, visibility text, sensitive boolean, team_id text, routed_because jsonb, details text, answers jsonb,
    lat double precision, lng double precision, place_words text, postcode text, ward text, areas text[], at timestamptz,
    next_due_at timestamptz, due_at timestamptz, external_source text, external_id text, held boolean);

  insert into requests.promises (request_id, step, position, first_due_at, due_at)
  select p.request_id, p.step, p.position, p.due_at, p.due_at
  from jsonb_to_recordset(asked->'promises') as p (request_id uuid, step text, position int, due_at timestamptz);

  insert into requests.participants (id, request_id, customer_id, role, language, told, way, on_behalf, joined_at)
  select p.id, p.request_id, p.customer_id, coalesce(p.role, 'reporter'), p.language, p.told, p.way, p.on_behalf, p.at
  from jsonb_to_recordset(asked->'participants') as p (id uuid, request_id uuid, customer_id uuid, role text, language text, told boolean,
    way text, on_behalf jsonb, at timestamptz);

  if asked->'photos' <> '[]' then
    insert into requests.photos (request_id, file_id, released_at)
    select f.request_id, f.file_id, f.released_at
    from jsonb_to_recordset(asked->'photos') as f (request_id uuid, file_id uuid, released_at timestamptz);
  end if;

  perform platform.record_events(asked->'events');
  if asked->'drafts' <> '[]' then perform drafts.mark_submitted(asked->'drafts'); end if;
end
$$;

-- whether they are held, too
create or replace view requests.standings as
  select id, status, team_id, assigned_to, next_due_at, visibility, sensitive, withdrawn_at, submission_id, reference, held_at
  from requests.requests;
