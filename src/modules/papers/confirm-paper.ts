import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isMoney } from './paper.ts'
import { paperKeeper } from './paper-keeper.ts'
import { paperConfirmed } from './papers.events.ts'
import { lockPaper } from './papers.store.ts'

/**
 * The second person saw it too. Of money she types the amount herself, without having been told it. Throws NotFound and
 * Refused `papers.same-person`, `.confirmed-already`, `.amount-differs`.
 */
export async function confirmPaper(ctx: Ctx, { id, pence }: { id: string; pence: number | null }): Promise<void> {
  const keeper = paperKeeper(ctx)
  await ctx.transaction(async ctx => {
    const paper = await lockPaper(ctx, id)
    refuseUnless(paper.openedById !== keeper.id, 'papers.same-person')
    refuseUnless(!paper.confirmedAt, 'papers.confirmed-already')
    refuseUnless(!isMoney(paper.kind) || pence === paper.pence, 'papers.amount-differs')
    await ctx.db
      .updateTable('papers.papers')
      .set({ confirmed_by: keeper.id, confirmed_at: ctx.now() })
      .where('id', '=', paper.id)
      .execute()
    await publish(ctx, paperConfirmed({ paperId: paper.id }))
  })
}
