import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Answers } from '../../platform/form/index.ts'
import { seenBy } from './seen-by.ts'

/** A public report as a list or map shows it: no words of people, no contact details. */
export interface PublicReport {
  id: string
  reference: string
  service: string
  status: string
  outcome: string | null
  placeWords: string | null
  ward: string | null
  lat: number | null
  lng: number | null
  openedAt: Date
  closedAt: Date | null
  updatedAt: Date
}

export interface PublicFilter {
  wards?: string[]
  service?: string
  services?: string[]
  open?: boolean
  from?: Date
  to?: Date
  box?: { south: number; west: number; north: number; east: number }
  /** Cursor: opened before this moment, then id. */
  before?: string
  limit?: number
}

const columns = sql`r.id, r.reference, r.service_slug as service, r.status,
  (select outcome from requests.closures c where c.request_id = r.id and c.reopened_at is null order by c.created_at desc limit 1) as outcome,
  r.place_words as "placeWords", r.ward, r.lat, r.lng, r.opened_at as "openedAt", r.closed_at as "closedAt", r.updated_at as "updatedAt"`

/** Public reports, newest first, with the cursor of the next page. What its reporter withdrew is not among them. */
export async function listPublic(
  ctx: Ctx,
  filter: PublicFilter,
): Promise<{ rows: PublicReport[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? 50, 1000)
  const [before, beforeId] = filter.before?.split('~') ?? []
  const box = filter.box
  const where = [
    sql`r.visibility = 'public' and not r.sensitive and r.withdrawn_at is null and r.merged_into is null`,
    ...(filter.wards ? [sql`r.ward = any(${filter.wards}::text[])`] : []),
    ...(filter.service ? [sql`r.service_slug = ${filter.service}`] : []),
    ...(filter.services ? [sql`r.service_slug = any(${filter.services}::text[])`] : []),
    ...(filter.open === undefined ? [] : [filter.open ? sql`r.status <> 'closed'` : sql`r.status = 'closed'`]),
    ...(filter.from ? [sql`r.opened_at >= ${filter.from}`] : []),
    ...(filter.to ? [sql`r.opened_at <= ${filter.to}`] : []),
    ...(box ? [sql`r.lat between ${box.south} and ${box.north} and r.lng between ${box.west} and ${box.east}`] : []),
    ...(before && beforeId ? [sql`(r.opened_at, r.id) < (${before}::timestamptz, ${beforeId}::uuid)`] : []),
  ]
  const { rows } = await sql<PublicReport & { cursor: string }>`
    select ${columns}, r.opened_at::text || '~' || r.id as cursor from requests.requests r
    where ${sql.join(where, sql` and `)} order by r.opened_at desc, r.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? page.at(-1)!.cursor : null }
}

export interface PublicReportPage extends PublicReport {
  versionId: string
  /** Unmasked: the site masks them before showing. Only answers of questions marked public are shown. */
  answers: Answers
  details: string
  /** Names to mask: those the participants gave. */
  names: string[]
  updates: { id: string; words: string; createdAt: Date }[]
  photos: { fileId: string; ofResult: boolean }[]
  closures: { outcome: string; words: string; createdAt: Date; reopenedAt: Date | null }[]
  promises: { step: string; dueAt: Date; keptAt: Date | null }[]
  /** Of those asked 'is it sorted?' about the last closure: how many said yes and no. */
  sorted: number
  notSorted: number
  followers: number
}

/** One public report with what others may see of it. `NotFound` for anything that is not public (any more). */
export async function readPublicReport(ctx: Ctx, reference: string): Promise<PublicReportPage> {
  const { rows } = await sql<PublicReportPage>`
    select ${columns}, r.version_id as "versionId", r.answers, r.details,
      array(select c.name from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
        where p.request_id = r.id and c.name is not null) as names,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'words', u.words, 'createdAt', u.created_at) order by u.created_at), '[]')
        from requests.updates u where u.request_id = r.id and u.audience = 'public' and u.withdrawn_at is null) as updates,
      (select coalesce(jsonb_agg(jsonb_build_object('fileId', p.file_id, 'ofResult', p.closure_id is not null)), '[]')
        from requests.photos p where p.request_id = r.id and p.released_at is not null and p.withdrawn_at is null) as photos,
      (select coalesce(jsonb_agg(jsonb_build_object('outcome', k.outcome, 'words', k.words, 'createdAt', k.created_at, 'reopenedAt', k.reopened_at)
        order by k.created_at), '[]') from requests.closures k where k.request_id = r.id) as closures,
      (select coalesce(jsonb_agg(jsonb_build_object('step', p.step, 'dueAt', p.due_at, 'keptAt', p.kept_at) order by p.position), '[]')
        from requests.promises p where p.request_id = r.id) as promises,
      (select count(*) from requests.confirmations f join requests.closures k on k.id = f.closure_id
        where k.request_id = r.id and k.reopened_at is null and f.sorted) as sorted,
      (select count(*) from requests.confirmations f join requests.closures k on k.id = f.closure_id
        where k.request_id = r.id and k.reopened_at is null and not f.sorted) as "notSorted",
      (select count(*) from requests.participants p where p.request_id = r.id and p.left_at is null) as followers
    from requests.requests r
    where r.reference = ${reference} and r.withdrawn_at is null and r.visibility = 'public' and ${seenBy({ kind: 'customer', id: null }, 'r')}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound('report')
  const row = rows[0]
  return {
    ...row,
    updates: row.updates.map(update => ({ ...update, createdAt: new Date(update.createdAt) })),
    closures: row.closures.map(closure => ({
      ...closure,
      createdAt: new Date(closure.createdAt),
      reopenedAt: closure.reopenedAt && new Date(closure.reopenedAt),
    })),
    promises: row.promises.map(promise => ({
      ...promise,
      dueAt: new Date(promise.dueAt),
      keptAt: promise.keptAt && new Date(promise.keptAt),
    })),
  }
}

/** May this file be shown to anybody? Only a released photo of a public report that was not withdrawn. */
export async function isPublicPhoto(ctx: Ctx, fileId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from requests.photos p join requests.requests r on r.id = p.request_id
    where p.file_id = ${fileId}::uuid and p.released_at is not null and p.withdrawn_at is null
      and r.visibility = 'public' and not r.sensitive and (r.withdrawn_at is null or p.closure_id is not null)`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** The requests one may see a file with: for the holder of a link or staff. */
export async function isPhotoSeenBy(ctx: Ctx, fileId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from requests.photos p join requests.requests r on r.id = p.request_id
    where p.file_id = ${fileId}::uuid and ${seenBy(ctx.actor, 'r')} limit 1`.execute(ctx.db)
  return rows.length > 0
}
