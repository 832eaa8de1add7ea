import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { listRequestFacts } from '../requests/index.ts'
import { hasBodies, readRoutes } from './bodies.ts'
import { routeFor } from './route.ts'

/**
 * The name of the body whose a request is: of its referral, or where it goes in a moment because it was only just opened. Null: it is
 * ours, also where we took it back, the body is through with it, or it is closed. What we promise is then ours to say, else not.
 */
export async function findBodyFor(ctx: Ctx, { id, service }: { id: string; service: string }): Promise<string | null> {
  const known = (await readReferred(ctx, [id])).get(id)
  if (known) return known.body
  const routes = await readRoutes(ctx)
  if (!routes.some(each => each.service === service)) return null
  const request = (await listRequestFacts(ctx, [id])).get(id)
  const route = request && request.status !== 'closed' && routeFor(routes, request)
  // What was asked before there was such a way stays with us.
  return route && route.since <= request.openedAt ? route.bodyName : null
}

/** The same of many, by request id, as far as they are referred already. */
export async function listBodiesFor(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const known = await readReferred(ctx, ids)
  return new Map([...known].flatMap(([id, { body }]) => (body === null ? [] : [[id, body] as const])))
}

/** Ids of the requests that a body deals with now. */
export async function listWithBodies(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.request_id as id ${referred} where ${isTheirs}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

const referred = sql`from referrals.referrals r join requests.standings s on s.id = r.request_id`

/** Open, and with the body or on its way. What a person has to look at first, or the body did not take, is ours until then. */
const isTheirs = sql<boolean>`(r.status in ('queued', 'awaited', 'sent') and r.ended_at is null and s.status <> 'closed')`

/** Of each that is or was with a body: whose it is now. */
async function readReferred(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { body: string | null }>> {
  if (ids.length === 0 || !(await hasBodies(ctx))) return new Map()
  const { rows } = await sql<{ requestId: string; body: string | null }>`select r.request_id as "requestId",
      max(b.name) filter (where ${isTheirs}) as body
    ${referred} join referrals.bodies b on b.id = r.body_id
    where r.request_id = any(${ids}::uuid[]) group by r.request_id`.execute(ctx.db)
  return new Map(rows.map(({ requestId, body }) => [requestId, { body }]))
}
