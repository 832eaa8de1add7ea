import type { Ctx } from '../../platform/context.ts'
import { readWaiting } from '../interactions/index.ts'
import { findThreadOfNumber, listWaitingInThread } from './received.store.ts'

/** Whether something of a thread waits for a colleague, or is in hand: whoever wrote it was told so. `from`: of what came from there. */
export async function isStillOpen(ctx: Ctx, threadId: string, from?: string): Promise<boolean> {
  const states = await readWaiting(ctx, await listWaitingInThread(ctx, threadId, from))
  return [...states.values()].some(({ putAwayAt, wrappedAt }) => !putAwayAt && !wrappedAt)
}

/** Whether something that was texted from this number waits for a colleague, or is in hand: danger inside a form too. */
export async function isWithColleague(ctx: Ctx, phone: string): Promise<boolean> {
  const threadId = await findThreadOfNumber(ctx, phone)
  return threadId !== null && (await isStillOpen(ctx, threadId, phone))
}

/** Whether something in a thread came from there before, and was told a reference: who only names one has none of his own. */
export { wasGivenReference as hasWritten } from './received.store.ts'
