import { RARE } from './fill.ts'

export interface Statement {
  sql: string
  values?: unknown[]
}

/** A UUID of version 7 for the moment `at`, the same each time for the same salt and number. */
const id = (salt: string, of = 'i', at = 'at') => `pg_temp.id_at(${at}, '${salt}' || ${of})`

/** The id of the customer of this number, as `idOf` makes it. */
export const customerAt = (number: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** A quarter of the requests are of those who get in touch most: every hundredth. */
const askerOf = (customers: number) =>
  `case when i % 4 = 0 then (i / 4 * 100) % ${customers} else (i * 7919) % ${customers} end`

/** What requests are made from: services, postcodes, phrases and names, numbered. */
export const CREATE_SOURCES = [
  'select setseed(0.42)',
  `create function pg_temp.id_at(at timestamptz, salt text) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
    from (select md5(salt) as h) x $$`,
  // The check digit of references: see src/platform/spoken-code/damm.ts.
  `create function pg_temp.reference(number bigint) returns text language plpgsql immutable as $$
    declare digits text := lpad(((number * 7919 + 12345678901) % 100000000000)::text, 11, '0'); interim int := 0;
      damm constant text := '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';
    begin
      for n in 1..11 loop interim := substr(damm, interim * 10 + substr(digits, n, 1)::int + 1, 1)::int; end loop;
      return digits || interim;
    end $$`,
  `create temp table services as select row_number() over (order by s.slug) - 1 as n, s.slug, s.version_id, v.definition->>'kind' as kind,
      v.definition->'privacy'->>'visibility' as visibility, (v.definition->'privacy'->>'sensitive')::boolean as sensitive,
      coalesce(v.definition->'teams'->>((random() * 2)::int % jsonb_array_length(v.definition->'teams')), 'customer-services') as team
    from catalogue.services s join catalogue.service_versions v on v.id = s.version_id
    where v.definition->'form' is not null and jsonb_array_length(v.definition->'teams') > 0`,
  `create temp table spots as select row_number() over (order by p.postcode) - 1 as n, p.postcode, p.lat, p.lng, p.ward,
      array(select a.id from places.areas a where p.ward = any(a.wards) order by a.position) as areas
    from places.postcodes p`,
  `create temp table phrases as select n, (array['A deep hole in the road', 'The bin was not emptied', 'The street light does not come on',
      'Rubbish was left beside the path', 'Water stands on the pavement', 'A tree leans over the fence', 'The sign was knocked down',
      'Cars park on the verge', 'There is broken glass in the park', 'I have moved house', 'I would like to know when', 'A dog runs loose'])[1 + n % 12]
      || ' ' || (array['near the school', 'by the church', 'outside number ' || n % 97, 'at the junction', 'behind the shops', 'on the left side',
      'before the bridge', 'next to the bus stop', 'in the car park', 'since last week'])[1 + (n / 12) % 10]
      || ' ' || (array['and it gets worse.', 'and nobody came.', 'for the third time.', 'which is dangerous at night.', 'so that children cannot pass.',
      'as I told you before.', 'and I would be glad of an answer.'])[1 + (n / 120) % 7] as words
    from generate_series(0, 839) n`,
  `create temp table syllables as select row_number() over () - 1 as n, s from unnest(string_to_array('ab al an ar as bel ben bor cal car cor dan del don
    el em er fen fer gal gar hal har il in is jor kel ken lan lar len lor mal mar mel mor nel nor ol on or pel per ran rel ron sal sel sor tal tel tor ul un ur val vel vor wen', ' ')) s where s <> ''`,
  `create temp table names as select x as n, initcap(a.s || b.s) as word from generate_series(0, 3599) x
    join syllables a on a.n = x / 60 join syllables b on b.n = x % 60`,
  `create temp table colleagues as select row_number() over (order by t.id, k) - 1 as n, t.id as team, pg_temp.id_at('2024-01-01', t.id || k) as id
    from organisation.teams t, generate_series(1, 8) k`,
  `insert into organisation.staff_members (id, email, name, roles)
    select id, 'colleague-' || n || '@bench.test', 'Colleague ' || n, '{employee,officer}' from colleagues`,
  'insert into organisation.team_members (team_id, staff_id) select team, id from colleagues',
]

interface Chunk {
  from: number
  to: number
  count: number
  /** So many customers are there already, and ask for them; else everybody who asks is somebody new. */
  customers?: number | undefined
}

/** One chunk: the plan of its requests, then the rows of every table. */
export function statementsFor(chunk: Chunk): Statement[] {
  const statements = statementsWithAskers(chunk)
  return chunk.customers ? statements.filter(({ sql }) => !sql.includes('insert into customers.')) : statements
}

function statementsWithAskers({ from, to, count, customers }: Chunk): Statement[] {
  return [
    { sql: 'drop table if exists plan' },
    {
      sql: `create temp table plan as
        select x.*, ${id('r')} as id, ${customers ? customerAt(askerOf(customers)) : id('c')} as customer, s.slug, s.version_id, s.kind, s.visibility, s.sensitive, s.team, p.postcode, p.lat + jitter as lat, p.lng + jitter as lng, p.ward, p.areas,
          a.words || ' ' || b.words || case when i % ${RARE.every} = 0 then ' ${RARE.word}' else '' end as details,
          case when i % ${RARE.every} = 7 then '${RARE.name}' else f.word || ' ' || l.word end as name,
          case when not open then at + (1 + random() * 20) * interval '1 day' end as closed_at,
          (select c.id from colleagues c where c.team = s.team order by c.n offset i % 8 limit 1) as colleague
        from (
          select i, now() - interval '4 years' * ((${count} - i + random()) / ${count}) as at, (random() - 0.5) / 500 as jitter,
            i > ${count} * 0.93 and random() < 0.71 as open, random() as die,
            floor(power(random(), 2) * (select count(*) from services))::int as service, floor(random() * (select count(*) from spots))::int as spot,
            floor(random() * 840)::int as one, floor(random() * 840)::int as other,
            floor(power(random(), 2) * 3600)::int as first, floor(power(random(), 2) * 3600)::int as last
          from generate_series(${from}::bigint, ${to}::bigint) i) x
        join services s on s.n = x.service join spots p on p.n = x.spot join phrases a on a.n = x.one join phrases b on b.n = x.other
        join names f on f.n = x.first join names l on l.n = x.last`,
    },
    {
      sql: `insert into requests.submissions (id, key, channel, created_at)
        select ${id('s')}, 'bench-' || i, (array['web', 'web', 'phone', 'api'])[1 + i % 4], at from plan`,
    },
    {
      sql: `insert into customers.customers (id, name, language, created_at) select customer, name, 'en', at from plan`,
    },
    {
      sql: `insert into customers.contact_points (id, customer_id, kind, value, normal, created_at)
        select ${id('e')}, customer, 'email', 'person-' || i || '@bench.test', 'person-' || i || '@bench.test', at from plan
        union all select ${id('p')}, customer, 'phone', '+4477009' || lpad((i % 100000)::text, 5, '0'), '+4477009' || lpad((i % 100000)::text, 5, '0'), at from plan`,
    },
    {
      sql: `insert into requests.requests (id, submission_id, reference, service_slug, version_id, kind, status, visibility, sensitive, team_id, routed_because,
          assigned_to, details, answers, lat, lng, place_words, postcode, ward, areas, opened_at, next_due_at, due_at, updated_at, closed_at)
        select id, ${id('s')}, pg_temp.reference(i), slug, version_id, kind, case when not open then 'closed' when die < 0.8 then 'open' when die < 0.9 then 'scheduled' else 'waiting' end,
          visibility, sensitive, team, '{"code":"everywhere","params":{}}', case when die < 0.7 then colleague end, details, jsonb_build_object('details', details),
          lat, lng, 'Near ' || postcode, postcode, ward, areas, at, case when open then at + interval '1 day' * (2 + die * 90) end, at + interval '1 day' * (20 + die * 90),
          coalesce(closed_at, at), closed_at from plan`,
    },
    {
      sql: `insert into requests.promises (request_id, step, position, first_due_at, due_at, kept_at)
        select id, step, k - 1, at + k * interval '5 days', at + k * interval '5 days', closed_at
        from plan, unnest('{look,decide,done}'::text[]) with ordinality as x (step, k)`,
    },
    {
      sql: `insert into requests.participants (id, request_id, customer_id, role, language, joined_at)
        select ${id('q')}, id, customer, 'reporter', 'en', at from plan`,
    },
    {
      sql: `insert into requests.closures (id, request_id, outcome, words, by_staff, created_at)
        select ${id('k', 'i', 'closed_at')}, id, case when die < 0.8 then 'done' else 'elsewhere' end, 'We went there and put it right.', colleague, closed_at
        from plan where not open`,
    },
    {
      sql: `insert into requests.updates (id, request_id, audience, author_kind, staff_id, words, created_at)
        select ${id('u')}, id, case when die < 0.5 then 'public' else 'staff' end, 'staff', colleague, 'We looked at it and planned the work.', at + interval '1 day' from plan where i % 2 = 0`,
    },
    {
      sql: `insert into requests.assignments (id, request_id, team_id, staff_id, by_staff, created_at)
        select ${id('a')}, id, team, colleague, colleague, at + interval '1 hour' from plan where die < 0.7`,
    },
    {
      sql: `insert into platform.events (type, subject, actor_kind, actor_id, channel, at, data)
        select type, id, kind, actor, 'web', moment, data from (
          select i, 1 as k, 'requests.opened' as type, id, 'customer' as kind, null as actor, at as moment, jsonb_build_object('requestId', id) as data from plan
          union all select i, 2, 'requests.assigned', id, 'staff', colleague::text, at + interval '1 hour', jsonb_build_object('requestId', id, 'to', colleague) from plan where die < 0.7
          union all select i, 3, 'requests.closed', id, 'staff', colleague::text, closed_at, jsonb_build_object('requestId', id, 'outcome', 'done') from plan where not open) x
        order by i, k`,
    },
    {
      sql: `insert into channels.messages (id, key, medium, recipient, language, subject, words, about, status, created_at, settled_at)
        select ${id('m')}, 'bench-' || i, 'email', 'person-' || i || '@bench.test', 'en', 'We have got it', 'Thank you. We have got what you sent us.', id, 'recorded', at, at from plan`,
    },
    {
      sql: `insert into requests.search_words (request_id, opened_at, open, words)
        select r.id, r.opened_at, r.status <> 'closed', to_tsvector('english', concat_ws(' ', r.reference, r.details, r.place_words, replace(r.service_slug, '-', ' ')))
        from requests.requests r join plan p on p.id = r.id`,
    },
    {
      sql: `insert into platform.followers (name, epoch, tx, seq)
        select name, platform.current_epoch(), pg_current_xact_id(), 9000000000 from unnest('{requests.search,notifications}'::text[]) name
        on conflict (name) do update set tx = excluded.tx`,
    },
  ]
}
