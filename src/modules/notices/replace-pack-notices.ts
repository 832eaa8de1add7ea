import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { type Counts, replaceRows } from '../../platform/database/replace-rows.ts'
import { idOfName } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import type { Notice } from './notice.ts'

/** A standing notice of the pack; `id` is a word. */
export type PackNotice = Omit<Notice, 'route' | 'tells' | 'told' | 'toldReaders' | 'changedAt'>

/** Makes the pack's notices those in force. Notices that staff published, and those of the pack that staff ended or changed, stay. */
export async function replacePackNotices(ctx: Ctx, notices: PackNotice[]): Promise<Counts> {
  return ctx.transaction(async ctx => {
    const held = await ctx.db
      .selectFrom('notices.notices')
      .select(['pack_id', sql<boolean>`ended_by is not null or changed_by is not null`.as('is_ours')])
      .where('pack_id', 'is not', null)
      .execute()
    const byStaff = new Set(held.filter(row => row.is_ours).map(row => row.pack_id))
    const rows = notices.filter(notice => !byStaff.has(notice.id)).map(toRow)
    const gone = held.filter(row => !row.is_ours && !notices.some(notice => notice.id === row.pack_id))
    for (const { pack_id } of gone) await ctx.db.deleteFrom('notices.notices').where('pack_id', '=', pack_id).execute()
    const counts = await replaceRows(ctx, 'notices.notices', ['pack_id'], rows, { keepOthers: true })
    await touch(ctx, 'notices')
    return { ...counts, removed: gone.length }
  })
}

function toRow({ id, title, words, services, areas, startsAt, endsAt }: PackNotice) {
  return {
    id: idOfName('notice', id),
    pack_id: id,
    title,
    words,
    services,
    areas,
    starts_at: startsAt,
    ends_at: endsAt,
  }
}
