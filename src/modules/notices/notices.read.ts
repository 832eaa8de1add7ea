import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { held } from '../../platform/memory.ts'
import type { Words } from '../../platform/text.ts'
import { isWithin, type KnownPlace } from '../places/index.ts'
import { extentOf, type Notice } from './notice.ts'

/** Those not yet over when they were read; the time decides again at each question. */
const readNotices = held<Notice[]>('notices', async ctx => {
  const rows = await ctx.db
    .selectFrom('notices.notices')
    .selectAll()
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', ctx.now())]))
    .orderBy(sql`starts_at desc, id`)
    .execute()
  return rows.map(toNotice)
})

const toNotice = (row: Selectable<Rows['notices.notices']>): Notice => ({
  id: row.id,
  title: row.title as Words,
  words: row.words as Words,
  services: row.services,
  areas: row.areas,
  route: row.route_name ? { name: row.route_name as Words, postcodes: row.route_postcodes } : null,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  tells: row.tells,
  told: row.told,
  toldReaders: row.told_readers,
  changedAt: row.changed_at,
})

export interface NoticeFilter {
  /** Only those about this service. */
  service?: string
  /** Where the person lives: those about other places are left out. What is not known of it leaves none out. */
  at?: KnownPlace | null
  /** Only those that hold there for sure. */
  surely?: boolean
}

/** The notices that hold now, the newest first. */
export async function listCurrentNotices(
  ctx: Ctx,
  { service, at, surely = false }: NoticeFilter = {},
): Promise<Notice[]> {
  const now = ctx.now()
  return (await readNotices(ctx)).filter(
    notice =>
      notice.startsAt <= now &&
      (!notice.endsAt || notice.endsAt > now) &&
      (!service || notice.services.includes(service)) &&
      (isWithin(extentOf(notice), at ?? {}) ?? !surely),
  )
}

/** Every notice that holds now or will, for the staff who end them, the newest first. */
export async function listOpenNotices(ctx: Ctx): Promise<Notice[]> {
  const now = ctx.now()
  return (await readNotices(ctx)).filter(notice => !notice.endsAt || notice.endsAt > now)
}

const MOST_ENDED = 50

/** Notices that are over, the last to end first; at most 50. */
export async function listEndedNotices(ctx: Ctx): Promise<Notice[]> {
  const rows = await ctx.db
    .selectFrom('notices.notices')
    .selectAll()
    .where('ends_at', '<=', ctx.now())
    .orderBy('ends_at', 'desc')
    .limit(MOST_ENDED)
    .execute()
  return rows.map(toNotice)
}

/** These notices, whether over or not; an unknown id is left out. */
export async function listNotices(ctx: Ctx, ids: string[]): Promise<Notice[]> {
  if (ids.length === 0) return []
  return (await ctx.db.selectFrom('notices.notices').selectAll().where('id', 'in', ids).execute()).map(toNotice)
}
