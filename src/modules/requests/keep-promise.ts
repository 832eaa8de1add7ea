import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { moveDueByPause } from '../../platform/working-time/index.ts'
import { getVersion } from '../catalogue/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { canWorkOn } from './request.ts'
import { promiseMoved, requestPaused, requestResumed, requestScheduled, stepKept } from './requests.events.ts'
import { addUpdate, change, getForUpdate, type Request, refreshDue } from './requests.store.ts'

/** Marks a step of the promise as kept. A kept step may plan the work: `scheduled` says so to the customer. */
export async function keepStep(
  ctx: Ctx,
  input: { requestId: string; step: string; scheduled?: boolean },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getWorkable(ctx, input.requestId)
    const step = await ctx.db
      .updateTable('requests.promises')
      .set({ kept_at: ctx.now() })
      .where('request_id', '=', request.id)
      .where('step', '=', input.step)
      .where('kept_at', 'is', null)
      .returning('due_at')
      .executeTakeFirst()
    if (!step) return
    if (input.scheduled && request.status === 'open') {
      await change(ctx, request.id, { status: 'scheduled' })
      await publish(ctx, requestScheduled({ requestId: request.id, step: input.step }))
    }
    await refreshDue(ctx, request.id)
    await publish(ctx, stepKept({ requestId: request.id, step: input.step, inTime: ctx.now() <= step.due_at }))
  })
}

/** Moves the date of a step. The reason is told to the customer; the first date stays on record. */
export async function movePromise(
  ctx: Ctx,
  input: { requestId: string; step: string; to: Date; reason: string },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getWorkable(ctx, input.requestId)
    refuseUnless(input.reason.trim() !== '', 'requests.reason-needed')
    refuseUnless(input.to > ctx.now(), 'requests.date-past')
    const before = await ctx.db
      .selectFrom('requests.promises')
      .select('due_at')
      .where('request_id', '=', request.id)
      .where('step', '=', input.step)
      .where('kept_at', 'is', null)
      .executeTakeFirst()
    refuseUnless(!!before, 'requests.step-kept-already')
    await ctx.db
      .updateTable('requests.promises')
      .set({ due_at: input.to })
      .where('request_id', '=', request.id)
      .where('step', '=', input.step)
      .execute()
    await refreshDue(ctx, request.id)
    const updateId = await addUpdate(ctx, { requestId: request.id, audience: 'participants', words: input.reason })
    await publish(
      ctx,
      promiseMoved({
        requestId: request.id,
        step: input.step,
        from: before!.due_at.toISOString(),
        to: input.to.toISOString(),
        updateId,
      }),
    )
  })
}

/** Asks the customer something and stops the clock until she answers. Only this pauses a promise, and she is told. */
export async function pauseForCustomer(ctx: Ctx, input: { requestId: string; question: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getWorkable(ctx, input.requestId)
    refuseUnless(request.status !== 'waiting', 'requests.waiting-already')
    const pauseId = newId()
    await ctx.db
      .insertInto('requests.pauses')
      .values({
        id: pauseId,
        request_id: request.id,
        question: input.question,
        by_staff: ctx.actor.id,
        started_at: ctx.now(),
      })
      .execute()
    await change(ctx, request.id, { status: 'waiting' })
    await publish(ctx, requestPaused({ requestId: request.id, pauseId }))
  })
}

/** Starts the clock again: every open step moves by the working time that was waited. */
export async function resumeWork(ctx: Ctx, input: { requestId: string }): Promise<void> {
  await ctx.transaction(async ctx => resume(ctx, await getWorkable(ctx, input.requestId)))
}

/** Inside another action (the customer answered): the same. */
export async function resume(ctx: Ctx, request: Request): Promise<void> {
  if (request.status !== 'waiting') return
  const pause = await ctx.db
    .updateTable('requests.pauses')
    .set({ ended_at: ctx.now() })
    .where('request_id', '=', request.id)
    .where('ended_at', 'is', null)
    .returning(['id', 'started_at'])
    .executeTakeFirst()
  await change(ctx, request.id, { status: 'open' })
  if (!pause) return
  await moveOpenSteps(ctx, request, pause.started_at)
  await refreshDue(ctx, request.id)
  await publish(ctx, requestResumed({ requestId: request.id, pauseId: pause.id }))
}

async function moveOpenSteps(ctx: Ctx, request: Request, pausedAt: Date): Promise<void> {
  const [service, organisation] = await Promise.all([getVersion(ctx, request.versionId), readOrganisation(ctx)])
  const calendar = service.promise && organisation.calendars.get(service.promise.calendar)
  if (!calendar || service.promise?.legal) return
  const pause = { from: toInstant(pausedAt), to: toInstant(ctx.now()) }
  const steps = await ctx.db
    .selectFrom('requests.promises')
    .select(['step', 'due_at'])
    .where('request_id', '=', request.id)
    .where('kept_at', 'is', null)
    .execute()
  for (const { step, due_at } of steps) {
    const within = service.promise!.steps.find(each => each.id === step)?.within
    if (!within) continue
    const due = new Date(moveDueByPause(calendar, toInstant(due_at), within, pause).epochMilliseconds)
    await ctx.db
      .updateTable('requests.promises')
      .set({ due_at: due })
      .where('request_id', '=', request.id)
      .where('step', '=', step)
      .execute()
  }
}

const toInstant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

async function getWorkable(ctx: Ctx, requestId: string): Promise<Request> {
  const request = await getForUpdate(ctx, requestId)
  refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
  refuseUnless(request.status !== 'closed', 'requests.closed')
  return request
}
