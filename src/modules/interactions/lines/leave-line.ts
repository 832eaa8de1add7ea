import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { callMoved } from '../interactions.events.ts'

/** Locks a call that still waits in its line and takes it out. Null: it waits no more. In the caller's transaction. */
export async function leaveLine(
  ctx: Ctx,
  call: string,
  leftFor: 'call-back' | 'message',
): Promise<{ id: string; line: string | null; language: string | null; service: string | null } | null> {
  const { rows } = await sql<{ id: string; line: string | null; language: string | null; service: string | null }>`
    update interactions.calls set state = 'ended', ended_at = ${ctx.now()}, last_at = ${ctx.now()}, left_for = ${leftFor},
      changed_at = clock_timestamp()
    where provider_call = ${call} and state = 'ringing' and adviser_id is null and ended_at is null
    returning id, golden_number as line, language, service`.execute(ctx.db)
  const left = rows[0] ?? null
  if (left) await publish(ctx, callMoved({ callId: left.id, state: 'ended', adviserId: null }))
  return left
}

/** She leaves a message instead of waiting. Twice is once; nothing happens where she did not wait. */
export const leaveForMessage = (ctx: Ctx, call: string): Promise<unknown> =>
  ctx.transaction(ctx => leaveLine(ctx, call, 'message'))
