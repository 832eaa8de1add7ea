import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { paperKeeper } from './paper-keeper.ts'
import { paperMoved } from './papers.events.ts'
import { addMove, lockPaper } from './papers.store.ts'

/**
 * It was written down wrong, says the second person: never whoever wrote it down, alone. It is written down anew. Throws
 * NotFound and Refused `papers.why-missing`, `.same-person`, `.confirmed-already`.
 */
export async function endMistaken(ctx: Ctx, { id, why }: { id: string; why: string }): Promise<void> {
  const keeper = paperKeeper(ctx)
  refuseUnless(why.trim() !== '', 'papers.why-missing')
  await ctx.transaction(async ctx => {
    const paper = await lockPaper(ctx, id)
    refuseUnless(paper.openedById !== keeper.id, 'papers.same-person')
    refuseUnless(!paper.confirmedAt, 'papers.confirmed-already')
    await addMove(ctx, paper.id, { way: 'mistaken', place: why.trim(), slip: null })
    const now = ctx.now()
    await ctx.db
      .updateTable('papers.papers')
      .set({ confirmed_by: keeper.id, confirmed_at: now, left_at: now })
      .where('id', '=', paper.id)
      .execute()
    await publish(ctx, paperMoved({ paperId: paper.id, way: 'mistaken' }))
  })
}
