import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { can } from '../organisation/index.ts'
import { type CLOSING_OUTCOMES, canClose, type Outcome } from './request.ts'
import { requestClosed, requestReopened } from './requests.events.ts'
import {
  addClosure,
  addPhotos,
  change,
  findClosure,
  getForUpdate,
  listForUpdate,
  type Request,
} from './requests.store.ts'

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
export async function closeRequest(ctx: Ctx, input: Closing & { requestId: string; photos?: string[] }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(
      canClose(request, ctx.actor),
      request.needsLeader ? 'requests.leader-must-close' : 'requests.not-yours',
    )
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
      refuseUnless(canClose(request, ctx.actor), 'requests.not-yours')
      await close(ctx, request, input)
    }
    return requests.length
  })
}

/** Inside another action too: cancelled by the customer, merged into another. */
export async function close(
  ctx: Ctx,
  request: Request,
  closing: Omit<Closing, 'outcome'> & { outcome: Outcome },
  photos: string[] = [],
): Promise<string> {
  refuseUnless(closing.words.trim() !== '', 'requests.outcome-needs-words')
  refuseUnless(closing.outcome !== 'refused' || !!closing.challenge, 'requests.refusal-needs-challenge')
  refuseUnless(closing.outcome !== 'elsewhere' || !!closing.body, 'requests.elsewhere-needs-body')
  const closureId = await addClosure(ctx, { ...closing, requestId: request.id })
  await addPhotos(ctx, request.id, photos, { closureId, released: request.visibility === 'public' })
  await ctx.db
    .updateTable('requests.promises')
    .set({ kept_at: ctx.now() })
    .where('request_id', '=', request.id)
    .where('kept_at', 'is', null)
    .execute()
  await ctx.db
    .updateTable('requests.pauses')
    .set({ ended_at: ctx.now() })
    .where('request_id', '=', request.id)
    .where('ended_at', 'is', null)
    .execute()
  await change(ctx, request.id, { status: 'closed', closed_at: ctx.now(), needs_leader: false, next_due_at: null })
  const inTime = request.dueAt ? ctx.now() <= request.dueAt : null
  await publish(ctx, requestClosed({ requestId: request.id, closureId, outcome: closing.outcome, inTime }))
  return closureId
}

/** Opens it again because we were wrong or something new is known. The words tell colleagues why. */
export async function reopenRequest(ctx: Ctx, input: { requestId: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId)
    refuseUnless(can(ctx.actor, 'requests.update'), 'requests.not-yours')
    refuseUnless(request.status === 'closed', 'requests.open-already')
    await reopen(ctx, request, 'staff')
  })
}

export async function reopen(
  ctx: Ctx,
  request: Request,
  because: 'not-sorted' | 'staff' | 'new-information',
  forLeader = false,
): Promise<void> {
  const closure = await findClosure(ctx, request.id)
  if (closure)
    await ctx.db.updateTable('requests.closures').set({ reopened_at: ctx.now() }).where('id', '=', closure.id).execute()
  await ctx.db
    .updateTable('requests.promises')
    .set({ kept_at: null })
    .where('request_id', '=', request.id)
    .where('position', '=', eb =>
      eb
        .selectFrom('requests.promises')
        .select(eb => eb.fn.max('position').as('last'))
        .where('request_id', '=', request.id),
    )
    .execute()
  await change(ctx, request.id, {
    status: 'open',
    closed_at: null,
    merged_into: null,
    needs_leader: forLeader,
    next_due_at: request.dueAt,
    ...(forLeader ? { assigned_to: null } : {}),
  })
  await publish(ctx, requestReopened({ requestId: request.id, closureId: closure?.id ?? '', because }))
}
