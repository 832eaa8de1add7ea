import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { lockCallBack } from '../call-backs/lock-call-back.ts'
import { keepInConfidence } from '../confided.ts'
import { adviserOf, isLive, isSpoken } from '../interaction.ts'
import { handoverDone, handoverWentOn } from '../interactions.events.ts'
import { change, findInHand, lockHands } from '../interactions.store.ts'
import { isMatterOfOthers } from '../of-others.ts'
import { park } from '../park-conversation.ts'
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

/** The same with somebody who was rung back and spoken with, with what was noted at the tries: for the team that promised it. */
export async function goOnWithCallBack(ctx: Ctx, id: string): Promise<string> {
  const me = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, me.id)
    const { interactionId, matterId, state, noted } = await lockCallBack(ctx, id)
    if (interactionId && (await isOwn(ctx, interactionId, me.id))) return interactionId
    refuseUnless(state === 'spoken' && !interactionId, 'interactions.call-back-over')
    if (!matterId) throw new NotFound('matter')
    const begun = await goOnWith(ctx, me.id, matterId, { keepsChannel: false })
    await change(ctx, begun, { note: noted })
    await sql`update interactions.call_backs set interaction_id = ${begun}::uuid where id = ${id}::uuid`.execute(ctx.db)
    return begun
  })
}

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
