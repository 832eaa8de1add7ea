import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { handoverAnswered, handoverJoins } from '../interactions.events.ts'
import { type Joins, lostBefore } from './joining.ts'

/**
 * The phone of whoever took a matter was picked up: she joins the call it came by. Answers her email; asked again for the same
 * leg, the same. Null: the call is over, whoever offered it has gone from it, or she came too late.
 */
export async function joinCall(
  ctx: Ctx,
  { handover, call, leg }: { handover: string; call: string; leg: string },
): Promise<string | null> {
  if (!isId(handover)) return null
  return ctx.transaction(async ctx => {
    const { rows } = await sql<{
      callId: string
    }>`update interactions.handovers h set joins = 'joined', joins_leg = ${leg},
        changed_at = clock_timestamp()
      from interactions.calls k where h.id = ${handover}::uuid and k.id = h.call_id and k.provider_call = ${call}
        and h.joins in ('asked', 'ringing') and k.ended_at is null and k.adviser_id = h.from_id returning k.id as "callId"`.execute(
      ctx.db,
    )
    if (rows[0]) await publish(ctx, handoverJoins({ handoverId: handover, callId: rows[0].callId, joins: 'joined' }))
    const { rows: joined } = await sql<{ email: string }>`select c.email from interactions.handovers h
      join interactions.calls k on k.id = h.call_id join organisation.colleagues c on c.id = h.answered_by
      where h.id = ${handover}::uuid and h.joins = 'joined' and h.joins_leg = ${leg} and k.ended_at is null`.execute(
      ctx.db,
    )
    return joined[0]?.email ?? null
  })
}

/** The email of who has joined a call; null: nobody has. */
export async function findJoined(ctx: Ctx, call: string): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`select c.email
    from interactions.handovers h join interactions.calls k on k.id = h.call_id join organisation.colleagues c on c.id = h.answered_by
    where k.provider_call = ${call} and h.joins = 'joined'`.execute(ctx.db)
  return rows[0]?.email ?? null
}

/**
 * Her phone was not picked up, or she is gone again before the three spoke: the matter comes back to whoever offered it, who goes
 * on talking. Answers the email of that colleague where the call counts as hers still; twice is once.
 */
export async function noteGone(ctx: Ctx, handover: string): Promise<string | null> {
  const id = isId(handover) ? handover : null
  return ctx.transaction(async ctx => {
    await giveBackWhere(
      ctx,
      sql`id = ${id}::uuid and (joins in ('asked', 'ringing') or joins = 'joined' and brought_together_at is null)`,
    )
    const { rows } = await sql<{ email: string }>`select c.email from interactions.handovers h
      join interactions.calls k on k.id = h.call_id join organisation.colleagues c on c.id = h.from_id
      where h.id = ${id}::uuid and h.joins = 'unanswered' and k.adviser_id = h.answered_by and k.ended_at is null`.execute(
      ctx.db,
    )
    return rows[0]?.email ?? null
  })
}

/** Phones of which nobody told us. The clock of the program calls it; answers how many. */
export const giveBackNotJoined = (ctx: Ctx): Promise<number> =>
  ctx.transaction(ctx => giveBackWhere(ctx, sql`joins in ('asked', 'ringing') and joins_asked_at < ${lostBefore(ctx)}`))

async function giveBackWhere(ctx: Ctx, which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{
    id: string
    matterId: string
    callId: string
    state: string
  }>`update interactions.handovers
    set joins = 'unanswered', state = case when state in ('accepted', 'done') then 'unanswered' else state end, done_at = null, changed_at = clock_timestamp()
    where ${which} returning id, matter_id as "matterId", call_id as "callId", state`.execute(ctx.db)
  for (const { id, matterId, callId, state } of rows) {
    await publish(ctx, handoverJoins({ handoverId: id, callId, joins: 'unanswered' }))
    if (state === 'unanswered') await publish(ctx, handoverAnswered({ handoverId: id, matterId, answer: 'unanswered' }))
  }
  return rows.length
}

/** Whoever still rings to join this call is not needed: her phone is to be quiet. Answers whether there was one. In the caller's transaction, with the call locked. */
export async function endJoining(ctx: Ctx, callId: string): Promise<boolean> {
  return moveJoining(ctx, sql`call_id = ${callId}::uuid and joins in ('asked', 'ringing')`, 'over')
}

/** As a telephone system tells it: she has the call. Where the conversation is hers now, nothing of the matter is left with her beside it. */
export async function noteJoined(ctx: Ctx, callId: string, { by, has }: { by: string; has: boolean }): Promise<void> {
  await moveJoining(
    ctx,
    sql`call_id = ${callId}::uuid and answered_by = ${by}::uuid and joins in ('asked', 'ringing')`,
    'joined',
  )
  if (has)
    await sql`update interactions.handovers set state = 'done', done_at = ${ctx.now()}, changed_at = clock_timestamp()
      where call_id = ${callId}::uuid and answered_by = ${by}::uuid and joins = 'joined' and state = 'accepted'`.execute(
      ctx.db,
    )
}

async function moveJoining(ctx: Ctx, which: ReturnType<typeof sql>, joins: Joins): Promise<boolean> {
  const { rows } = await sql<{ id: string; callId: string }>`update interactions.handovers set joins = ${joins},
      changed_at = clock_timestamp()
    where ${which} returning id, call_id as "callId"`.execute(ctx.db)
  for (const { id, callId } of rows) await publish(ctx, handoverJoins({ handoverId: id, callId, joins }))
  return rows.length > 0
}
