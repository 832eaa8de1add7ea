import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { readClock } from './pause-request.ts'
import { canKeepPromise } from './request.ts'
import { promiseMoved, requestScheduled, stepKept } from './requests.events.ts'
import { type AsSeen, change, getWorkable, type Request, refreshDue } from './requests.store.ts'
import { addUpdate } from './updates.store.ts'

/**
 * Marks a step of the promise as kept. A kept step may plan the work: `scheduled` says so to the customer. Keeping a step
 * that is kept already changes nothing of it. Throws `NotFound` for a step that was not promised.
 */
export async function keepStep(
  ctx: Ctx,
  input: { requestId: string; step: string; scheduled?: boolean } & AsSeen,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getPromising(ctx, input)
    const { before, due_at } = await getStep(ctx, request.id, input.step)
    if (!before) await setStep(ctx, request.id, input.step, { kept_at: ctx.now() })
    if (input.scheduled && request.status === 'open') {
      await change(ctx, request.id, { status: 'scheduled' })
      await publish(ctx, requestScheduled({ requestId: request.id, step: input.step }))
    }
    if (before) return
    await refreshDue(ctx, request.id)
    const inTime = (await readClock(ctx, request)) <= due_at
    await publish(ctx, stepKept({ requestId: request.id, step: input.step, inTime }))
  })
}

/** A date further away is a slip of the hand, or no promise. */
const MOST_YEARS_AHEAD = 2

/**
 * Moves the date of a step, to later or to sooner, but never past another open step: they stay in order. The reason is told
 * to the customer; the first date stays on record. While we wait for her the clock stands, and there is no date to move.
 */
export async function movePromise(
  ctx: Ctx,
  input: { requestId: string; step: string; to: Date; reason: string } & AsSeen,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getPromising(ctx, input)
    refuseUnless(request.status !== 'waiting', 'requests.waiting')
    refuseUnless(input.reason.trim() !== '', 'requests.reason-needed')
    const { before, due_at } = await getStep(ctx, request.id, input.step)
    refuseUnless(!before, 'requests.step-kept-already')
    refuseUnless(input.to > ctx.now(), 'requests.date-past')
    refuseUnless(input.to <= mostAhead(ctx.now()), 'requests.date-too-far')
    refuseUnless(input.to.getTime() !== due_at.getTime(), 'requests.date-same')
    await refuseUnlessInOrder(ctx, request.id, input)
    await setStep(ctx, request.id, input.step, { due_at: input.to })
    await refreshDue(ctx, request.id)
    const updateId = await addUpdate(ctx, { requestId: request.id, audience: 'participants', words: input.reason })
    const dates = { from: due_at.toISOString(), to: input.to.toISOString() }
    await publish(ctx, promiseMoved({ requestId: request.id, step: input.step, ...dates, updateId }))
  })
}

async function getPromising(ctx: Ctx, input: { requestId: string } & AsSeen): Promise<Request> {
  const request = await getWorkable(ctx, input)
  refuseUnless(canKeepPromise(request, ctx.actor), 'requests.leader-must-look')
  return request
}

async function getStep(ctx: Ctx, requestId: string, step: string): Promise<{ before: Date | null; due_at: Date }> {
  const row = await ctx.db
    .selectFrom('requests.promises')
    .select(['kept_at as before', 'due_at'])
    .where('request_id', '=', requestId)
    .where('step', '=', step)
    .executeTakeFirst()
  if (!row) throw new NotFound(`step ${step}`)
  return row
}

const mostAhead = (now: Date): Date => {
  const zoned = now.toTemporalInstant().toZonedDateTimeISO('Europe/London')
  return new Date(zoned.add({ years: MOST_YEARS_AHEAD }).epochMilliseconds)
}

async function refuseUnlessInOrder(ctx: Ctx, requestId: string, { step, to }: { step: string; to: Date }) {
  const steps = await ctx.db
    .selectFrom('requests.promises')
    .select(['step', 'due_at', 'kept_at'])
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute()
  const place = steps.findIndex(each => each.step === step)
  const isOpen = ({ kept_at }: { kept_at: Date | null }) => !kept_at
  const [before, after] = [steps.slice(0, place).filter(isOpen), steps.slice(place + 1).filter(isOpen)]
  refuseUnless(
    before.every(({ due_at }) => due_at <= to),
    'requests.date-before-earlier-step',
  )
  refuseUnless(
    after.every(({ due_at }) => to <= due_at),
    'requests.date-after-later-step',
  )
}

async function setStep(ctx: Ctx, requestId: string, step: string, columns: { kept_at?: Date; due_at?: Date }) {
  await ctx.db
    .updateTable('requests.promises')
    .set(columns)
    .where('request_id', '=', requestId)
    .where('step', '=', step)
    .execute()
}
