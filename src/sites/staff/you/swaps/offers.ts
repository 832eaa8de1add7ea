import { listAbsences } from '../../../../modules/knowledge/index.ts'
import { readOwnRota, swapsFor } from '../../../../modules/rota/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { sayBlock, sayIso } from '../../rota/show-week.ts'

/** A shift of hers, and what colleagues could give for it; without one, those she could give. Throws NotFound where it is not hers. */
export async function readOffers(ctx: Ctx, shiftId: string) {
  const { mine, all } = await readOwnRota(ctx)
  const absences = await listAbsences(ctx)
  if (!shiftId) {
    const own = mine.filter(each => !each.isAsked && swapsFor(each, all, absences).length > 0)
    return { own: own.map(each => ({ id: each.id, words: `${sayIso(ctx, each.day)}, ${sayBlock(each)}` })) }
  }
  const shift = mine.find(each => each.id === shiftId)
  if (!shift) throw new NotFound('shift')
  const offers = swapsFor(shift, all, absences)
  return {
    shift: { id: shift.id, words: `${sayIso(ctx, shift.day)}, ${sayBlock(shift)}` },
    offers: offers.map(each => ({
      value: each.id,
      text: each.staffName,
      hint: { text: `${sayIso(ctx, each.day)}, ${sayBlock(each)}` },
    })),
  }
}
