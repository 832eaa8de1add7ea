// Public requests as the public site shows them. What other systems read is in `published.read.ts`.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Answers } from '../../platform/form/index.ts'
import { isId } from '../../platform/id.ts'
import { participantNames } from './participant-names.ts'
import { type PromiseState, promisesOf, promiseWithDates } from './promise-state.ts'
import { isPublicRequest, isShownPhoto, shownPlace } from './published.read.ts'
import type { Outcome, Status } from './request.ts'
import { readsWhole, seenBy } from './seen-by.ts'

/** A public report as a list or map shows it. Words are as they were written: the site masks them before it shows them. */
export interface PublicReport {
  id: string
  reference: string
  service: string
  /** The version of the service it was opened under. */
  versionId: string
  status: Status
  outcome: Outcome | null
  placeWords: string | null
  /** What a colleague lets everybody read in place of the answers; null: these as they are. */
  shownWords: string | null
  /** Names to mask: those the participants gave, for themselves and for whom they asked. */
  names: string[]
  ward: string | null
  lat: number | null
  lng: number | null
  openedAt: Date
  closedAt: Date | null
}

export interface PublicFilter {
  wards?: string[]
  service?: string
  /** True: open, scheduled or waiting. False: closed. */
  open?: boolean
  /** What the last page ended with: microseconds, `~`, id. Anything else begins at the newest. */
  before?: string
  limit: number
}

/** Of `r`, what lists and maps show. */
export const publicColumns = sql`r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.status, ${participantNames} as names,
  (select outcome from requests.closures c where c.request_id = r.id and c.reopened_at is null order by c.created_at desc limit 1) as outcome,
  ${shownPlace} as "placeWords", r.shown_words as "shownWords", r.ward, r.lat, r.lng, r.opened_at as "openedAt", r.closed_at as "closedAt"`

/**
 * Public reports, newest first, with the cursor of the next page. What its reporter withdrew and what was joined into
 * another are not among them.
 */
export async function listPublic(
  ctx: Ctx,
  filter: PublicFilter,
): Promise<{ rows: PublicReport[]; next: string | null }> {
  const { wards, service, open, limit } = filter
  const where = [
    sql`${isPublicRequest} and r.merged_into is null`,
    ...(service ? [sql`r.service_slug = ${service}`] : []),
    ...(open === undefined ? [] : [open ? sql`r.status <> 'closed'` : sql`r.status = 'closed'`]),
    ...olderThan(filter.before),
  ]
  const newest = sql`order by r.opened_at desc, r.id desc limit ${limit + 1}`
  const pick = (scope: RawBuilder<unknown>) =>
    sql`select r.* from requests.requests r where ${sql.join([scope, ...where], sql` and `)} ${newest}`
  // Ward by ward, so that an index gives each ward's newest; all wards at once would be read whole and sorted.
  const picked = wards
    ? sql`select p.* from unnest(${wards}::text[]) ward cross join lateral (${pick(sql`r.ward = ward.ward`)}) p`
    : pick(sql`true`)
  const { rows } = await sql<PublicReport & { cursor: string }>`
    select ${publicColumns}, ${cursorOf(sql.ref('r.opened_at'), sql.ref('r.id'))} as cursor from (${picked}) r ${newest}`.execute(
    ctx.db,
  )
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? page.at(-1)!.cursor : null }
}

function olderThan(cursor: string | undefined): RawBuilder<unknown>[] {
  const last = readCursor(cursor)
  return last ? [sql`(r.opened_at, r.id) < ${last}`] : []
}

/** How many public reports of a ward and service were opened since a moment, and how many of those are closed by now. */
export interface PublicCount {
  ward: string
  service: string
  reported: number
  closed: number
}

export async function countPublic(ctx: Ctx, wards: string[], since: Date): Promise<PublicCount[]> {
  const { rows } = await sql<PublicCount>`
    select r.ward, r.service_slug as service, count(*) as reported, count(*) filter (where r.status = 'closed') as closed
    from requests.requests r
    where ${isPublicRequest} and r.merged_into is null and r.ward = any(${wards}::text[]) and r.opened_at >= ${since}
    group by r.ward, r.service_slug`.execute(ctx.db)
  return rows
}

