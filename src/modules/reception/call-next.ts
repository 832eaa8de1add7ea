import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isWithSomebody } from '../interactions/index.ts'
import { forDesk } from './at-desks.read.ts'
import { visitCalled } from './reception.events.ts'
import { dayOf, inTurn, MOST_CALLS, receptionistOf } from './visit.ts'
import { changeVisit, getVisitForUpdate, type VisitFacts, waitAgain } from './visits.store.ts'

interface OwnDesk {
  location: string
  desk: string
  skills: string[]
}

/**
 * Calls whoever waited longest for what the actor can help with, to her desk: who has booked at her time, before those who
 * walked in, and until then as if she came at it. Two who press at once call two people.
 * Answers the visit's id. Throws Refused: `reception.no-desk`, `reception.one-called`, `reception.somebody-there`,
 * `reception.nobody-waits`.
 */
export async function callNext(ctx: Ctx): Promise<string> {
  return ctx.transaction(async ctx => {
    const mine = await getFreeDesk(ctx)
    const { rows } = await sql<{ id: string }>`select id from reception.visits
      where ${forDesk({ skills: sql`${mine.skills}::text[]`, location: sql`${mine.location}` }, ctx)}
      order by ${inTurn(ctx)} limit 1 for update skip locked`.execute(ctx.db)
    if (!rows[0]) throw new Refused('reception.nobody-waits')
    await call(ctx, mine, rows[0].id)
    return rows[0].id
  })
}

/** Calls one whom the actor chose. Throws as `callNext`, and Refused `reception.not-waiting`, NotFound. */
export async function callVisit(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const mine = await getFreeDesk(ctx)
    const visit = await getVisitForUpdate(ctx, visitId)
    refuseUnless(visit.state === 'waiting' && visit.location === mine.location, 'reception.not-waiting')
    await call(ctx, mine, visitId)
  })
}

/** She did not come: her ticket blinks once more, for the desk to which she was called. Throws Refused: `reception.not-called`, `reception.called-enough`. */
export async function callAgain(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const visit = await getVisitForUpdate(ctx, visitId)
    mustBeCalled(visit)
    refuseUnless(visit.calls < MOST_CALLS, 'reception.called-enough')
    const again = { calls: visit.calls + 1, by: visit.calledBy }
    await call(ctx, { location: visit.location, desk: visit.desk! }, visitId, again)
  })
}

/** Somebody else shall see to her: she waits again, with the time she waited. */
export async function putBack(ctx: Ctx, visitId: string): Promise<void> {
  await ctx.transaction(async ctx => {
    mustBeCalled(await getVisitForUpdate(ctx, visitId))
    await waitAgain(ctx, visitId)
  })
}

/** To a desk. Whoever called her sees to her; where that one does not act, any colleague who receives people. */
export function mustBeCalled({ state, interactionId }: Pick<VisitFacts, 'state' | 'interactionId'>): void {
  refuseUnless(state === 'called' && interactionId === null, 'reception.not-called')
}

/** Locks the actor's desk, so that pressing twice is pressing once. */
async function getFreeDesk(ctx: Ctx): Promise<OwnDesk> {
  const { id } = receptionistOf(ctx)
  const { rows } = await sql<OwnDesk>`select location, desk, skills
    from reception.desks where staff_id = ${id}::uuid and day = ${dayOf(ctx)}::date for update`.execute(ctx.db)
  const desk = rows[0]
  if (!desk) throw new Refused('reception.no-desk')
  const { rows: called } =
    await sql`select from reception.visits where called_by = ${id}::uuid and state = 'called'`.execute(ctx.db)
  refuseUnless(called.length === 0, 'reception.one-called')
  refuseUnless(!(await isWithSomebody(ctx)), 'reception.somebody-there')
  return desk
}

async function call(
  ctx: Ctx,
  at: { location: string; desk: string },
  visitId: string,
  { calls, by } = { calls: 1, by: ctx.actor.id },
): Promise<void> {
  const called = { state: 'called', called_at: ctx.now(), called_by: by, desk: at.desk, calls }
  await changeVisit(ctx, visitId, called)
  await publish(ctx, visitCalled({ visitId, location: at.location, desk: at.desk, calls }))
}
