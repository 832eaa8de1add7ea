import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { isMoney, type PaperKind } from './paper.ts'
import { paperKeeper } from './paper-keeper.ts'
import { paperLogged } from './papers.events.ts'
import { addMove } from './papers.store.ts'

export interface NewPaper {
  kind: PaperKind
  /** What it is, for somebody who looks for it: 'Birth certificate of R. Sample'. */
  what: string
  /** Of money. */
  pence: number | null
  /** Where it is put. */
  place: string
  /** The letter it came with. */
  receivedId: string | null
  /** Made with the form: sent twice it is one. */
  key: string
}

/**
 * Writes down what was in an envelope. It waits for a second person. Answers its id. Throws Refused `papers.what-missing`,
 * `.place-missing`, `.amount-missing`.
 */
export async function logPaper(ctx: Ctx, { key: id, kind, what, pence, place, receivedId }: NewPaper): Promise<string> {
  const keeper = paperKeeper(ctx)
  refuseUnless(what.trim() !== '', 'papers.what-missing')
  refuseUnless(place.trim() !== '', 'papers.place-missing')
  refuseUnless(!isMoney(kind) || (pence !== null && pence > 0), 'papers.amount-missing')
  return ctx.transaction(async ctx => {
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('papers.papers')
      .values({
        id,
        kind,
        what: maskCards(what.trim()),
        pence: isMoney(kind) ? pence : null,
        received_id: receivedId,
        opened_by: keeper.id,
        opened_at: ctx.now(),
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) return id
    await addMove(ctx, id, { way: 'kept', place: place.trim(), slip: null })
    await publish(ctx, paperLogged({ paperId: id, kind, receivedId }))
    return id
  })
}
