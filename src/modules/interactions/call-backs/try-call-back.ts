import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { can, getCalendar, readOrganisation } from '../../organisation/index.ts'
import { adviserOf, isLive } from '../interaction.ts'
import { callBackCounted, callBackTaken, callBackTried, callBackWritten } from '../interactions.events.ts'
import { change, findInHand, lockHands } from '../interactions.store.ts'
import { park } from '../park-conversation.ts'
import { receiverOf } from '../presence/receiver.ts'
import { addConversation } from '../start-conversation.ts'
import { nextTryAt, type TryResult } from './call-back.ts'
import { type LockedCallBack, lockCallBack } from './lock-call-back.ts'
import { writeInstead } from './tell-of-call-back.ts'

/** Nobody else rings meanwhile; after that somebody forgot it. */
export const HELD_MINUTES = 30

/** Takes one that is due, so that no second colleague rings. Of two who press at once, one has it. */
export async function takeCallBack(ctx: Ctx, id: string): Promise<void> {
  const me = receiverOf(ctx)
  await ctx.transaction(async ctx => {
    const due = await lockCallBack(ctx, id)
    mustBeRung(due)
    refuseUnless(due.state === 'open' && due.nextAt! <= ctx.now(), 'interactions.call-back-too-soon')
    const isHeld = !!due.takenAt && due.takenAt.getTime() > ctx.now().getTime() - HELD_MINUTES * 60_000
    if (isHeld && due.takenBy === me.id) return
    refuseUnless(!isHeld, 'interactions.taken-already')
    await sql`update interactions.call_backs set taken_by = ${me.id}::uuid, taken_at = ${ctx.now()} where id = ${id}::uuid`.execute(
      ctx.db,
    )
    await publish(ctx, callBackTaken({ callBackId: id }))
  })
}

function mustBeRung({ isOfDead, isUnsafe }: LockedCallBack): void {
  refuseUnless(!isOfDead, 'interactions.person-died')
  refuseUnless(!isUnsafe, 'interactions.phone-unsafe')
}

export interface Try {
  id: string
  /** The number of tries on the form: sent twice it is one. */
  number: number
  result: TryResult
  note: string
}

/**
 * Notes that somebody rang. The first one keeps the promise, or is too late; after the third in vain it is written instead. Who kept her
 * place and is reached is somebody new: the conversation begins, and is answered.
 */
export async function noteTry(ctx: Ctx, input: Try): Promise<string | null> {
  const me = receiverOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, me.id)
    const due = await lockCallBack(ctx, input.id)
    if (input.number <= due.tries.length) return due.interactionId
    // Whoever has it may have rung before that was known.
    if (due.takenBy !== me.id) mustBeRung(due)
    refuseUnless(due.state === 'open' && due.nextAt! <= ctx.now(), 'interactions.call-back-too-soon')
    const number = due.tries.length + 1
    const note = maskCards(input.note.trim())
    await sql`insert into interactions.call_back_tries (call_back_id, number, by_id, at, result, note)
      values (${input.id}::uuid, ${number}, ${me.id}::uuid, ${ctx.now()}, ${input.result}, ${note})`.execute(ctx.db)
    await publish(ctx, callBackTried({ callBackId: input.id, number, result: input.result }))
    if (!due.promise) await countCallBack(ctx, input.id, ctx.now() <= due.slotUntil ? 'kept' : 'missed')
    await goOn(ctx, input, due)
    return due.callId && input.result === 'spoke' && can(me, 'interactions.answer-calls')
      ? beginConversation(ctx, input.id, { ...due, noted: [due.noted, note].filter(Boolean).join('\n') })
      : null
  })
}

/** With what she chose in the menu and what was noted at the tries; what was in hand is parked. Throws Refused `interactions.one-at-a-time`. */
export async function beginConversation(ctx: Ctx, callBackId: string, due: LockedCallBack): Promise<string> {
  const me = adviserOf(ctx)
  const inHand = await findInHand(ctx, me.id)
  refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
  if (inHand) await park(ctx, inHand.id)
  const about = { service: due.service }
  const id = await addConversation(ctx, { channel: 'phone', direction: 'out', adviserId: me.id, about })
  await change(ctx, id, { note: due.noted })
  await sql`update interactions.call_backs set interaction_id = ${id}::uuid where id = ${callBackId}::uuid`.execute(
    ctx.db,
  )
  return id
}

/**
 * She was reached; or there is another try at another time; or it is written instead. A wrong number is not rung again, and whoever
 * promised it finds the right one; also another way where nothing could be written.
 */
async function goOn(ctx: Ctx, { id, result }: Try, due: LockedCallBack): Promise<void> {
  const organisation = await readOrganisation(ctx)
  const calendar = getCalendar(organisation, organisation.teams.get(due.team)!.calendar)
  const isTriedAgain = result === 'no-answer'
  const nextAt = isTriedAgain ? nextTryAt(calendar, [...due.tries.map(time => new Date(time)), ctx.now()]) : null
  const state = result === 'spoke' ? 'spoken' : nextAt ? 'open' : 'written'
  const isWrong = result === 'wrong-number'
  const by = state === 'written' ? await writeInstead(ctx, { ...due, id, isWrong }) : []
  const comesBack = state === 'written' && !!due.matterId && (isWrong || by.length === 0)
  await sql`update interactions.call_backs set state = ${state}, next_at = ${nextAt}, taken_by = null, taken_at = null,
    came_back_at = ${comesBack ? ctx.now() : null} where id = ${id}::uuid`.execute(ctx.db)
  if (state === 'written') await publish(ctx, callBackWritten({ callBackId: id, by }))
}

export async function countCallBack(ctx: Ctx, id: string, promise: 'kept' | 'missed'): Promise<void> {
  await sql`update interactions.call_backs set promise = ${promise} where id = ${id}::uuid`.execute(ctx.db)
  await publish(ctx, callBackCounted({ callBackId: id, promise }))
}

/** Counts those as missed that nobody rang in their time. The clock of the program calls it; answers how many. */
export async function markMissed(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ id: string }>`update interactions.call_backs set promise = 'missed'
      where promise is null and state <> 'cancelled' and slot_until < ${ctx.now()} returning id`.execute(ctx.db)
    const events = rows.map(({ id }) => callBackCounted({ callBackId: id, promise: 'missed' }))
    if (events.length > 0) await publish(ctx, ...events)
    return rows.length
  })
}
