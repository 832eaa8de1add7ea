import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { fromMicroseconds, microseconds } from '../../platform/database/cursor.ts'

/** Something done to the installation itself (people, teams, keys, notices …), not to what somebody asked. */
export interface Act {
  type: string
  at: Date
  actorKind: string
  /** The colleague who did it. */
  actorId: string | null
  actorName: string | null
  /** The id it is about, and the colleague's name where it is about one. */
  subject: string
  subjectName: string | null
  /** Ids and codes, as the module that wrote it says. */
  data: Record<string, unknown>
}

export interface ActFilter {
  /** The beginning of a name or an email, of who did it or whom it was done to. */
  who?: string
  types?: readonly string[]
  from?: Date
  /** Before this moment. */
  until?: Date
  /** Cursor of the page before. */
  before?: string
  limit?: number
}

/** Acts, the newest first. One query; those about requests are on the pages of the requests. */
export async function listActs(ctx: Ctx, filter: ActFilter): Promise<{ rows: Act[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 500)
  const moment = microseconds(sql.ref('e.at'))
  const { rows } = await sql<Act & { cursor: string }>`
    select e.type, e.at, e.actor_kind as "actorKind", c.id as "actorId", c.name as "actorName", e.subject,
      s.name as "subjectName", e.data, ${moment} || '~' || e.seq as cursor
    from platform.events e
    left join organisation.staff_members c on e.actor_kind = 'staff' and c.id::text = e.actor_id
    left join organisation.staff_members s on s.id::text = coalesce(e.data->>'staffId', e.subject::text)
    where ${sql.join(conditions(filter), sql` and `)} order by e.at desc, e.seq desc limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? page.at(-1)!.cursor : null }
}

function conditions({ who, types, from, until, before }: ActFilter): RawBuilder<unknown>[] {
  const [at = '', seq = ''] = before?.split('~') ?? []
  const wanted = [
    sql`e.type not like 'requests.%' and e.type not like 'drafts.%'`,
    !!who?.trim() && isNamed(who.trim()),
    !!types && sql`e.type = any(${types}::text[])`,
    !!from && sql`e.at >= ${from}`,
    !!until && sql`e.at < ${until}`,
    /^\d{1,18}$/.test(at) && /^\d{1,18}$/.test(seq) && sql`(e.at, e.seq) < (${fromMicroseconds(at)}, ${seq}::bigint)`,
  ]
  return wanted.filter(part => part !== false)
}

function isNamed(who: string): RawBuilder<unknown> {
  const start = `${who.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const named = (table: string) => {
    const [name, email] = [sql.ref(`${table}.name`), sql.ref(`${table}.email`)]
    return sql`(lower(${name}) like ${start} or lower(${name}) like ${`% ${start}`} or lower(${email}) like ${start})`
  }
  return sql`(${named('c')} or ${named('s')})`
}
