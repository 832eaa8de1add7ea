import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { findDangerSaid, readCatalogue } from '../catalogue/index.ts'
import { findStaffByEmail, permissionsOf, readOrganisation } from '../organisation/index.ts'
import { type CallEvent, type CallState, normalNumber } from './call-event.ts'
import { isLive } from './interaction.ts'
import { callMoved, interactionEnded, interactionPassedOn } from './interactions.events.ts'
import { change, findInHand, lockConversationOf, lockHands } from './interactions.store.ts'
import { endJoining, noteJoined } from './joining/join-call.ts'
import { park } from './park-conversation.ts'
import { goOn } from './recording/recording.ts'
import { addConversation } from './start-conversation.ts'

type Moved = CallEvent & { type: CallState }

interface Call {
  id: string
  adviserId: string | null
  answeredAt: Date | null
  interactionId: string | null
  conversationEndedAt: Date | null
  wrappedAt: Date | null
  service: string | null
  said: string
}

/** What an event changes: the call, and the conversation on the screen of whose phone it is. */
export async function moveCall(ctx: Ctx, event: Moved): Promise<void> {
  const agent = event.agent ? await findStaffByEmail(ctx, event.agent) : null
  // Hands first: everybody locks in this order.
  if (agent) await lockHands(ctx, agent.id)
  await lockConversationOf(ctx, event.call)
  const call = await saveCall(ctx, event, agent?.id ?? null)
  // Only of our own lines: their provider sends each word by its own way, while a telephone system sends them in order.
  if (!call) return event.type === 'answered' && event.id.startsWith('voice:') ? noteLateAnswer(ctx, event) : undefined
  await publish(ctx, callMoved({ callId: call.id, state: event.type, adviserId: call.adviserId }))
  if (event.type === 'ended') return endCall(ctx, call, event)
  if (!agent) return
  const takes = permissionsOf(agent.roles).has('interactions.answer-calls')
  const isPassedOn = event.type === 'transferred' && !!call.interactionId && !call.wrappedAt
  if (event.type === 'transferred') await noteJoined(ctx, call.id, { by: agent.id, has: isPassedOn && takes })
  if (call.wrappedAt) return
  if (!call.interactionId) return openFor(ctx, call, agent.id)
  if (isPassedOn) await (takes ? passOn(ctx, call, agent.id) : leaveWith(ctx, call, agent.id))
}

/** Null for an event that is older than what is known: it came late and changes nothing. */
async function saveCall(ctx: Ctx, event: Moved, adviserId: string | null): Promise<Call | null> {
  const { goldenNumbers } = await readOrganisation(ctx)
  const golden = goldenNumbers.find(each => normalNumber(each.number) === event.dialled)
  const is = (type: CallState) => (event.type === type ? event.at : null)
  const { services } = await readCatalogue(ctx)
  const service = event.service && services.has(event.service) ? event.service : null
  const isUrgent = event.said !== '' && (await findDangerSaid(ctx, event.said)).length > 0
  const { rows } = await sql<{ id: string }>`
    insert into interactions.calls as c (id, provider_call, dialled, caller, golden_number, adviser_id, state, ringing_at,
      answered_at, ended_at, last_at, language, service, said, is_urgent)
    values (${newId()}::uuid, ${event.call}, ${event.dialled}, ${event.caller}, ${golden?.id ?? null}, ${adviserId}::uuid,
      ${event.type}, ${event.at}, ${is('answered')}, ${is('ended')}, ${event.at}, ${event.language}, ${service}, ${maskCards(event.said)}, ${isUrgent})
    on conflict (provider_call) do update set state = excluded.state, last_at = excluded.last_at, changed_at = clock_timestamp(),
      adviser_id = coalesce(excluded.adviser_id, c.adviser_id), answered_at = coalesce(c.answered_at, excluded.answered_at),
      ended_at = excluded.ended_at, caller = coalesce(c.caller, excluded.caller)
    where c.last_at <= excluded.last_at and c.ended_at is null returning c.id`.execute(ctx.db)
  if (!rows[0]) return null
  const { rows: calls } = await sql<Call>`
    select c.id, c.adviser_id as "adviserId", c.answered_at as "answeredAt", i.id as "interactionId",
      i.ended_at as "conversationEndedAt", i.wrapped_at as "wrappedAt", c.service, c.said
    from interactions.calls c left join interactions.interactions i on i.call_id = c.id where c.id = ${rows[0].id}::uuid`.execute(
    ctx.db,
  )
  return calls[0]!
}

