import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import { isId } from '../../platform/id.ts'
import { endOfWorkingDay } from '../../platform/working-time/index.ts'
import { getCalendar, readOrganisation } from '../organisation/index.ts'
import { keptNames, withoutKept } from './kept-names.ts'
import { shownPlace } from './published.read.ts'
import { STATUSES } from './request.ts'
import { readsWhole, seenBy } from './seen-by.ts'

/** The tabs of a queue. `tomorrow`: promises that will break by the end of the team's next working day and can still be kept. */
export const TABS = ['mine', 'team', 'unassigned', 'waiting', 'overdue', 'tomorrow', 'leader', 'closed'] as const
export type Tab = (typeof TABS)[number]

export interface QueueFilter {
  tab: Tab
  /** Ids of teams; empty: all that the actor may see. */
  teams: string[]
  service?: string
  kind?: string
  area?: string
  status?: string
  /** Raised by a councillor: by this one (an id), or `any`. */
  councillor?: string
  /** Words that must all occur. */
  text?: string
  /** Asked at least this many days ago. */
  olderThanDays?: number
  /** Only these, by id. */
  only?: string[]
  /** Cursor of the page before. */
  after?: string
  limit?: number
}

export interface QueueRow {
  id: string
  reference: string
  service: string
  versionId: string
  kind: string
  status: string
  sensitive: boolean
  /** Its words may mean danger: nobody outside sees it until a colleague has read them. */
  isHeld: boolean
  needsLeader: boolean
  teamId: string
  assignedTo: string | null
  assignedName: string | null
  /** What was asked, shortened; empty for those who may read only what is public. */
  details: string
  placeWords: string | null
  postcode: string | null
  ward: string | null
  lat: number | null
  lng: number | null
  openedAt: Date
  nextDueAt: Date | null
  /** The step of the promise that is due then. */
  nextStep: string | null
  closedAt: Date | null
  isRaised: boolean
  /** Names of colleagues who have it open now. */
  viewers: string[]
}

const COUNT_CAP = 1000
const LONG_AGO_DAYS = 36_500

