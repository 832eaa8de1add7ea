import {
  identifyCustomer,
  noteRequest,
  readConversation,
  saveWords,
  startConversation,
  wrapUp,
} from '../../modules/interactions/index.ts'
import { can } from '../../modules/organisation/index.ts'
import { type OpenedRequest, readRequest } from '../../modules/requests/index.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoRequest } from './demo-file.ts'

/** As long as it takes to ask the questions of a form. */
const MINUTES = 6

/**
 * The conversation in which an adviser took a request down: who it was with, what was asked, how it ended. In the
 * transaction of the request, because a colleague has one conversation in hand and others ask her at the same time.
 */
export async function talkAbout(
  then: Ctx,
  { requestId }: OpenedRequest,
  asked: DemoRequest,
  channel: 'phone' | 'desk',
): Promise<void> {
  if (!can(then.actor, 'interactions.take')) return
  const interactionId = await startConversation(then, { channel, direction: 'in' })
  const { participants } = await readRequest(withContext(then, { actor: system('demonstration') }), requestId)
  const customerId = participants[0]?.customerId
  await identifyCustomer(then, interactionId, customerId ? { how: 'said', customerId } : { how: 'anonymous' })
  await noteRequest(then, { requestId, service: asked.service })
  const { matters } = await readConversation(then, interactionId)
  const { id } = matters.find(each => each.requestId === requestId)!
  await saveWords(then, { interactionId, matters: [{ id, asked: asked.text, answer: '', answerSource: '' }] })
  const later = new Date(then.now().getTime() + MINUTES * 60_000)
  await wrapUp(withContext(then, { now: () => later }), {
    interactionId,
    note: '',
    promise: '',
    matters: [{ id, outcome: 'handed-over' }],
  })
}
