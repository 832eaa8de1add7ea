import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { paceSet } from './rota.events.ts'

const MOST = 60

/** For how many contacts an hour one colleague is planned, of all together. Throws NotFound, Refused `rota.pace-wrong`. */
export async function setPace(ctx: Ctx, contacts: number): Promise<void> {
  if (!can(ctx.actor, 'rota.change')) throw new NotFound('rota')
  refuseUnless(Number.isInteger(contacts) && contacts >= 1 && contacts <= MOST, 'rota.pace-wrong')
  const paceId = newId()
  const by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await ctx.transaction(async ctx => {
    await sql`insert into rota.paces (id, contacts, said_at, said_by) values (${paceId}::uuid, ${contacts}, ${ctx.now()}, ${by}::uuid)`.execute(
      ctx.db,
    )
    await publish(ctx, paceSet({ paceId, contacts }))
  })
}
