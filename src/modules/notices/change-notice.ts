import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { mayPublish } from './may-publish.ts'
import type { Notice } from './notice.ts'
import { noticeChanged } from './notices.events.ts'

/**
 * Changes the words of a notice that stands, or when it ends; nobody is written to again. `changedAt`: as it was when she saw it,
 * so that of two who change it neither undoes the other unseen. Throws NotFound (also of one that is over, or not hers) and Refused:
 * `notices.empty`, `notices.ends-before-it-starts`, `notices.ends-before-now`, `notices.changed-meanwhile`.
 */
export async function changeNotice(
  ctx: Ctx,
  { id, title, words, endsAt, changedAt }: Pick<Notice, 'id' | 'title' | 'words' | 'endsAt' | 'changedAt'>,
): Promise<void> {
  refuseUnless(title.en.trim() !== '' && words.en.trim() !== '', 'notices.empty')
  await ctx.transaction(async ctx => {
    const found = ctx.db
      .selectFrom('notices.notices')
      .select(['services', 'starts_at', 'ends_at', 'changed_at'])
      .where('id', '=', id)
    const row = await found.forUpdate().executeTakeFirst()
    if (!row || (row.ends_at && row.ends_at <= ctx.now())) throw new NotFound(`notice ${id}`)
    if (!(await mayPublish(ctx, row.services))) throw new NotFound(`notice ${id}`)
    refuseUnless(row.changed_at?.getTime() === changedAt?.getTime(), 'notices.changed-meanwhile')
    refuseUnless(!endsAt || endsAt > row.starts_at, 'notices.ends-before-it-starts')
    refuseUnless(!endsAt || endsAt > ctx.now(), 'notices.ends-before-now')
    await ctx.db
      .updateTable('notices.notices')
      .set({
        title: JSON.stringify(title),
        words: JSON.stringify(words),
        ends_at: endsAt,
        changed_at: ctx.now(),
        changed_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      })
      .where('id', '=', id)
      .execute()
    await touch(ctx, 'notices')
    await publish(ctx, noticeChanged({ noticeId: id }))
  })
}
