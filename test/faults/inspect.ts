import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/pool.ts'
import { type Acknowledged, emailOf } from './people.ts'

export interface Inspection {
  /** Acknowledged, and not there as it was acknowledged. */
  lost: number
  /** Asked once, there twice. */
  doubled: number
  /** There with a part missing: no promise, participant, customer or event. */
  halfMade: number
  /** Acknowledgement messages that are missing, or there twice. */
  messagesMissing: number
  messagesDoubled: number
}

interface Row {
  email: string
  customers: number
  requests: number
  messages: number
  participant: string | null
  reference: string | null
  whole: boolean
}

/** Looks at the database for what became of each person's request. */
export async function inspect(db: Db, acknowledged: Acknowledged[]): Promise<Inspection> {
  const rows = new Map((await readPeople(db)).map(row => [row.email, row]))
  const each = acknowledged.map(({ number, ...told }) => ({ told, row: rows.get(emailOf(number)) }))
  const orphans = await countOrphans(db)
  return {
    lost: each.filter(({ told, row }) => !row || !isAsTold(told, row)).length,
    doubled: [...rows.values()].filter(row => row.customers > 1 || row.requests > 1).length,
    halfMade: [...rows.values()].filter(row => !row.whole).length + orphans,
    messagesMissing: each.filter(({ row }) => !row || row.messages < 1).length,
    messagesDoubled: [...rows.values()].filter(row => row.messages > 1).length,
  }
}

/** The token of a private link begins with the participant's id. */
function isAsTold({ token, reference }: Omit<Acknowledged, 'number'>, row: Row): boolean {
  if (reference) return row.reference === reference
  const id = Buffer.from(token!.slice(0, 22), 'base64url').toString('hex')
  return row.participant?.replaceAll('-', '') === id
}

async function readPeople(db: Db): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.normal as email, count(distinct c.customer_id) as customers, count(distinct r.id) as requests,
      min(p.id::text) as participant, min(r.reference) as reference,
      (select count(*) from channels.messages m where m.recipient = c.normal) as messages,
      bool_and(r.id is not null
        and exists (select from requests.promises x where x.request_id = r.id)
        and exists (select from platform.events e where e.subject = r.id and e.type = 'requests.opened'
          and e.data->>'submissionId' = r.submission_id::text)
        and exists (select from channels.messages m join platform.events e on e.subject = r.id and e.type = 'requests.opened'
          where m.key = 'event:' || e.seq || ':' || p.id)) as whole
    from customers.contact_points c
    left join requests.participants p on p.customer_id = c.customer_id
    left join requests.requests r on r.id = p.request_id
    where c.kind = 'email' and c.normal like '%@faults.test'
    group by c.normal`.execute(db)
  return rows
}

/** Rows of an act of asking without the rest of it. */
async function countOrphans(db: Db): Promise<number> {
  const { rows } = await sql<{ orphans: number }>`select
    (select count(*) from requests.submissions s where not exists (select from requests.requests r where r.submission_id = s.id))
    + (select count(*) from requests.requests r where not exists (select from requests.participants p where p.request_id = r.id))
    + (select count(*) from requests.requests r where not exists (select from platform.events e where e.subject = r.id))
    + (select count(*) from customers.contact_points k where k.kind = 'email' and k.normal like '%@faults.test'
        and not exists (select from requests.participants p where p.customer_id = k.customer_id))
    + (select count(*) from platform.events e where e.type = 'requests.opened'
        and not exists (select from requests.requests r where r.id = e.subject)) as orphans`.execute(db)
  return rows[0]!.orphans
}
