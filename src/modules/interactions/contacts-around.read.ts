import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Something that began at a moment and may change how many contact us about some services. */
export interface Beginning {
  id: string
  services: string[]
  from: Date
  /** Counted until then, a week at most. */
  until: Date
}

/** How many contacted us, and how many did on average at the same hours of the same weekdays of the four weeks before. */
export interface Compared {
  count: number
  usual: number
}

export interface ContactsAround {
  id: string
  /** As long before it as is counted after it. */
  before: Compared
  after: Compared
}

const WEEK = 7 * 86_400_000

/** Contacts about their services before and after some beginnings, anywhere in the council's area. One query. */
export async function listContactsAround(ctx: Ctx, beginnings: readonly Beginning[]): Promise<ContactsAround[]> {
  if (beginnings.length === 0) return []
  const asked = beginnings.map(({ id, services, from, until }) => {
    const length = Math.min(until.getTime() - from.getTime(), WEEK)
    return {
      id,
      services,
      since: new Date(from.getTime() - length),
      at: from,
      until: new Date(from.getTime() + length),
    }
  })
  const within = (from: string, until: string) =>
    sql`count(distinct c.id) filter (where c.started_at >= ${sql.ref(from)} and c.started_at < ${sql.ref(until)})::int`
  const usual = (from: string, until: string) =>
    sql`count(distinct c.id) filter (where exists (select from generate_series(1, 4) week
      where c.started_at >= ${sql.ref(from)} - week * interval '7 days' and c.started_at < ${sql.ref(until)} - week * interval '7 days'))::float8 / 4`
  const { rows } = await sql<ContactsAround>`select n.id,
      json_build_object('count', ${within('n.since', 'n.at')}, 'usual', ${usual('n.since', 'n.at')}) as before,
      json_build_object('count', ${within('n.at', 'n.until')}, 'usual', ${usual('n.at', 'n.until')}) as after
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n (id uuid, services text[], since timestamptz, at timestamptz, until timestamptz)
    left join interactions.contacts_about c on c.service = any(n.services)
      and c.started_at >= n.since - interval '28 days' and c.started_at < n.until
    group by n.id`.execute(ctx.db)
  return rows
}
