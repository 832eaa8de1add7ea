import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { lockCallBack } from '../call-backs/lock-call-back.ts'
import { isHeardBy, keepInConfidence } from '../confided.ts'
import { openRecord } from '../identify-customer.ts'
import { adviserOf, type InteractionChannel, isLive, isSpoken } from '../interaction.ts'
import { handoverDone, handoverWentOn } from '../interactions.events.ts'
import { change, findInHand, lockHands } from '../interactions.store.ts'
import type { NewMatter } from '../matters.store.ts'
import { isMatterOfOthers } from '../of-others.ts'
import { park } from '../park-conversation.ts'
import { addConversation } from '../start-conversation.ts'

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
    }>`select matter_id as "matterId", went_on_in as "wentOnIn"
      from interactions.handovers where id = ${isId(id) ? id : null}::uuid and answered_by = ${me.id}::uuid
        and state in ('accepted', 'done') for update`.execute(ctx.db)
    if (!rows[0] || !(await isMatterOfOthers(ctx, me.id, rows[0].matterId))) throw new NotFound('handover')
    const { matterId, wentOnIn } = rows[0]
    if (wentOnIn) return wentOnIn
    const interactionId = await goOnWith(ctx, me.id, matterId, { keepsChannel: true })
    await sql`update interactions.handovers set went_on_in = ${interactionId}::uuid, changed_at = clock_timestamp()
      where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, handoverWentOn({ handoverId: id, matterId, interactionId }))
    return interactionId
  })
}

/** The same with somebody who was rung back and spoken with: for the team that promised it. */
export async function goOnWithCallBack(ctx: Ctx, id: string): Promise<string> {
  const me = adviserOf(ctx)
  return ctx.transaction(async ctx => {
    await lockHands(ctx, me.id)
    const { interactionId, matterId, state } = await lockCallBack(ctx, id)
    if (interactionId && (await isOwn(ctx, interactionId, me.id))) return interactionId
    refuseUnless(state === 'spoken' && !interactionId, 'interactions.call-back-over')
    if (!matterId) throw new NotFound('matter')
    const begun = await goOnWith(ctx, me.id, matterId, { keepsChannel: false })
    await sql`update interactions.call_backs set interaction_id = ${begun}::uuid where id = ${id}::uuid`.execute(ctx.db)
    return begun
  })
}

interface Origin extends Required<Pick<NewMatter, 'asked' | 'service'>> {
  interactionId: string
  channel: InteractionChannel
  draftId: string | null
  requestId: string | null
  touched: 'opened' | 'chased' | null
  /** The teams told of danger, where its words go on because she is of one. */
  confidedTo: string[] | null
  /** They speak on. */
  isOn: boolean
}

const WRITTEN: readonly string[] = ['email', 'letter', 'text']

/** How long what somebody said of who they are holds for whoever goes on with it: as long as a record stays open. */
const FRESH = 60 * 60_000

/** `keepsChannel`: what was written is answered in writing. Else, and of what was said, she rings: until then nobody is there. */
async function goOnWith(
  ctx: Ctx,
  adviserId: string,
  matterId: string,
  { keepsChannel }: { keepsChannel: boolean },
): Promise<string> {
  const inHand = await findInHand(ctx, adviserId)
  refuseUnless(!inHand || !isLive(inHand), 'interactions.one-at-a-time')
  if (inHand) await park(ctx, inHand.id)
  const { rows } = await sql<Origin>`select m.interaction_id as "interactionId", i.channel, m.service,
      case when ${isHeardBy(ctx.actor)} then m.asked else coalesce((select h.summary from interactions.handovers h where h.matter_id = m.id
        and h.answered_by = ${adviserId}::uuid order by h.changed_at desc limit 1),
        (select b.summary from interactions.call_backs b where b.matter_id = m.id order by b.promised_at desc limit 1), '') end as asked,
      m.draft_id as "draftId", m.request_id as "requestId", m.touched,
      case when ${isHeardBy(ctx.actor)} then i.confided_to end as "confidedTo", i.ended_at is null and i.wrapped_at is null as "isOn"
    from interactions.matters m join interactions.interactions i on i.id = m.interaction_id where m.id = ${matterId}::uuid`.execute(
    ctx.db,
  )
  const { interactionId, channel, draftId, requestId, touched, isOn, confidedTo, ...about } = rows[0]!
  const isWritten = keepsChannel && WRITTEN.includes(channel)
  const begun = await addConversation(ctx, {
    channel: isWritten ? channel : 'phone',
    direction: isWritten ? 'in' : 'out',
    adviserId,
    about: {
      ...about,
      continuesId: matterId,
      ...(draftId && { draftId }),
      ...(requestId && { requestId }),
      ...(touched && { touched }),
    },
  })
  if (!isWritten) await change(ctx, begun, { ended_at: ctx.now() })
  if (confidedTo) await keepInConfidence(ctx, begun, confidedTo)
  await keepCaller(ctx, { from: interactionId, to: begun, isThere: isOn && isSpoken(channel) })
  return begun
}

/** Who it is goes with it as it was found out. While that is fresh her record opens too, and nobody is asked twice. */
async function keepCaller(
  ctx: Ctx,
  { from, to, isThere }: { from: string; to: string; isThere: boolean },
): Promise<void> {
  const { rows } = await sql<{ customerId: string | null; because: string; at: Date }>`insert into interactions.callers
      (interaction_id, customer_id, helper_id, how, because, things, at)
    select ${to}::uuid, customer_id, helper_id, how, because, things, at from interactions.callers
    where interaction_id = ${from}::uuid returning customer_id as "customerId", because, at`.execute(ctx.db)
  const [caller] = rows
  if (!caller?.customerId) return
  if (!isThere && ctx.now().getTime() - caller.at.getTime() > FRESH) return
  await openRecord(ctx, caller.customerId, caller.because).catch(error => {
    // Kept from her: what to mind is there all the same.
    if (!(error instanceof NotFound)) throw error
  })
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
