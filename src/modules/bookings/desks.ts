import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { idOfName, newId } from '../../platform/id.ts'
import { held, touch } from '../../platform/memory.ts'
import { can, readOrganisation } from '../organisation/index.ts'
import { desksSaid } from './bookings.events.ts'

const MOST = 50
const DESKS = 'bookings.desks'

/** What was said of every stop of the tour. */
export const EVERY_STOP = 'every-stop'

/** How many people can be booked at the same time, by location, and at every stop; at one that is not in it, nobody can. Held in memory. */
export const readDesks = held<Map<string, number>>(DESKS, async ctx => {
  const { rows } = await sql<{ location: string; desks: number }>`select distinct on (location) location, desks
    from bookings.desks order by location, said_at desc, id desc`.execute(ctx.db)
  return new Map(rows.filter(({ desks }) => desks > 0).map(({ location, desks }) => [location, desks]))
})

/** Says so from now on; 0: nobody can book there. What is booked stays. Throws NotFound, Refused `bookings.desks-wrong`. */
export async function sayDesks(ctx: Ctx, location: string, desks: number): Promise<void> {
  if (!can(ctx.actor, 'bookings.change')) throw new NotFound('desks')
  const { locations } = await readOrganisation(ctx)
  if (location !== EVERY_STOP && !locations.some(({ id }) => id === location)) throw new NotFound('location')
  refuseUnless(Number.isInteger(desks) && desks >= 0 && desks <= MOST, 'bookings.desks-wrong', { max: MOST })
  if (((await readDesks(ctx)).get(location) ?? 0) === desks) return
  await ctx.transaction(async ctx => {
    const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    await sql`insert into bookings.desks (id, location, desks, said_at, said_by)
      values (${newId()}::uuid, ${location}, ${desks}, ${ctx.now()}, ${by}::uuid)`.execute(ctx.db)
    await touch(ctx, DESKS)
    await publish(ctx, desksSaid({ location, desks, subject: idOfName('location', location) }))
  })
}
