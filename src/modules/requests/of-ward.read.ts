// What a councillor sees of her ward: what the public sees, with the dates.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import { type PublicReport, publicColumns } from './public.read.ts'
import { isPublicRequest } from './published.read.ts'
import type { Raising } from './raised.ts'

/** `late`: open, and a date that was promised has passed. `ended`: in the last four weeks, however it ended. */
export const WARD_STATES = ['open', 'late', 'ended'] as const
export type WardState = (typeof WARD_STATES)[number]

export interface WardFilter {
  ward: string
  state: WardState
  /** Only these services; absent: all. */
  services?: string[]
  /** Cursor of the page before. */
  after?: string
}

export interface WardRequest extends PublicReport {
  /** Of a pinned place the postcode next to it. */
  postcode: string | null
  nextDueAt: Date | null
  /** The step of the promise that is due then. */
  nextStep: string | null
  isLate: boolean
}

const LATELY_DAYS = 28
const PAGE = 100
const COUNT_CAP = 1000

/** Public requests of a ward, the oldest first (ended: the newest first), with the cursor of the next page. */
export async function listOfWard(ctx: Ctx, filter: WardFilter): Promise<{ rows: WardRequest[]; next: string | null }> {
  const ended = filter.state === 'ended'
  const moment = sql.ref(ended ? 'r.closed_at' : 'r.opened_at')
  const last = readCursor(filter.after)
  const beyond = last && (ended ? sql`(r.closed_at, r.id) < ${last}` : sql`(r.opened_at, r.id) > ${last}`)
  const where = [...conditions(ctx, filter), ...(beyond ? [beyond] : [])]
  const { rows } = await sql<WardRequest & { cursor: string }>`
    select ${publicColumns}, case when r.lat is not null then r.postcode end as postcode, r.next_due_at as "nextDueAt",
      ${isLate(ctx)} as "isLate", (select p.step from requests.promises p where p.request_id = r.id and p.kept_at is null and p.ended_at is null
        order by p.due_at, p.position limit 1) as "nextStep", ${cursorOf(moment, sql.ref('r.id'))} as cursor
    from requests.requests r where ${sql.join(where, sql` and `)}
    order by ${ended ? sql`r.closed_at desc, r.id desc` : sql`r.opened_at, r.id`} limit ${PAGE + 1}`.execute(ctx.db)
  const page = rows.slice(0, PAGE)
  return { rows: page, next: rows.length > PAGE ? page.at(-1)!.cursor : null }
}

/** How many are in each state; counting stops at 1,000. */
export async function countOfWard(ctx: Ctx, filter: Omit<WardFilter, 'state'>): Promise<Record<WardState, number>> {
  const counted = WARD_STATES.map(
    state => sql`(select count(*)::int from (select 1 from requests.requests r
      where ${sql.join(conditions(ctx, { ...filter, state }), sql` and `)} limit ${COUNT_CAP}) x) as ${sql.ref(state)}`,
  )
  const { rows } = await sql<Record<WardState, number>>`select ${sql.join(counted)}`.execute(ctx.db)
  return rows[0]!
}

const isLate = (ctx: Ctx): RawBuilder<boolean> =>
  sql`(r.status in ('open', 'scheduled') and coalesce(r.next_due_at < ${ctx.now()}, false))`

function conditions(ctx: Ctx, { ward, state, services }: WardFilter): RawBuilder<unknown>[] {
  const since = new Date(ctx.now().getTime() - LATELY_DAYS * 86_400_000)
  const states = {
    open: sql`r.status <> 'closed'`,
    late: isLate(ctx),
    ended: sql`r.status = 'closed' and r.closed_at >= ${since}`,
  }
  return [
    sql`${isPublicRequest} and r.merged_into is null and r.ward = ${ward}`,
    states[state],
    ...(services ? [sql`r.service_slug = any(${services}::text[])`] : []),
  ]
}

/** What a councillor raised, and of it no more than the ground allows: the site says it by `answerForCouncillor`. */
export interface RaisedRequest extends Pick<Raising, 'basis'> {
  reference: string
  service: string
  versionId: string
  status: string
  outcome: string | null
  visibility: string
  sensitive: boolean
  withdrawnAt: Date | null
  heldAt: Date | null
  notedAt: Date
  nextDueAt: Date | null
  closedAt: Date | null
  /** Words of the closing; empty where they were the customer's own. */
  closing: string
}

/** What this councillor raised, the newest first. */
export async function listRaisedBy(ctx: Ctx, councillorId: string): Promise<RaisedRequest[]> {
  const { rows } = await sql<RaisedRequest>`
    select w.basis, w.noted_at as "notedAt", r.reference, r.service_slug as service, r.version_id as "versionId", r.status, k.outcome,
      r.visibility, r.sensitive, r.withdrawn_at as "withdrawnAt", r.held_at as "heldAt", r.next_due_at as "nextDueAt", r.closed_at as "closedAt",
      case when k.outcome = 'cancelled' then '' else coalesce(k.words, '') end as closing
    from requests.raisings w join requests.requests r on r.id = w.request_id
    left join lateral (select outcome, words from requests.closures k where k.request_id = r.id and k.reopened_at is null
      order by k.created_at desc limit 1) k on r.status = 'closed'
    where w.councillor_id = ${councillorId}::uuid order by w.noted_at desc, r.id limit 200`.execute(ctx.db)
  return rows
}
