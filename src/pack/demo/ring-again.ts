import { addNeed } from '../../modules/customers/index.ts'
import {
  chaseRequest,
  identifyCustomer,
  saveWords,
  startConversation,
  wrapUp,
} from '../../modules/interactions/index.ts'
import { getCalendar, readOrganisation } from '../../modules/organisation/index.ts'
import { readRequest, writeUpdate } from '../../modules/requests/index.ts'
import { type StaffActor, system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoRequest } from './demo-file.ts'
import { whenOpen } from './when-open.ts'

const DAY_MS = 86_400_000
const MINUTES = 4

/** She rang about it since: what an adviser heard, answered and wrote to her, and how we have to act with her. */
export async function ringAgain(ctx: Ctx, asked: DemoRequest, requestId: string, adviser: StaffActor): Promise<void> {
  const organisation = await readOrganisation(ctx)
  const contact = getCalendar(organisation, organisation.council.contactHours)
  const { participants } = await readRequest(withContext(ctx, { actor: system('demonstration') }), requestId)
  const customerId = participants[0]?.customerId
  if (!customerId) return
  for (const call of asked.rang) {
    const at = whenOpen(contact, new Date(ctx.now().getTime() - call.daysAgo * DAY_MS), ctx.now())
    const then = withContext(ctx, { actor: adviser, channel: 'phone', now: () => at })
    await then.transaction(async then => {
      const interactionId = await startConversation(then, { channel: 'phone', direction: 'in' })
      await identifyCustomer(then, interactionId, { how: 'said', customerId })
      const id = await chaseRequest(then, { interactionId, requestId })
      await saveWords(then, {
        interactionId,
        matters: [{ id, asked: call.asked, answer: call.answer, answerSource: '' }],
      })
      for (const kind of asked.needs) await addNeed(then, { customerId, kind, detail: '', source: 'customer' })
      if (call.wrote) await writeUpdate(then, { requestId, audience: 'participants', words: call.wrote })
      await wrapUp(withContext(then, { now: () => new Date(at.getTime() + MINUTES * 60_000) }), {
        interactionId,
        note: '',
        promise: call.wrote,
        matters: [{ id, outcome: 'settled' }],
      })
    })
  }
}
