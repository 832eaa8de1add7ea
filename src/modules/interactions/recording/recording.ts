import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { adviserOf } from '../interaction.ts'
import { recordingMoved } from '../interactions.events.ts'
import { getOwnForUpdate } from '../interactions.store.ts'

/** Why a recording goes on: the adviser says so, the step of the script or the call is over, or it was pressed at the telephone. */
export type GoesOnBy = 'adviser' | 'step' | 'call' | 'telephone'

/** Lets the recording of the actor's own call stand. Twice is once. Throws Refused `interactions.no-call` where nobody is on the line. */
export async function pauseRecording(ctx: Ctx, interactionId: string): Promise<void> {
  const adviser = adviserOf(ctx)
  await ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, interactionId)
    const callId = await callOf(ctx, interactionId)
    refuseUnless(!!callId && !mine.endedAt && !mine.wrappedAt, 'interactions.no-call')
    await beginPause(ctx, callId!, adviser.id, ctx.now())
  })
}

/** The adviser lets the recording go on. Where it does not stand, nothing happens. Throws NotFound. */
export async function goOnRecording(ctx: Ctx, interactionId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await getOwnForUpdate(ctx, interactionId)
    await goOn(ctx, await callOf(ctx, interactionId), 'adviser')
  })
}

/** The step of the script at which it was paused is done: it goes on by itself, in whatever the actor has in hand. */
export async function endStepOfRecording(ctx: Ctx): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !actor.permissions.has('interactions.take')) return
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ callId: string }>`select p.call_id as "callId" from interactions.interactions i
      join interactions.recording_pauses p on p.call_id = i.call_id and p.over_at is null
      where i.adviser_id = ${actor.id}::uuid and i.wrapped_at is null and i.parked_at is null`.execute(ctx.db)
    await goOn(ctx, rows[0]?.callId ?? null, 'step')
  })
}

/** Null for what did not come by a call. */
export async function callOf(ctx: Ctx, interactionId: string): Promise<string | null> {
  const { rows } = await sql<{ callId: string | null }>`select call_id as "callId" from interactions.interactions
    where id = ${interactionId}::uuid`.execute(ctx.db)
  return rows[0]?.callId ?? null
}

async function beginPause(ctx: Ctx, callId: string, askedBy: string | null, at: Date): Promise<void> {
  const { rows } = await sql`insert into interactions.recording_pauses (id, call_id, asked_by, asked_at, stands_since)
    values (${newId()}::uuid, ${callId}::uuid, ${askedBy}::uuid, ${at}, ${askedBy ? null : at})
    on conflict (call_id) where over_at is null do nothing returning id`.execute(ctx.db)
  if (rows.length > 0)
    await publish(ctx, recordingMoved({ callId, recording: 'paused', by: askedBy ? 'adviser' : 'telephone' }))
}

/** Whatever stands of this call goes on. */
export async function goOn(ctx: Ctx, callId: string | null, by: GoesOnBy): Promise<void> {
  if (!callId) return
  const { rows } = await sql`update interactions.recording_pauses set over_at = ${ctx.now()}, over_by = ${by},
      goes_on_since = case when ${by} = 'telephone' then ${ctx.now()}::timestamptz end
    where call_id = ${callId}::uuid and over_at is null returning id`.execute(ctx.db)
  if (rows.length > 0) await publish(ctx, recordingMoved({ callId, recording: 'on', by }))
}

/** It was told, and says that it is so: since now the recording stands, or goes on. */
export async function noteStands(ctx: Ctx, callId: string, isPaused: boolean): Promise<void> {
  await (isPaused
    ? sql`update interactions.recording_pauses set stands_since = coalesce(stands_since, ${ctx.now()})
        where call_id = ${callId}::uuid and over_at is null`
    : sql`update interactions.recording_pauses set goes_on_since = ${ctx.now()}
        where call_id = ${callId}::uuid and over_at is not null and goes_on_since is null`
  ).execute(ctx.db)
}

/** The telephone system says what the recording of a call does: that we asked for it, or somebody pressed it there. */
export async function noteRecording(
  ctx: Ctx,
  { call, recording, at }: { call: string; recording: 'paused' | 'on'; at: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string; isEnded: boolean }>`select id, ended_at is not null as "isEnded"
    from interactions.calls where provider_call = ${call} for update`.execute(ctx.db)
  const found = rows[0]
  if (!found) throw new NotFound('call')
  if (recording === 'paused') {
    const { rows: asked } =
      await sql`update interactions.recording_pauses set stands_since = coalesce(stands_since, ${at})
      where call_id = ${found.id}::uuid and over_at is null returning id`.execute(ctx.db)
    if (asked.length === 0 && !found.isEnded) await beginPause(ctx, found.id, null, at)
    return
  }
  await goOn(ctx, found.id, 'telephone')
  await sql`update interactions.recording_pauses set goes_on_since = ${at} where id = (
    select id from interactions.recording_pauses where call_id = ${found.id}::uuid and over_at is not null and goes_on_since is null
    order by asked_at desc limit 1)`.execute(ctx.db)
}
