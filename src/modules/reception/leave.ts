import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { mustBeCalled } from './call-next.ts'
import { visitCameBack, visitLeft } from './reception.events.ts'
import { takeByVideo } from './serve-visit.ts'
import { dayOf, MOST_CALLS } from './visit.ts'
import { changeVisit, getVisitForUpdate, WAITS_AGAIN } from './visits.store.ts'

/** Called twice and not there: she left without being seen. Throws Refused: `reception.call-again-first`, as `callAgain`. */
export async function markNotThere(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const visit = await getVisitForUpdate(ctx, visitId)
    mustBeCalled(visit)
    refuseUnless(visit.calls >= MOST_CALLS, 'reception.call-again-first')
    await leave(ctx, visitId, 'not-there')
  })
}

/** She says that she cannot wait. Throws Refused: `reception.not-waiting`. */
export async function markLeft(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state } = await getVisitForUpdate(ctx, visitId)
    refuseUnless(state === 'waiting' || state === 'called', 'reception.not-waiting')
    await leave(ctx, visitId, 'said-so')
  })
}

/**
 * She is here after all, or came back: she waits again, at her old place; called, where the specialist still waits for her by video.
 * Throws Refused: `reception.not-left`.
 */
export async function comeBack(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state, isToday, interactionId } = await getVisitForUpdate(ctx, visitId)
    refuseUnless(state === 'left' && isToday, 'reception.not-left')
    await changeVisit(ctx, visitId, { ...WAITS_AGAIN, left_because: null, ended_at: null })
    await publish(ctx, visitCameBack({ visitId }))
    if (interactionId) await takeByVideo(ctx, { visitId, interactionId })
  })
}

async function leave(ctx: Ctx, visitId: string, because: 'not-there' | 'said-so'): Promise<void> {
  await changeVisit(ctx, visitId, { state: 'left', left_because: because, ended_at: ctx.now() })
  await publish(ctx, visitLeft({ visitId, because }))
}

/**
 * The night after: who still waits has left, and who everybody was is forgotten. Conversations keep what they know.
 * Answers how many were forgotten.
 */
export async function closeDays(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const day = dayOf(ctx)
    const { rows } = await sql<{ id: string }>`update reception.visits
      set state = 'left', left_because = 'closed', ended_at = ${ctx.now()}
      where day < ${day}::date and state in ('waiting', 'called') returning id`.execute(ctx.db)
    if (rows.length > 0) await publish(ctx, ...rows.map(({ id }) => visitLeft({ visitId: id, because: 'closed' })))
    await sql`delete from reception.desks where day < ${day}::date`.execute(ctx.db)
    const { numAffectedRows } = await sql`update reception.visits
      set name = '', reference = null, draft_id = null, customer_id = null, is_checked = false, needs = '{}'
      where day < ${day}::date
        and (name <> '' or reference is not null or draft_id is not null or customer_id is not null)`.execute(ctx.db)
    return Number(numAffectedRows ?? 0)
  })
}