/** The conversation is on her screen from the first ring; who has somebody with her finds it beside, to be taken up next. */
async function openFor(ctx: Ctx, call: Call, adviserId: string): Promise<void> {
  const inHand = await findInHand(ctx, adviserId)
  const isBusy = !!inHand && isLive(inHand)
  if (inHand && !isBusy) await park(ctx, inHand.id)
  const about = { service: call.service, asked: call.said }
  await addConversation(ctx, { channel: 'phone', direction: 'in', adviserId, callId: call.id, parked: isBusy, about })
}

/** Its end came before the word that somebody had spoken: there is something to wrap up after all. */
async function noteLateAnswer(ctx: Ctx, event: Moved): Promise<void> {
  const { rows } = await sql<{
    id: string
  }>`update interactions.calls set answered_at = ${event.at}, changed_at = clock_timestamp()
    where provider_call = ${event.call} and ended_at is not null and answered_at is null and adviser_id is not null returning id`.execute(
    ctx.db,
  )
  if (rows.length === 0) return
  await sql`update interactions.interactions set missed = false, wrapped_at = null, parked_at = ${ctx.now()}
    where call_id = ${rows[0]!.id}::uuid and missed`.execute(ctx.db)
}

/** Put through to a colleague: she has everything that was written, and nobody says it twice. */
async function passOn(ctx: Ctx, call: Call, to: string): Promise<void> {
  const { rows } = await sql<{ from: string }>`select adviser_id as from from interactions.interactions
    where id = ${call.interactionId}::uuid for update`.execute(ctx.db)
  const { from } = rows[0]!
  if (from === to) return
  await goOn(ctx, call.id, 'call')
  const inHand = await findInHand(ctx, to)
  const isBusy = !!inHand && isLive(inHand)
  if (inHand && !isBusy) await park(ctx, inHand.id)
  await change(ctx, call.interactionId!, { adviser_id: to, ended_at: null, parked_at: isBusy ? ctx.now() : null })
  await publish(ctx, interactionPassedOn({ interactionId: call.interactionId!, from, to }))
}

/** Put through to somebody who has no desk: she speaks on, and whoever put her through wraps up what was said. */
async function leaveWith(ctx: Ctx, call: Call, to: string): Promise<void> {
  const { rows } = await sql<{ from: string }>`select adviser_id as from from interactions.interactions
    where id = ${call.interactionId}::uuid for update`.execute(ctx.db)
  if (rows[0]!.from === to || call.conversationEndedAt) return
  await goOn(ctx, call.id, 'call')
  await change(ctx, call.interactionId!, { ended_at: ctx.now() })
  await publish(ctx, interactionEnded({ interactionId: call.interactionId!, missed: false }))
}

/** Nobody spoke: there is nothing to wrap up, and the ledger has that somebody rang in vain. */
async function endCall(ctx: Ctx, call: Call, { at }: Moved): Promise<void> {
  await goOn(ctx, call.id, 'call')
  await endJoining(ctx, call.id)
  if (!call.interactionId || call.conversationEndedAt) return
  const missed = !call.answeredAt
  await change(ctx, call.interactionId, { ended_at: at, missed, ...(missed && { wrapped_at: at, parked_at: null }) })
  await publish(ctx, interactionEnded({ interactionId: call.interactionId, missed }))
}
