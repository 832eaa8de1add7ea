import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { deskEnded } from './tours.events.ts'

/**
 * The device is lost: its key is thrown away, and nobody will ever read what is on it. By the colleague whose desk it is,
 * and by whoever changes the tour. Twice is once. Throws NotFound.
 */
export async function loseDesk(ctx: Ctx, id: string): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !isId(id)) throw new NotFound('desk')
  await ctx.transaction(async ctx => {
    const query = ctx.db.selectFrom('tours.desks').select(['opened_by', 'ended_at']).where('id', '=', id)
    const row = await query.forUpdate().executeTakeFirst()
    if (!row || !(row.opened_by === actor.id || can(actor, 'tours.change'))) throw new NotFound('desk')
    if (!row.ended_at) await endDesks(ctx, [id], 'lost')
  })
}

/** Throws away the keys of desks whose day is over; answers how many there were. */
export async function endDesksThatAreOver(ctx: Ctx): Promise<number> {
  return ctx.transaction(async ctx => {
    const rows = await ctx.db
      .selectFrom('tours.desks')
      .select('id')
      .where('ended_at', 'is', null)
      .where('expires_at', '<=', ctx.now())
      .orderBy('id')
      .limit(500)
      .forUpdate()
      .skipLocked()
      .execute()
    return endDesks(
      ctx,
      rows.map(({ id }) => id),
      'over',
    )
  })
}

async function endDesks(ctx: Ctx, ids: string[], because: 'over' | 'lost'): Promise<number> {
  if (ids.length === 0) return 0
  const ended = await ctx.db
    .updateTable('tours.desks')
    .set({ ended_at: ctx.now(), ended_because: because, private_key: null })
    .where('id', 'in', ids)
    .returning(['id', 'stop_id'])
    .execute()
  for (const { id, stop_id } of ended) await publish(ctx, deskEnded({ stopId: stop_id, deskId: id, because }))
  return ended.length
}
