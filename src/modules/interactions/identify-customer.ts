import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { compareSafeWord, openCustomer, type SafeWord } from '../customers/index.ts'
import { hushWhoItIs } from './hush.ts'
import { trustWhoItWas } from './hushed-people.ts'
import { isSpoken } from './interaction.ts'
import { customerIdentified } from './interactions.events.ts'
import { getOwnForUpdate, tellCall } from './interactions.store.ts'
import { weighAgain } from './matters.store.ts'
import { noteWriterInHand } from './waiting/writer.ts'
import { type Thing, thingsSaid } from './what-was-said.ts'

export type Identified =
  /**
   * She said her name and one more thing that we know; which, where it was asked here (`isEnough`). `helperId`: not she speaks but
   * who acts for her.
   */
  | { how: 'said'; customerId: string; things?: Thing[]; helperId?: string | undefined; safeWord?: string }
  /** Her record is opened without that: only with a reason. */
  | { how: 'unchecked'; customerId: string; because: string; helperId?: string | undefined; safeWord?: string }
  | { how: 'anonymous' }

/**
 * Says who it is, or that she stays unknown; may be corrected until the wrap-up. `helperId`: not she speaks but who acts for
 * her. Whoever has a safe word and is spoken with is known only by that. Refused: `interactions.wrapped-already`,
 * `interactions.because-missing`, `interactions.no-such-helper`, `interactions.safe-word-wrong`.
 */
export async function identifyCustomer(ctx: Ctx, interactionId: string, who: Identified): Promise<void> {
  const customerId = who.how === 'anonymous' ? null : who.customerId
  const helperId = who.how === 'anonymous' ? null : (who.helperId ?? null)
  const because = who.how === 'unchecked' ? maskCards(who.because.trim()) : ''
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    refuseUnless(who.how !== 'unchecked' || because !== '', 'interactions.because-missing')
    const word = customerId
      ? await compareSafeWord(ctx, customerId, (who.how !== 'anonymous' && who.safeWord) || '')
      : 'none'
    const isWordMissing = isSpoken(mine.channel) && (word === 'wrong' || word === 'not-said')
    refuseUnless(who.how !== 'said' || !isWordMissing, 'interactions.safe-word-wrong')
    const things = who.how === 'said' ? thingsOf(who, word) : []
    if (customerId) await openRecord(ctx, customerId, because)
    if (helperId) refuseUnless(await actsFor(ctx, helperId, customerId), 'interactions.no-such-helper')
    const { rows: before } = await sql<{ customerId: string | null }>`delete from interactions.callers
      where interaction_id = ${mine.id}::uuid returning customer_id as "customerId"`.execute(ctx.db)
    await ctx.db
      .insertInto('interactions.callers')
      .values({
        interaction_id: mine.id,
        customer_id: customerId,
        helper_id: helperId,
        how: who.how,
        because,
        things,
        at: ctx.now(),
      })
      .execute()
    await noteWriterInHand(ctx, mine.id, { customerId, was: before[0]?.customerId ?? null })
    await weighAgain(ctx, mine)
    // Whoever she was taken for already has ways that a colleague may have saved anew since.
    const was = before[0]?.customerId
    if (customerId && was !== customerId) await hushWhoItIs(ctx, mine.id)
    // Who stays unknown may be whoever it was: her ways stay as they are.
    if (customerId && was && was !== customerId) await trustWhoItWas(ctx, mine.id, was)
    await tellCall(ctx, mine.id)
    await publish(ctx, customerIdentified({ interactionId: mine.id, customerId, how: who.how, things, safeWord: word }))
  })
}

const thingsOf = ({ things = [] }: { things?: Thing[] }, word: SafeWord): Thing[] =>
  word === 'said' ? thingsSaid([], [...things, 'safe-word']) : things

async function actsFor(ctx: Ctx, helperId: string, customerId: string | null): Promise<boolean> {
  if (!isId(helperId)) return false
  const { rows } = await sql`select from (values (${customerId}::uuid)) asked (id)
    join customers.helpers h on h.customer_id = asked.id
    where h.id = ${helperId}::uuid and h.ended_at is null and (h.until is null or h.until >= ${ctx.now().toISOString().slice(0, 10)}::date)`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** Her record is open for an hour, and who opened it and why is written down. Not yours to see is `NotFound`. */
export const openRecord = (ctx: Ctx, customerId: string, because: string): Promise<string> =>
  openCustomer(ctx, because ? { customerId, reason: 'other', words: because } : { customerId, reason: 'speaking' })