export interface PublicReportPage extends PublicReport {
  /** A colleague has it in hand. */
  isTaken: boolean
  /** Only answers of questions marked public are shown. */
  answers: Answers
  /** `saidBy`: the other body whose words they are. */
  updates: { id: string; words: string; saidBy: string | null; createdAt: Date }[]
  photos: { fileId: string; ofResult: boolean }[]
  /** What a customer wrote when she cancelled is hers: `words` is then empty. */
  closures: { outcome: Outcome; words: string; createdAt: Date; reopenedAt: Date | null }[]
  promises: PromiseState[]
  /** The public report it was joined into. */
  joinedTo: string | null
  /** Of those asked 'is it sorted?' about the last closure: how many said yes and no. */
  sorted: number
  notSorted: number
  /** How many people are told what happens with it. */
  followers: number
}

/** One public report with what others may see of it. `NotFound` for anything that is not public (any more). */
export async function readPublicReport(ctx: Ctx, reference: string): Promise<PublicReportPage> {
  const { rows } = await sql<PublicReportPage>`
    select ${publicColumns}, r.answers, r.assigned_to is not null as "isTaken",
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'words', u.words, 'saidBy', u.said_by, 'createdAt', u.created_at) order by u.created_at), '[]')
        from requests.updates u where u.request_id = r.id and u.audience = 'public' and u.withdrawn_at is null) as updates,
      (select coalesce(jsonb_agg(jsonb_build_object('fileId', p.file_id, 'ofResult', p.closure_id is not null) order by p.file_id), '[]')
        from requests.photos p where p.request_id = r.id and ${isShownPhoto}) as photos,
      (select coalesce(jsonb_agg(jsonb_build_object('outcome', k.outcome, 'words', case when k.outcome = 'cancelled' then '' else k.words end,
        'createdAt', k.created_at, 'reopenedAt', k.reopened_at) order by k.created_at), '[]')
        from requests.closures k where k.request_id = r.id) as closures,
      ${promisesOf(sql.ref('r.id'))} as promises,
      (select o.reference from requests.requests o where o.id = r.merged_into and o.visibility = 'public'
        and not o.sensitive and o.withdrawn_at is null and o.held_at is null) as "joinedTo",
      ${countAnswers(true)} as sorted, ${countAnswers(false)} as "notSorted",
      (select count(*) from requests.participants p where p.request_id = r.id and p.left_at is null and p.told) as followers
    from requests.requests r where r.reference = ${reference} and ${isPublicRequest}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('report')
  return revive(rows[0])
}

/** Whether there is a page of this reference that everybody may see. */
export async function isPublicReport(ctx: Ctx, reference: string): Promise<boolean> {
  const { rows } = await sql`
    select from requests.requests r where r.reference = ${reference} and ${isPublicRequest}`.execute(ctx.db)
  return rows.length > 0
}

const countAnswers = (sorted: boolean) => sql`(
  select count(*) from requests.confirmations f join requests.closures k on k.id = f.closure_id
  where k.request_id = r.id and k.reopened_at is null and f.sorted = ${sorted})`

/** JSON carries times as text. */
function revive(row: PublicReportPage): PublicReportPage {
  const date = (text: Date) => new Date(text)
  return {
    ...row,
    updates: row.updates.map(update => ({ ...update, createdAt: date(update.createdAt) })),
    closures: row.closures.map(closure => ({
      ...closure,
      createdAt: date(closure.createdAt),
      reopenedAt: closure.reopenedAt && date(closure.reopenedAt),
    })),
    promises: row.promises.map(promiseWithDates),
  }
}

/** May anybody see this photo of this report? Only a released one of a report that is public and was not withdrawn. */
export async function isPublicPhoto(ctx: Ctx, reference: string, fileId: string): Promise<boolean> {
  if (!isId(fileId)) return false
  const { rows } = await sql`select from requests.photos p join requests.requests r on r.id = p.request_id
    where r.reference = ${reference} and p.file_id = ${fileId}::uuid and ${isShownPhoto} and ${isPublicRequest}`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** May this colleague see a file, as part of a request that she may read whole? Holders of links: `readTracked`. */
export async function isPhotoSeenBy(ctx: Ctx, fileId: string): Promise<boolean> {
  if (!isId(fileId) || ctx.actor.kind !== 'staff' || !readsWhole(ctx.actor)) return false
  const { rows } = await sql`select 1 from requests.photos p join requests.requests r on r.id = p.request_id
    where p.file_id = ${fileId}::uuid and ${seenBy(ctx.actor, 'r')} limit 1`.execute(ctx.db)
  return rows.length > 0
}
