// Public requests as other systems read them (Open311, our own API): with everything they are shown, in one query.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import type { Answers } from '../../platform/form/index.ts'
import type { Point } from '../places/index.ts'
import { type PromiseState, promisesOf, promiseWithDates } from './promise-state.ts'
import type { Outcome, Status } from './request.ts'
import { seenBy } from './seen-by.ts'

/** A public request. Words are as they were written: the site masks them before it shows them. */
export interface PublishedRequest {
  id: string
  reference: string
  service: string
  versionId: string
  status: Status
  teamId: string
  answers: Answers
  /** What a colleague lets everybody read in place of the answers; null: these as they are. */
  shownWords: string | null
  /** Names that its participants gave, to mask. */
  names: string[]
  lat: number | null
  lng: number | null
  placeWords: string | null
  postcode: string | null
  ward: string | null
  openedAt: Date
  updatedAt: Date
  closedAt: Date | null
  dueAt: Date | null
  /** The reference it was joined into. */
  mergedInto: string | null
  closure: PublishedClosure | null
  promises: PromiseState[]
  /** Ids of released photos, those of the result first. */
  photos: string[]
}

/** How a request ended. What a customer wrote when she cancelled is hers: `words` is then empty. */
export interface PublishedClosure {
  outcome: Outcome
  words: string
  challenge: string | null
  body: string | null
  bodyReference: string | null
}

export interface PublishedFilter {
  references?: string[]
  services?: string[]
  wards?: string[]
  /** True: open, scheduled or waiting. False: closed. */
  open?: boolean
  openedFrom?: Date
  openedTo?: Date
  updatedFrom?: Date
  updatedTo?: Date
  near?: Point & { metres: number }
  /** What the last page ended with: microseconds, `~`, id. */
  cursor?: string
  /** Pages to step over instead, for clients that count pages. */
  offset?: number
}

export const PUBLISHED_MOST = 1000

/** Metres of one degree of latitude. */
const DEGREE = 111_320

/**
 * Public requests, the newest first (by their last change where a time of change is asked for), at most `limit` (1,000),
 * and the cursor of the next page. What its reporter withdrew is not among them; what was joined into another is.
 */
export async function listPublished(
  ctx: Ctx,
  filter: PublishedFilter,
  limit: number,
): Promise<{ rows: PublishedRequest[]; next: string | null }> {
  const time = sql.ref(filter.updatedFrom || filter.updatedTo ? 'r.updated_at' : 'r.opened_at')
  const most = Math.min(limit, PUBLISHED_MOST)
  const { rows } = await sql<PublishedRequest & { cursor: string }>`
    select ${columns}, ${cursorOf(time, sql.ref('r.id'))} as cursor from requests.requests r
    where ${sql.join(conditions(filter, time), sql` and `)}
    order by ${time} desc, r.id desc limit ${most + 1} offset ${filter.offset ?? 0}`.execute(ctx.db)
  const page = rows.slice(0, most)
  return { rows: page.map(revive), next: rows.length > most ? page.at(-1)!.cursor : null }
}

export const isPicture = sql`exists (select from platform.files f where f.id = p.file_id and f.media_type like 'image/%')`

/** A picture that somebody looked at and released. */
export const isShownPhoto = sql`p.released_at is not null and p.withdrawn_at is null and ${isPicture}`

/** Where it is, of `r`, as everybody else than her and colleagues reads it. */
export const shownPlace = sql`coalesce(r.shown_place, r.place_words)`

const columns = sql`r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.status, r.team_id as "teamId",
  r.answers, r.shown_words as "shownWords", r.lat, r.lng, ${shownPlace} as "placeWords", r.ward, case when r.lat is not null then r.postcode end as postcode,
  r.opened_at as "openedAt", r.updated_at as "updatedAt", r.closed_at as "closedAt", r.due_at as "dueAt",
  (select m.reference from requests.requests m where m.id = r.merged_into and m.visibility = 'public'
    and not m.sensitive and m.withdrawn_at is null and m.held_at is null) as "mergedInto",
  array(select c.name from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
    where p.request_id = r.id and c.name is not null) as names,
  (select jsonb_build_object('outcome', k.outcome, 'words', case when k.outcome = 'cancelled' then '' else k.words end,
      'challenge', k.challenge, 'body', k.body, 'bodyReference', k.body_reference)
    from requests.closures k where k.request_id = r.id and k.reopened_at is null order by k.created_at desc limit 1) as closure,
  ${promisesOf(sql.ref('r.id'))} as promises,
  array(select p.file_id from requests.photos p where p.request_id = r.id and ${isShownPhoto}
    order by p.closure_id is null, p.file_id) as photos`

/** One predicate with every other read of what is public. */
export const isPublicRequest = seenBy({ kind: 'customer', id: null }, 'r')

function conditions(filter: PublishedFilter, time: RawBuilder<unknown>) {
  const { references, services, wards, open, near } = filter
  const last = readCursor(filter.cursor)
  return [
    isPublicRequest,
    ...(references ? [sql`r.reference = any(${references}::text[])`] : []),
    ...(services ? [sql`r.service_slug = any(${services}::text[])`] : []),
    ...(wards ? [sql`r.ward = any(${wards}::text[])`] : []),
    ...(open === undefined ? [] : [open ? sql`r.status <> 'closed'` : sql`r.status = 'closed'`]),
    ...(filter.openedFrom ? [sql`r.opened_at >= ${filter.openedFrom}`] : []),
    ...(filter.openedTo ? [sql`r.opened_at <= ${filter.openedTo}`] : []),
    ...(filter.updatedFrom ? [sql`r.updated_at >= ${filter.updatedFrom}`] : []),
    ...(filter.updatedTo ? [sql`r.updated_at <= ${filter.updatedTo}`] : []),
    ...(near ? [isWithin(near)] : []),
    ...(last ? [sql`(${time}, r.id) < ${last}`] : []),
  ]
}

/** A box that an index finds, and the circle in it. */
function isWithin({ lat, lng, metres }: Point & { metres: number }) {
  const north = metres / DEGREE
  const perEast = DEGREE * Math.max(Math.cos((lat * Math.PI) / 180), 0.01)
  const east = metres / perEast
  return sql`r.lat between ${lat - north} and ${lat + north} and r.lng between ${lng - east} and ${lng + east}
    and ((r.lat - ${lat}) * ${DEGREE}) ^ 2 + ((r.lng - ${lng}) * ${perEast}) ^ 2 <= ${metres * metres}`
}

/** JSON carries times as text. */
function revive({ cursor: _, ...row }: PublishedRequest & { cursor: string }): PublishedRequest {
  return { ...row, promises: row.promises.map(promiseWithDates) }
}
