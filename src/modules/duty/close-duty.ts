import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { dutyClosed } from './duty.events.ts'
import { lockToldRecord, staffOf } from './duty.store.ts'
import type { DutyOutcome } from './duty.ts'

export interface DutyEnd {
  recordId: string
  outcome: DutyOutcome
  /** What happens now. */
  words: string
  /** What was offered, and by whom: both where it is below the threshold. */
  offer?: string
  offeredBy?: string
}

/**
 * How it ended, said by somebody who was told. Throws Refused: `duty.words-missing`, `duty.offer-missing`,
 * `duty.receive-first`, `duty.closed-already`.
 */
export async function closeDuty(ctx: Ctx, end: DutyEnd): Promise<void> {
  const staff = staffOf(ctx)
  const clean = (text = '') => maskCards(text.trim())
  const [words, offer, offeredBy] = [clean(end.words), clean(end.offer), clean(end.offeredBy)]
  await ctx.transaction(async ctx => {
    const record = await lockToldRecord(ctx, end.recordId)
    refuseUnless(record.receivedBy !== null, 'duty.receive-first')
    refuseUnless(!record.closedAt, 'duty.closed-already')
    refuseUnless(words !== '', 'duty.words-missing')
    refuseUnless(end.outcome !== 'below-threshold' || (offer !== '' && offeredBy !== ''), 'duty.offer-missing')
    await sql`update duty.records set outcome = ${end.outcome}, outcome_words = ${words}, offer = ${offer},
        offered_by = ${offeredBy}, closed_by = ${staff.id}::uuid, closed_at = ${ctx.now()}
      where id = ${record.id}::uuid`.execute(ctx.db)
    await publish(ctx, dutyClosed({ recordId: record.id, outcome: end.outcome }))
  })
}