/** One page of a queue, by promise, oldest first (closed: newest first), with the cursor of the next page. */
export async function listQueue(ctx: Ctx, filter: QueueFilter): Promise<{ rows: QueueRow[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 25, 5000)
  const closed = filter.tab === 'closed'
  const moment = sql.ref(closed ? 'r.closed_at' : 'r.queue_at')
  const ends = await readNextDays(ctx)
  const order = closed ? sql`r.closed_at desc, r.id desc` : sql`r.queue_at, r.id`
  const pick = (scope: RawBuilder<unknown>) =>
    sql`select r.* from requests.requests r where ${and([scope, tabWhere(ctx, filter.tab, ends), ...filters(ctx, filter)])} order by ${order} limit ${limit + 1}`
  const picked =
    filter.teams.length > 0 && filter.tab !== 'mine'
      ? sql`select p.* from unnest(${[...new Set(filter.teams)]}::text[]) team cross join lateral (${pick(sql`r.team_id = team`)}) p`
      : pick(sql`true`)
  const { rows } = await sql<QueueRow & { cursor: string; keptNames: string[] }>`
    select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.kind, r.status, r.sensitive, r.held_at is not null as "isHeld",
      r.needs_leader as "needsLeader", r.team_id as "teamId", r.assigned_to as "assignedTo", c.name as "assignedName",
      ${shownOf(ctx)}, ${placeOf(ctx)} as "placeWords", r.ward, r.lat, r.lng, r.opened_at as "openedAt",
      ${keptNames(ctx.actor)} as "keptNames",
      r.next_due_at as "nextDueAt", step.id as "nextStep",
      exists (select from requests.raisings w where w.request_id = r.id) as "isRaised", r.closed_at as "closedAt", ${cursorOf(moment, sql.ref('r.id'))} as cursor,
      array(select v.name from requests.viewers w join organisation.colleagues v on v.id = w.staff_id
        where w.request_id = r.id and w.seen_at > now() - interval '30 seconds' and w.staff_id is distinct from ${staffId(ctx)}::uuid) as viewers
    from (select * from (${picked}) r order by ${order} limit ${limit + 1}) r
    left join organisation.colleagues c on c.id = r.assigned_to
    left join lateral (select p.step as id from requests.promises p where p.request_id = r.id and p.kept_at is null
      order by p.due_at, p.position limit 1) step on r.status <> 'closed'
    order by ${order}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  return { rows: page.map(withoutKept), next: rows.length > limit ? page.at(-1)!.cursor : null }
}

/** How many are behind each tab asked about; counting stops at 1,000, so that a big queue costs no more than a small one. */
export async function countTabs<T extends Tab = Tab>(
  ctx: Ctx,
  filter: Omit<QueueFilter, 'tab' | 'after'>,
  tabs: readonly T[] = TABS as readonly Tab[] as readonly T[],
): Promise<Record<T, number>> {
  const ends = await readNextDays(ctx)
  const counted = tabs
    .filter(tab => tab !== 'closed')
    .map(tab => {
      const scope =
        filter.teams.length > 0 && tab !== 'mine' ? sql`r.team_id = any(${filter.teams}::text[])` : sql`true`
      return sql`(select count(*) from (select 1 from requests.requests r
      where ${and([scope, tabWhere(ctx, tab, ends), ...filters(ctx, filter)])} limit ${COUNT_CAP}) x) as ${sql.ref(tab)}`
    })
  const { rows } = await sql<Record<T, number>>`select ${sql.join(counted)}`.execute(ctx.db)
  return { ...rows[0]!, closed: 0 }
}

const staffId = (ctx: Ctx): string | null => (ctx.actor.kind === 'staff' ? ctx.actor.id : null)

function tabWhere(ctx: Ctx, tab: Tab, ends: NextDays): RawBuilder<unknown> {
  const open = sql`r.status <> 'closed'`
  switch (tab) {
    case 'mine':
      return sql`${open} and r.assigned_to = ${staffId(ctx)}::uuid`
    case 'team':
      return open
    case 'unassigned':
      return sql`${open} and r.assigned_to is null`
    case 'waiting':
      return sql`r.status = 'waiting'`
    case 'overdue':
      return sql`${open} and r.status <> 'waiting' and r.queue_at < ${ctx.now()}`
    case 'tomorrow':
      return sql`${open} and r.status <> 'waiting' and r.queue_at >= ${ctx.now()} and r.queue_at < ${ends.last}
        and r.queue_at < coalesce((${JSON.stringify(ends.byTeam)}::jsonb ->> r.team_id)::timestamptz, ${ends.last})`
    case 'leader':
      return sql`${open} and r.needs_leader`
    case 'closed':
      return sql`r.status = 'closed'`
  }
}

interface NextDays {
  /** When each team's next working day is over: at midnight. On a Friday that is mostly Monday's. */
  byTeam: Record<string, Date>
  /** The last of them: what an index looks for. */
  last: Date
}

async function readNextDays(ctx: Ctx): Promise<NextDays> {
  const organisation = await readOrganisation(ctx)
  const today = ctx.now().toTemporalInstant()
  const ends = new Map(
    [...new Set([...organisation.teams.values()].map(team => team.calendar))].map(id => [
      id,
      midnightAfter(endOfWorkingDay(getCalendar(organisation, id), today, 1)),
    ]),
  )
  const byTeam = Object.fromEntries([...organisation.teams].map(([id, { calendar }]) => [id, ends.get(calendar)!]))
  return { byTeam, last: new Date(Math.max(...[...ends.values()].map(end => end.getTime()))) }
}

const midnightAfter = (at: Temporal.Instant): Date =>
  new Date(at.toZonedDateTimeISO('Europe/London').startOfDay().add({ days: 1 }).epochMilliseconds)

function filters(ctx: Ctx, filter: Partial<QueueFilter>): RawBuilder<unknown>[] {
  const wanted: (RawBuilder<unknown> | false | undefined)[] = [
    seenBy(ctx.actor, 'r'),
    !!filter.service && sql`r.service_slug = ${filter.service}`,
    !!filter.kind && sql`r.kind = ${filter.kind}`,
    !!filter.area && sql`(r.ward = ${filter.area} or ${filter.area} = any(r.areas))`,
    (STATUSES as readonly string[]).includes(filter.status ?? '') && sql`r.status = ${filter.status}`,
    !!filter.councillor && raisedWhere(filter.councillor),
    !!filter.text?.trim() && textWhere(ctx, filter.text),
    !!filter.only && sql`r.id = any(${filter.only}::uuid[])`,
    !!filter.olderThanDays && sql`r.opened_at < ${daysAgo(ctx, filter.olderThanDays)}`,
    afterCursor(filter),
  ]
  return wanted.filter(part => !!part)
}

const raisedWhere = (councillor: string): RawBuilder<unknown> =>
  sql`exists (select from requests.raisings w where w.request_id = r.id
    and ${isId(councillor) ? sql`w.councillor_id = ${councillor}::uuid` : sql`true`})`

const daysAgo = (ctx: Ctx, days: number): Date =>
  new Date(ctx.now().getTime() - Math.min(days, LONG_AGO_DAYS) * 86_400_000)

/** What a row shows of what was said: `details` and, where nothing is pinned, a postcode are the reporter's own. */
const shownOf = (ctx: Ctx): RawBuilder<unknown> =>
  readsWhole(ctx.actor)
    ? sql`left(r.details, 300) as details, r.postcode`
    : sql`'' as details, case when r.lat is not null then r.postcode end as postcode`

const placeOf = (ctx: Ctx): RawBuilder<unknown> => (readsWhole(ctx.actor) ? sql.ref('r.place_words') : shownPlace)

/** Words in the queue's own rows: enough for the few thousand open ones of a team. */
function textWhere(ctx: Ctx, text: string): RawBuilder<unknown> {
  const details = readsWhole(ctx.actor) ? sql.ref('r.details') : sql`''`
  const words = text.trim().split(/\s+/).slice(0, 8)
  return and(
    words.map(word => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      const isKept = sql`exists (select from unnest(${keptNames(ctx.actor)}) kept (name) where kept.name ilike ${like})`
      return sql`(((${details} ilike ${like} or ${placeOf(ctx)} ilike ${like}) and not ${isKept})
        or r.reference like ${like} or r.postcode ilike ${like})`
    }),
  )
}

function afterCursor({ after, tab }: Partial<QueueFilter>): RawBuilder<unknown> | undefined {
  const last = readCursor(after)
  return last && (tab === 'closed' ? sql`(r.closed_at, r.id) < ${last}` : sql`(r.queue_at, r.id) > ${last}`)
}

const and = (parts: RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(parts, sql` and `)
