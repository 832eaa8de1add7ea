import type { Ctx } from '../../platform/context.ts'
import { readWaiting, type WaitingState } from '../interactions/index.ts'
import { findThreadOfNumber, listWaitingInThread } from './received.store.ts'

/** Whether something of a thread waits for a colleague, or is in hand: whoever wrote it was told so. `from`: of what came from there. */
export const isStillOpen = async (ctx: Ctx, threadId: string, from?: string): Promise<boolean> =>
  (await listOpen(ctx, threadId, from)).length > 0

async function listOpen(ctx: Ctx, threadId: string, from?: string): Promise<WaitingState[]> {
  return (await listKept(ctx, threadId, from)).filter(({ wrappedAt }) => !wrappedAt)
}

async function listKept(ctx: Ctx, threadId: string, from?: string): Promise<WaitingState[]> {
  const states = await readWaiting(ctx, await listWaitingInThread(ctx, threadId, from))
  return [...states.values()].filter(({ putAwayAt }) => !putAwayAt)
}

/** Whether something that was texted from this number waits for a colleague, or is in hand: danger inside a form too. */
export async function isWithColleague(ctx: Ctx, phone: string): Promise<boolean> {
  const threadId = await findThreadOfNumber(ctx, phone)
  return threadId !== null && (await isStillOpen(ctx, threadId, phone))
}

/** Danger is not over with one conversation about it. */
const AFTER_DANGER = 7 * 24 * 3_600_000

/** Whether some of that is of danger, or was lately: what she texts next belongs to whoever helps her. */
export async function isDangerWithColleague(ctx: Ctx, phone: string): Promise<boolean> {
  const threadId = await findThreadOfNumber(ctx, phone)
  if (threadId === null) return false
  const since = ctx.now().getTime() - AFTER_DANGER
  return (await listKept(ctx, threadId, phone)).some(
    ({ isUrgent, wrappedAt }) => isUrgent && (!wrappedAt || wrappedAt.getTime() > since),
  )
}

/** Whether something in a thread came from there before, and was told a reference: who only names one has none of his own. */
export { wasGivenReference as hasWritten } from './received.store.ts'
