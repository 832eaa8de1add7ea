import type { Ctx } from '../../platform/context.ts'
import { readDangerSaid } from '../catalogue/index.ts'
import { readWaiting, type WaitingState } from '../interactions/index.ts'
import { isOfPlace, readOrganisation } from '../organisation/index.ts'
import { findThreadOfNumber, listWaitingInThread, listWords } from './received.store.ts'

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

/**
 * Whether some of that is of danger to a person, or was in the last week: what she texts next is for first contact. A tree on a power
 * line is for whoever has her request too.
 */
export async function isDangerWithColleague(ctx: Ctx, phone: string): Promise<boolean> {
  const threadId = await findThreadOfNumber(ctx, phone)
  if (threadId === null) return false
  const since = ctx.now().getTime() - AFTER_DANGER
  const urgent = (await listKept(ctx, threadId, phone)).filter(
    ({ isUrgent, wrappedAt }) => isUrgent && (!wrappedAt || wrappedAt.getTime() > since),
  )
  if (urgent.length === 0) return false
  const organisation = await readOrganisation(ctx)
  const said = await listWords(
    ctx,
    urgent.map(({ id }) => id),
  )
  const found = await Promise.all(said.map(words => readDangerSaid(ctx, words)))
  return found.some(({ rules }) => rules.length === 0 || !isOfPlace(organisation, rules))
}

/** Whether something in a thread came from there before, and was told a reference: who only names one has none of his own. */
export { wasGivenReference as hasWritten } from './received.store.ts'
