import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { resume } from './pause-request.ts'
import { type CLOSING_OUTCOMES, canClose, type Outcome } from './request.ts'
import { requestClosed } from './requests.events.ts'
import {
  type AsSeen,
  addClosure,
  change,
  getForUpdate,
  listForUpdate,
  type Request,
  refuseUnlessHersToJudge,
} from './requests.store.ts'
import { addPhotos } from './updates.store.ts'

export interface Closing {
  outcome: (typeof CLOSING_OUTCOMES)[number]
  /** What was done, or why not, in plain words: the participants read them. */
  words: string
  /** Refused: how to challenge it. */
  challenge?: string
  /** Elsewhere: whose it is, and their reference. */
  body?: string
  bodyReference?: string
}

/** Closes a request with its outcome, and perhaps a photo of the result. Everybody who follows it is told and asked. */
export async function closeRequest(
  ctx: Ctx,
  input: Closing & AsSeen & { requestId: string; photos?: string[] },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId, input)
    await refuseUnlessHersToClose(ctx, request)
    refuseUnless(request.status !== 'closed', 'requests.closed')
    await close(ctx, request, input, input.photos)
  })
}

/** Closes several that truly ended the same way: for a team's leader. Answers how many. */
export async function closeRequests(ctx: Ctx, input: Closing & { requestIds: string[] }): Promise<number> {
  return ctx.transaction(async ctx => {
    refuseUnless(can(ctx.actor, 'requests.bulk-close'), 'requests.bulk-close-needs-leader')
    const requests = (await listForUpdate(ctx, input.requestIds)).filter(request => request.status !== 'closed')
    for (const request of requests) {
      await refuseUnlessHersToClose(ctx, request)
      await close(ctx, request, input)
    }
    return requests.length
  })
}

async function refuseUnlessHersToClose(ctx: Ctx, request: Request): Promise<void> {
  await refuseUnlessHersToJudge(ctx, request, 'requests.leader-must-close')
  refuseUnless(canClose(request, ctx.actor), 'requests.not-yours')
}

/** Inside another action too: cancelled by the customer, merged into another. */
export async function close(
  ctx: Ctx,
  request: Request,
  closing: Omit<Closing, 'outcome'> & { outcome: Outcome },
  photos: string[] = [],
): Promise<string> {
  refuseUnless(closing.words.trim() !== '', 'requests.outcome-needs-words')
  refuseUnless(closing.outcome !== 'refused' || !!closing.challenge?.trim(), 'requests.refusal-needs-challenge')
  refuseUnless(closing.outcome !== 'elsewhere' || !!closing.body?.trim(), 'requests.elsewhere-needs-body')
  const { dueAt, scheduled } = await resume(ctx, request)
  const before = { requestId: request.id, forLeader: request.needsLeader, scheduled }
  const closureId = await addClosure(ctx, { ...closing, ...before })
  await addPhotos(ctx, request.id, photos, { closureId, released: request.visibility === 'public' })
  await endPromise(ctx, request.id, closing.outcome)
  await change(ctx, request.id, { status: 'closed', closed_at: ctx.now(), needs_leader: false, next_due_at: null })
  const inTime = isInTime(ctx.now(), dueAt, closing.outcome)
  await publish(ctx, requestClosed({ requestId: request.id, closureId, outcome: closing.outcome, inTime }))
  return closureId
}

/** Done: every step that was open is kept with it. Ended otherwise: what was still promised applies no more. */
async function endPromise(ctx: Ctx, requestId: string, outcome: Outcome): Promise<void> {
  await ctx.db
    .updateTable('requests.promises')
    .set({ ended_at: ctx.now(), ...(outcome === 'done' ? { kept_at: ctx.now() } : {}) })
    .where('request_id', '=', requestId)
    .where('kept_at', 'is', null)
    .execute()
}

/** Was the promise kept? Null where nothing was promised, or where it ended before its day without being done. */
function isInTime(now: Date, dueAt: Date | null, outcome: Outcome): boolean | null {
  if (!dueAt) return null
  if (now > dueAt) return false
  return outcome === 'done' ? true : null
}
