import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { goesOn } from '../call-backs/call-back.ts'
import { lockCallBack } from '../call-backs/lock-call-back.ts'
import { seenTo } from '../call-backs/see-to-call-back.ts'
import { beginConversation } from '../call-backs/try-call-back.ts'
import { keepInConfidence } from '../confided.ts'
import { adviserOf, isLive, isSpoken } from '../interaction.ts'
import { callBackCancelled, handoverDone, handoverWentOn } from '../interactions.events.ts'
import { change, findInHand, lockHands } from '../interactions.store.ts'
import { isMatterOfOthers } from '../of-others.ts'
import { park, takeUpConversation } from '../park-conversation.ts'
import { addConversation } from '../start-conversation.ts'
import { continuing, continuingWords, keepCaller, readOrigins } from './take-along.ts'

/**
 * Goes on with a matter that was handed over in a conversation of the actor's own: who it is, the words, the form and the
 * request go with it, and everything a conversation can do is there. Its wrap-up ends the handover. The first conversation
 * stays with whoever had it. Pressed twice it is one; answers it. Throws `NotFound`, Refused `interactions.one-at-a-time`.
 */
export async function goOnWithHandover(ctx: Ctx, id: string): Promise<string> {
  const me = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, me.id)
    const { rows } = await sql<{
      matterId: string
      wentOnIn: string | null
      leftIn: string | null
    }>`select matter_id as "matterId", went_on_in as "wentOnIn", left_in as "leftIn"
      from interactions.handovers where id = ${isId(id) ? id : null}::uuid and answered_by = ${me.id}::uuid
        and state in ('accepted', 'done') for update`.execute(ctx.db)
    if (!rows[0] || !(await isMatterOfOthers(ctx, me.id, rows[0].matterId))) throw new NotFound('handover')
    const { matterId, wentOnIn, leftIn } = rows[0]
    if (wentOnIn) return wentOnIn
    const interactionId = await goOnWith(ctx, me.id, matterId, { keepsChannel: true, leftIn })
    await sql`update interactions.handovers set went_on_in = ${interactionId}::uuid, changed_at = clock_timestamp()
      where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, handoverWentOn({ handoverId: id, matterId, interactionId }))
    return interactionId
  })
}

/**
 * The same with somebody who was rung back and spoken with, for the team that promised it, with what was noted at the tries; and with
 * whoever is not rung, or was not reached, to reach her another way. The promise to ring ends with that.
 */
export async function goOnWithCallBack(ctx: Ctx, id: string): Promise<string> {
  const me = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, me.id)
    const due = await lockCallBack(ctx, id, { orPromiser: true })
    const { interactionId, matterId, state, noted } = due
    if (interactionId && (await isOwn(ctx, interactionId, me.id))) return interactionId
    refuseUnless(goesOn({ ...due, isNotRung: due.isOfDead || due.isUnsafe }, me), 'interactions.call-back-over')
    const own = await findOwnOpen(ctx, matterId, me.id)
    if (own) {
      await takeUpConversation(ctx, own)
      if (state === 'open') await endCallBack(ctx, id)
      await seenTo(ctx, sql`id = ${id}::uuid`)
      return own
    }
    const begun = matterId
      ? await goOnWith(ctx, me.id, matterId, { keepsChannel: state !== 'spoken' })
      : await beginConversation(ctx, id, due)
    await change(ctx, begun, matterId ? { note: noted } : { ended_at: ctx.now() })
    if (state === 'open') await endCallBack(ctx, id)
    await seenTo(ctx, sql`id = ${id}::uuid`)
    await sql`update interactions.call_backs set interaction_id = ${begun}::uuid where id = ${id}::uuid`.execute(ctx.db)
    return begun
  })
}

/** Where she promised it herself, and has not wrapped that up. */
async function findOwnOpen(ctx: Ctx, matterId: string | null, adviserId: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`select i.id from interactions.matters m join interactions.interactions i on i.id = m.interaction_id
    where m.id = ${matterId}::uuid and i.adviser_id = ${adviserId}::uuid and i.wrapped_at is null`.execute(ctx.db)
  return rows[0]?.id ?? null
}

/** Nobody rings: she is reached another way. */
async function endCallBack(ctx: Ctx, id: string): Promise<void> {
  await sql`update interactions.call_backs set state = 'cancelled', ended_because = ${ANOTHER_WAY}, next_at = null, taken_by = null, taken_at = null
    where id = ${id}::uuid`.execute(ctx.db)
  await publish(ctx, callBackCancelled({ callBackId: id }))
}

const ANOTHER_WAY = 'Nobody may ring this number. A colleague goes on with it another way'
const WRITTEN: readonly string[] = ['email', 'letter', 'text']

/**
 * `keepsChannel`: what was written is answered in writing. Else, and of what was said, she rings: until then nobody is there.
 * `leftIn`: a colleague went on with it before, in that conversation, and had to leave it: hers begins with what was typed there.
 */
async function goOnWith(
  ctx: Ctx,
  adviserId: string,
  matterId: string,
  { keepsChannel, leftIn = null }: { keepsChannel: boolean; leftIn?: string | null },
): Promise<string> {
  const inHand = await findInHand(ctx, adviserId)
  refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
  if (inHand) await park(ctx, inHand.id)
  const [origin] = await readOrigins(
    ctx,
    adviserId,
    leftIn
      ? sql`m.interaction_id = ${leftIn}::uuid and ${matterId}::uuid in (select id from interactions.continued(m.id))`
      : sql`m.id = ${matterId}::uuid`,
  )
  const { interactionId, channel, isOn, confidedTo } = origin!
  const isWritten = keepsChannel && WRITTEN.includes(channel)
  const begun = await addConversation(ctx, {
    channel: isWritten ? channel : 'phone',
    direction: isWritten ? 'in' : 'out',
    adviserId,
    about: (leftIn ? continuingWords : continuing)(origin!),
  })
  if (leftIn) await change(ctx, begun, { note: origin!.note, promise: origin!.promise })
  if (!isWritten) await change(ctx, begun, { ended_at: ctx.now() })
  if (confidedTo) await keepInConfidence(ctx, begun, confidedTo)
  await keepCaller(ctx, { from: interactionId, to: begun, isThere: isOn && isSpoken(channel) })
  return begun
}

async function isOwn(ctx: Ctx, interactionId: string, adviserId: string): Promise<boolean> {
  const { rows } = await sql`select from interactions.interactions
    where id = ${interactionId}::uuid and adviser_id = ${adviserId}::uuid`.execute(ctx.db)
  return rows.length > 0
}

/** The conversation in which a matter went on is wrapped up: so is the handover, with what was done as its word. */
export async function endWentOn(ctx: Ctx, interactionId: string, word: string): Promise<void> {
  const { rows } = await sql<{ id: string; matterId: string }>`update interactions.handovers set state = 'done',
      word = ${word.slice(0, 500)}, done_at = ${ctx.now()}, changed_at = clock_timestamp()
    where went_on_in = ${interactionId}::uuid and state = 'accepted' returning id, matter_id as "matterId"`.execute(
    ctx.db,
  )
  for (const { id, matterId } of rows) await publish(ctx, handoverDone({ handoverId: id, matterId }))
}
