import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import { type Follower, type HappenedEvent, publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { listRequestFacts, requestOpened, serviceChanged, updateWritten } from '../requests/index.ts'
import { loadRoutes } from './bodies.ts'
import { mayMeanDanger } from './may-mean-danger.ts'
import { noteAdded } from './pass-on.ts'
import { referralHeld, requestReferred } from './referrals.events.ts'
import { type Route, routeFor } from './route.ts'
import { planSending } from './send-referral.ts'

/**
 * Refers what is asked to the body that deals with it, and what is added later. A request that has become another service goes
 * by that one's way.
 */
export const referralsFollower: Follower = {
  name: 'referrals',
  types: [requestOpened.type, serviceChanged.type, updateWritten.type],
  prepare: async ctx => void routesOf.set(ctx.db, await loadRoutes(ctx)),
  handle: (ctx, event) => (event.type === updateWritten.type ? noteAdded(ctx, event) : refer(ctx, event)),
}

/** Of one batch of events: as long as its transaction. */
const routesOf = new WeakMap<Db, Route[]>()

async function refer(ctx: Ctx, { subject, type, data }: HappenedEvent): Promise<void> {
  const routes = routesOf.get(ctx.db) ?? (await loadRoutes(ctx))
  const isRouted = (service: unknown) => routes.some(each => each.service === service)
  if (!isRouted(data.service) && type !== serviceChanged.type) return
  const request = (await listRequestFacts(ctx, [subject])).get(subject)
  if (!request || request.status === 'closed') return
  const route = routeFor(routes, request)
  if (type === serviceChanged.type) await forgetUnsent(ctx, subject)
  // What was asked before there was such a way stays with us.
  if (!route || (type === requestOpened.type && route.since > request.openedAt)) return
  const id = newId()
  const isHeld = await mayMeanDanger(ctx, request)
  const { numAffectedRows } =
    await sql`insert into referrals.referrals (id, request_id, body_id, code, status, created_at)
    values (${id}, ${subject}, ${route.bodyId}, ${route.code}, ${isHeld ? 'held' : 'queued'}, ${ctx.now()}) on conflict do nothing`.execute(
      ctx.db,
    )
  if (!numAffectedRows) return
  const about = { requestId: subject, referralId: id, bodyId: route.bodyId }
  await publish(ctx, requestReferred(about), ...(isHeld ? [referralHeld(about)] : []))
  if (!isHeld) await planSending(ctx, id)
}

/** What nobody has yet goes nowhere under the old name. */
async function forgetUnsent(ctx: Ctx, requestId: string): Promise<void> {
  await sql`update referrals.referrals set status = 'taken-back', ended_at = ${ctx.now()}
    where request_id = ${requestId}::uuid and status in ('queued', 'held', 'failed') and tries = 0`.execute(ctx.db)
}
