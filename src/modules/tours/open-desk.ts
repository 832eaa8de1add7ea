import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { makeKeyPair } from '../../platform/sealing/index.ts'
import { can } from '../organisation/index.ts'
import { drawReferences } from '../requests/index.ts'
import { expiryOf, REFERENCES, readyFrom } from './desk.ts'
import { getStopToCome } from './desks.read.ts'
import { insertDesk } from './desks.store.ts'
import { deskOpened } from './tours.events.ts'

/** Opens a desk of a stop for one device of this colleague; answers its id. Throws NotFound, Refused `tours.too-early`. */
export async function openDesk(ctx: Ctx, stopId: string): Promise<string> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !can(actor, 'tours.desk')) throw new NotFound('stop')
  const stop = await getStopToCome(ctx, stopId)
  refuseUnless(ctx.now() >= readyFrom(stop.startsAt), 'tours.too-early')
  const keys = await makeKeyPair()
  const id = newId()
  await ctx.transaction(async ctx => {
    const desk = {
      id,
      stopId: stop.id,
      openedBy: actor.id,
      openedAt: ctx.now(),
      expiresAt: expiryOf(stop.startsAt, ctx.now()),
      references: await drawReferences(ctx, REFERENCES),
      publicKey: keys.publicKey,
    }
    await insertDesk(ctx, desk, keys)
    await publish(ctx, deskOpened({ stopId: stop.id, deskId: id }))
  })
  return id
}
