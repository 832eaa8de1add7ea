// What customers spoke with a council about in four years: the same each time, made from what `CREATE_SOURCES` leaves.
import { customerAt } from './fill-statements.ts'

/** Of a hundred customers, those below this number have been in touch so often: most once or twice, one fifty times. */
const TIMES: [below: number, times: number][] = [
  [1, 50],
  [5, 15],
  [15, 5],
  [70, 2],
  [100, 1],
]

/** How often the customer of this number has been in touch. On average three times. */
export const timesOf = (customer: number): number => TIMES.find(([below]) => customer % 100 < below)![1]

/** Ids in the order of time, as the program makes them. */
const id = (kind: number) => `(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008'
  || lpad(to_hex(i * 8 + ${kind}), 15, '0'))::uuid`

const one = (list: string[], of = 'i') => `(array['${list.join("','")}'])[1 + ${of} % ${list.length}]`

/** Conversations, who they were with, that her record was opened, and what they were about; some about a request of hers. */
export function conversationsOf(customers: number): string[] {
  return [
    `create temp table advisers as select row_number() over (order by n) - 1 as n, id from colleagues`,
    `create temp table talks as select x.i, x.n, x.k, x.at, a.id as adviser from (
        select row_number() over (order by at, n, k) - 1 as i, n, k, at from (
          select n, k, date_trunc('hour', now()) - interval '4 years' * ((hashint8extended(n * 64 + k, 7) & 2147483647) / 2147483648.0) as at
          from generate_series(0::bigint, ${customers - 1}) n, lateral generate_series(1,
            case ${TIMES.map(([below, times]) => `when n % 100 < ${below} then ${times}`).join(' ')} end) k) y) x
      join advisers a on a.n = (x.i * 37) % (select count(*) from advisers) order by x.i`,
    `create temp table asked as select distinct on (customer_id) customer_id, request_id from requests.participants order by 1, 2 desc`,
    'analyze talks, asked, services, phrases',
    `insert into interactions.interactions
        (id, channel, direction, adviser_id, note, promise, started_at, ended_at, wrapped_at, saved_at)
      select ${id(0)}, ${one(['phone', 'phone', 'phone', 'desk', 'email'])}, case when i % 10 = 0 then 'out' else 'in' end, adviser,
        p.words, case when i % 3 = 0 then 'We look at it within five working days.' else '' end, at, at + interval '4 minutes',
        at + interval '6 minutes', at + interval '6 minutes'
      from talks join phrases p on p.n = i % 840`,
    `insert into interactions.callers (interaction_id, customer_id, how, at)
      select ${id(0)}, ${customerAt('n')}, 'said', at from talks`,
    `insert into customers.openings (id, customer_id, staff_id, teams, reason, opened_at)
      select ${id(1)}, ${customerAt('n')}, adviser, '{}', 'speaking', at from talks`,
    `insert into interactions.matters (id, interaction_id, position, service, asked, answer, request_id, touched, outcome,
        demand_suggested, demand_evidence, demand, created_at)
      select ${id(2)}, ${id(0)}, 1, s.slug, p.words, 'It is on the list of the team.', q.request_id,
        case when q.request_id is null then null when k = 1 then 'opened' else 'chased' end,
        ${one(['settled', 'settled', 'handed-over', 'abandoned'])}, 'value', '{"code":"new"}', 'value', at
      from talks join services s on s.n = (i * 31) % (select count(*) from services) join phrases p on p.n = (i * 17) % 840
      left join asked q on q.customer_id = ${customerAt('talks.n')} and k <= 3`,
    `insert into interactions.matters (id, interaction_id, position, service, asked, outcome, demand_suggested, demand_evidence,
        demand, created_at)
      select ${id(3)}, ${id(0)}, 2, s.slug, p.words, 'settled', 'value', '{"code":"new"}', 'value', at
      from talks join services s on s.n = (i * 13) % (select count(*) from services) join phrases p on p.n = (i * 29) % 840
      where i % 5 = 0`,
  ]
}
