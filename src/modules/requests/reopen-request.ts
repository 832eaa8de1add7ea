import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { getVersion } from '../catalogue/index.ts'
import { beginPromise } from './promise-anew.ts'
import { canWorkOn } from './request.ts'
import { requestMerged, requestReopened, updateWritten } from './requests.events.ts'
import {
  type AsSeen,
  addAssignment,
  change,
  findClosure,
  getForUpdate,
  type Request,
  refreshDue,
} from './requests.store.ts'
import { addUpdate } from './updates.store.ts'

/** Opens it again because we were wrong or something new is known. The note tells colleagues why. */
export async function reopenRequest(ctx: Ctx, input: { requestId: string; note?: string } & AsSeen): Promise<void> {
  await ctx.transaction(async ctx => {
    const request = await getForUpdate(ctx, input.requestId, input)
    refuseUnless(canWorkOn(request, ctx.actor), 'requests.not-yours')
    refuseUnless(request.status === 'closed', 'requests.open-already')
    await reopen(ctx, request, 'staff')
    if (input.note?.trim()) await writeNote(ctx, request.id, input.note)
  })
}

async function writeNote(ctx: Ctx, requestId: string, words: string): Promise<void> {
  const updateId = await addUpdate(ctx, { requestId, audience: 'staff', words })
  await publish(ctx, updateWritten({ requestId, updateId, audience: 'staff', by: 'staff' }))
}

/**
 * Inside another action: a customer says that it is not sorted. Then it waits for a leader, with nobody's name on it, and the
 * promise begins anew. Opened by staff, everything is as it was before the closing: the dates, whether the work is planned, and whose it is to judge.
 */
export async function reopen(ctx: Ctx, request: Request, because: 'not-sorted' | 'staff'): Promise<void> {
  const forLeader = because === 'not-sorted'
  const closure = await findClosure(ctx, request.id)
  const scheduled = !forLeader && closure?.scheduled === true
  if (closure)
    await ctx.db.updateTable('requests.closures').set({ reopened_at: ctx.now() }).where('id', '=', closure.id).execute()
  if (request.mergedInto) await takeBackMerged(ctx, request.id, request.mergedInto)
  await change(ctx, request.id, {
    status: scheduled ? 'scheduled' : 'open',
    closed_at: null,
    merged_into: null,
    needs_leader: forLeader || closure?.for_leader === true,
    ...(forLeader ? { assigned_to: null } : {}),
  })
  if (forLeader) await beginPromise(ctx, request, await getVersion(ctx, request.versionId))
  else await takeUpPromise(ctx, request.id)
  if (forLeader && request.assignedTo) await addAssignment(ctx, request, null)
  const how = { because, ...(scheduled && { scheduled }) }
  await publish(ctx, requestReopened({ requestId: request.id, closureId: closure?.id ?? '', ...how }))
}

/** What the closing ended is promised again, for the same days. */
async function takeUpPromise(ctx: Ctx, requestId: string): Promise<void> {
  await ctx.db
    .updateTable('requests.promises')
    .set({ kept_at: null, ended_at: null })
    .where('request_id', '=', requestId)
    .where('ended_at', 'is not', null)
    .execute()
  await refreshDue(ctx, requestId)
}

/**
 * Those that had been joined into this one before it was joined into another follow it again. Where each was joined to is
 * in its newest event of merging; the chain from there leads here or it does not.
 */
async function takeBackMerged(ctx: Ctx, requestId: string, from: string): Promise<void> {
  await sql`
    with recursive joined as (
      select r.id, (select (e.data->>'into')::uuid from platform.events e
        where e.subject = r.id and e.type = ${requestMerged.type} order by e.seq desc limit 1) as into_id
      from requests.requests r where r.merged_into = ${from}
    ), mine as (
      select id from joined where into_id = ${requestId}
      union select j.id from joined j join mine m on j.into_id = m.id
    )
    update requests.requests set merged_into = ${requestId} where id in (select id from mine)`.execute(ctx.db)
}
