import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { type PaperWay, waysOf } from './paper.ts'
import { paperKeeper } from './paper-keeper.ts'
import { paperMoved } from './papers.events.ts'
import { addMove, lockPaper } from './papers.store.ts'

/**
 * It is put elsewhere, given back by signed-for post, or paid in. The last two end it. Throws NotFound and Refused
 * `papers.not-confirmed`, `.left-already`, `.no-such-way`, `.place-missing`, `.slip-missing`.
 */
export async function movePaper(
  ctx: Ctx,
  { id, way, place, slip }: { id: string; way: PaperWay; place: string; slip: string },
): Promise<void> {
  paperKeeper(ctx)
  refuseUnless(place.trim() !== '', 'papers.place-missing')
  refuseUnless(way === 'kept' || slip.trim() !== '', 'papers.slip-missing')
  await ctx.transaction(async ctx => {
    const paper = await lockPaper(ctx, id)
    refuseUnless(paper.confirmedAt !== null, 'papers.not-confirmed')
    refuseUnless(!paper.leftAt, 'papers.left-already')
    refuseUnless(waysOf(paper.kind).includes(way), 'papers.no-such-way')
    await addMove(ctx, paper.id, { way, place: place.trim(), slip: way === 'kept' ? null : slip.trim() })
    if (way !== 'kept')
      await ctx.db.updateTable('papers.papers').set({ left_at: ctx.now() }).where('id', '=', paper.id).execute()
    await publish(ctx, paperMoved({ paperId: paper.id, way }))
  })
}
