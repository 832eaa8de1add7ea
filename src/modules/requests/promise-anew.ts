import type { Ctx } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'
import { promiseFor, type Service } from '../catalogue/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { dueAfterPauses } from './pause-request.ts'
import { requestReopened } from './requests.events.ts'
import { type Request, refreshDue } from './requests.store.ts'

/** The customer said that it is not sorted: the promise begins again today, all of it. */
export async function beginPromise(ctx: Ctx, request: Request, service: Service): Promise<void> {
  await takeAway(ctx, request.id)
  await promise(ctx, request, service, { from: ctx.now(), kept: new Map() })
}

/**
 * It is another service now: what that one promises, counted from when the customer asked or last said 'not sorted'. What we
 * waited for her since then still counts, and so does a step that was kept.
 */
export async function changePromise(ctx: Ctx, request: Request, service: Service): Promise<void> {
  const from = (await lastNotSorted(ctx, request.id)) ?? request.openedAt
  await promise(ctx, request, service, { from, kept: await takeAway(ctx, request.id) })
}

/** Answers when each step that was promised was kept. */
async function takeAway(ctx: Ctx, requestId: string): Promise<Map<string, Date | null>> {
  const rows = await ctx.db
    .deleteFrom('requests.promises')
    .where('request_id', '=', requestId)
    .returning(['step', 'kept_at'])
    .execute()
  return new Map(rows.map(({ step, kept_at }) => [step, kept_at]))
}

async function promise(
  ctx: Ctx,
  request: Request,
  service: Service,
  { from, kept }: { from: Date; kept: Map<string, Date | null> },
): Promise<void> {
  const { steps } = promiseFor(await readOrganisation(ctx), service, from, request.answers as Answers)
  const promised = steps.map(({ id, due }, position) => ({ step: id, position, first_due_at: due, due_at: due }))
  const rows = await dueAfterPauses(ctx, service.promise, promised, await listPauses(ctx, request.id, from))
  if (rows.length > 0)
    await ctx.db
      .insertInto('requests.promises')
      .values(rows.map(row => ({ ...row, request_id: request.id, kept_at: kept.get(row.step) ?? null })))
      .execute()
  await refreshDue(ctx, request.id)
}

async function lastNotSorted(ctx: Ctx, requestId: string): Promise<Date | null> {
  const rows = await ctx.db
    .selectFrom('platform.events')
    .select(['at', 'data'])
    .where('subject', '=', requestId)
    .where('type', '=', requestReopened.type)
    .orderBy('seq', 'desc')
    .execute()
  return rows.find(({ data }) => (data as { because?: string }).because === 'not-sorted')?.at ?? null
}

/** The pauses since then that have ended. One that goes on counts when it ends. */
async function listPauses(ctx: Ctx, requestId: string, since: Date): Promise<{ from: Date; to: Date }[]> {
  const rows = await ctx.db
    .selectFrom('requests.pauses')
    .select(['started_at', 'ended_at'])
    .where('request_id', '=', requestId)
    .where('started_at', '>=', since)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at')
    .execute()
  return rows.map(row => ({ from: row.started_at, to: row.ended_at! }))
}
