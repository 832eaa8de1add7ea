import type { Ctx } from '../../platform/context.ts'
import { readWaiting } from '../interactions/index.ts'
import { listWaitingInThread } from './received.store.ts'

/** Whether something of a thread waits for a colleague, or is in hand: whoever wrote it was told so. `from`: of what came from there. */
export async function isStillOpen(ctx: Ctx, threadId: string, from?: string): Promise<boolean> {
  const states = await readWaiting(ctx, await listWaitingInThread(ctx, threadId, from))
  return [...states.values()].some(({ putAwayAt, wrappedAt }) => !putAwayAt && !wrappedAt)
}

/** Whether something in a thread came from there before, and was told a reference: who only names one has none of his own. */
export { wasGivenReference as hasWritten } from './received.store.ts'
