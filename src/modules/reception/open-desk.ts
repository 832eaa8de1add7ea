import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { moveDesk } from './close-desk.ts'
import { deskOpened } from './reception.events.ts'
import { dayOf, receptionistOf } from './visit.ts'
import { mustBeLocation } from './visits.store.ts'

/** As a desk is called, so that it can be read across a waiting area. */
export const DESK_LETTERS = 12

/**
 * From now on the actor receives people here: they are called to this desk for what she can help with.
 * Throws Refused: `reception.desk-missing`, `reception.desk-taken`.
 */
export async function openDesk(ctx: Ctx, input: { location: string; desk: string; skills: string[] }): Promise<void> {
  const { id } = receptionistOf(ctx)
  await mustBeLocation(ctx, input.location)
  const desk = input.desk.trim().slice(0, DESK_LETTERS)
  refuseUnless(desk !== '', 'reception.desk-missing')
  await ctx.transaction(async ctx => {
    const [day, now] = [dayOf(ctx), ctx.now()]
    await moveDesk(ctx, id, { location: input.location, day, desk })
    await sql`insert into reception.desks (staff_id, location, day, desk, skills, opened_at)
      values (${id}::uuid, ${input.location}, ${day}::date, ${desk}, ${input.skills}::text[], ${now})
      on conflict (staff_id) do update set location = excluded.location, day = excluded.day, desk = excluded.desk,
        skills = excluded.skills, opened_at = excluded.opened_at`
      .execute(ctx.db)
      .catch(error => {
        throw error.constraint === 'desks_location_day_desk_key' ? new Refused('reception.desk-taken') : error
      })
    await publish(ctx, deskOpened({ staffId: id, location: input.location, desk }))
  })
}
