import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { storable } from '../../platform/storable.ts'
import { type CallEvent, isRecordingEvent, RECORDING_EVENTS, readCallEvent } from './call-event.ts'
import { moveCall } from './move-call.ts'
import { noteRecording } from './recording/recording.ts'

/** `again`: it was here before. `problem`: it is kept, and a person sees that nobody understood it. */
export type TakenEvent = { again: boolean; problem: string | null }

/**
 * Takes an event of the telephone system in: kept whole as it came, then read. Killed between the two, the provider's next
 * try finds the row and does the rest. The caller has checked the signature.
 */
export async function takeCallEvent(ctx: Ctx, body: string): Promise<TakenEvent> {
  const event = readCallEvent(body)
  const id = 'problem' in event ? `unread:${hash('sha256', body)}` : event.id
  const isDone = await keep(ctx, id, storable(body))
  if ('problem' in event) {
    await setProblem(ctx, id, event.problem)
    return { again: isDone, problem: event.problem }
  }
  if (isDone) return { again: true, problem: null }
  try {
    return await effect(ctx, event)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    const problem = `there is no call '${event.call}'`
    await setProblem(ctx, id, problem)
    return { again: false, problem }
  }
}

/** Keeps it and answers whether its effect is there already. */
async function keep(ctx: Ctx, id: string, body: string): Promise<boolean> {
  await sql`insert into interactions.call_events (event_id, body, received_at) values (${id}, ${body}, ${ctx.now()})
    on conflict (event_id) do nothing`.execute(ctx.db)
  const { rows } = await sql<{ done: boolean }>`
    select done_at is not null or problem is not null as done from interactions.call_events where event_id = ${id}`.execute(
    ctx.db,
  )
  return rows[0]!.done
}

async function effect(ctx: Ctx, event: CallEvent): Promise<TakenEvent> {
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{ done: boolean }>`select done_at is not null as done from interactions.call_events
      where event_id = ${event.id} for update`.execute(ctx.db)
    if (rows[0]!.done) return { again: true, problem: null }
    const { type, call, at } = event
    if (isRecordingEvent(type)) await noteRecording(ctx, { call, recording: RECORDING_EVENTS[type], at })
    else await moveCall(ctx, { ...event, type })
    await sql`update interactions.call_events set done_at = ${ctx.now()} where event_id = ${event.id}`.execute(ctx.db)
    return { again: false, problem: null }
  })
}

async function setProblem(ctx: Ctx, id: string, problem: string): Promise<void> {
  await sql`update interactions.call_events set problem = ${problem} where event_id = ${id}`.execute(ctx.db)
}
