import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { moveDueByPause, toHalfHour } from '../../platform/working-time/index.ts'
import { getVersion, type Service } from '../catalogue/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { requestPaused, requestResumed } from './requests.events.ts'
import { type AsSeen, change, getWorkable, type Request, refreshDue } from './requests.store.ts'

/**
 * Asks the customer something and stops the clock until she answers. Only this pauses a promise, and she is told: where
 * nobody can be told, nobody can be waited for.
 */
export async function pauseForCustomer(
  ctx: Ctx,
  input: { requestId: string; question: string } & AsSeen,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getWorkable(ctx, input)
    refuseUnless(request.status !== 'waiting', 'requests.waiting-already')
    refuseUnless(input.question.trim() !== '', 'requests.question-needed')
    refuseUnless(await canSomebodyBeTold(ctx, request.id), 'requests.nobody-to-ask')
    const pauseId = newId(ctx.now().getTime())
    await ctx.db
      .insertInto('requests.pauses')
      .values({
        id: pauseId,
        request_id: request.id,
        question: maskCards(input.question),
        by_staff: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
        started_at: ctx.now(),
        scheduled: request.status === 'scheduled',
      })
      .execute()
    await change(ctx, request.id, { status: 'waiting' })
    await publish(ctx, requestPaused({ requestId: request.id, pauseId }))
  })
}

async function canSomebodyBeTold(ctx: Ctx, requestId: string): Promise<boolean> {
  const { rows } = await sql`select from requests.participants where told and left_at is null
    and (request_id = ${requestId} or request_id in (select id from requests.requests where merged_into = ${requestId}))
    limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** Starts the clock again: every open step moves by the working time that was waited. */
export async function resumeWork(ctx: Ctx, input: { requestId: string } & AsSeen): Promise<void> {
  await ctx.transaction(async ctx => {
    await resume(ctx, await getWorkable(ctx, input))
  })
}

/** Inside another action (the customer answered, it is closed): the same. Answers how it stands now. */
export async function resume(ctx: Ctx, request: Request): Promise<{ dueAt: Date | null; scheduled: boolean }> {
  if (request.status !== 'waiting') return { dueAt: request.dueAt, scheduled: request.status === 'scheduled' }
  const pause = await ctx.db
    .updateTable('requests.pauses')
    .set({ ended_at: ctx.now() })
    .where('request_id', '=', request.id)
    .where('ended_at', 'is', null)
    .returning(['id', 'started_at', 'scheduled'])
    .executeTakeFirstOrThrow()
  await change(ctx, request.id, { status: pause.scheduled ? 'scheduled' : 'open' })
  await moveOpenSteps(ctx, request, pause.started_at)
  const dueAt = await refreshDue(ctx, request.id)
  await publish(ctx, requestResumed({ requestId: request.id, pauseId: pause.id }))
  return { dueAt, scheduled: pause.scheduled }
}

/** What the clock of the promise says: it stands while we wait for the customer, except where the law lets it run on. */
export async function readClock(ctx: Ctx, request: Request): Promise<Date> {
  if (request.status !== 'waiting' || (await getVersion(ctx, request.versionId)).promise?.legal) return ctx.now()
  const pause = await ctx.db
    .selectFrom('requests.pauses')
    .select('started_at')
    .where('request_id', '=', request.id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return pause.started_at
}

async function moveOpenSteps(ctx: Ctx, request: Request, pausedAt: Date): Promise<void> {
  const steps = await ctx.db
    .selectFrom('requests.promises')
    .select(['step', 'due_at'])
    .where('request_id', '=', request.id)
    .where('kept_at', 'is', null)
    .execute()
  const { promise } = await getVersion(ctx, request.versionId)
  const moved = await dueAfterPauses(ctx, promise, steps, [{ from: pausedAt, to: ctx.now() }])
  for (const { step, due_at } of moved) {
    await ctx.db
      .updateTable('requests.promises')
      .set({ due_at })
      .where('request_id', '=', request.id)
      .where('step', '=', step)
      .execute()
  }
}

type Due = { step: string; due_at: Date }

/** When the steps of a promise are due after these pauses, in order. A legal clock runs on. */
export async function dueAfterPauses<T extends Due>(
  ctx: Ctx,
  promise: Service['promise'],
  steps: T[],
  pauses: { from: Date; to: Date }[],
): Promise<T[]> {
  const { calendars } = await readOrganisation(ctx)
  const calendar = promise && calendars.get(promise.calendar)
  if (!calendar || promise.legal) return steps
  return steps.map(step => {
    const within = promise.steps.find(each => each.id === step.step)?.within
    if (!within) return step
    const due = pauses.reduce(
      (due, { from, to }) =>
        moveDueByPause(calendar, due, within, { from: from.toTemporalInstant(), to: to.toTemporalInstant() }),
      step.due_at.toTemporalInstant(),
    )
    return { ...step, due_at: new Date(toHalfHour(calendar, due, within).epochMilliseconds) }
  })
}
