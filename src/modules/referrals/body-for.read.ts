import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Service } from '../catalogue/index.ts'
import { listRequestFacts, type RequestFacts } from '../requests/index.ts'
import { hasBodies, readRoutes } from './bodies.ts'
import { mayMeanDanger } from './may-mean-danger.ts'
import { meaningOf, type Route, routeFor } from './route.ts'

interface Asked {
  id: string
  service: string
}

/** The name of the body whose a request is, as `listBodiesFor` says it. Null: it is ours. */
export async function findBodyFor(ctx: Ctx, request: Asked): Promise<string | null> {
  return (await listBodiesFor(ctx, [request])).get(request.id) ?? null
}

/**
 * The name of the body whose each request is, by request id: of its referral, or where it goes in a moment because it was only just
 * opened. One that is missing is ours, also where we took it back, the body is through with it, or it is closed. What we promise is
 * then ours to say, else not.
 */
export async function listBodiesFor(ctx: Ctx, requests: readonly Asked[]): Promise<Map<string, string>> {
  const known = await readReferred(
    ctx,
    requests.map(({ id }) => id),
  )
  const routes = await readRoutes(ctx)
  const unsent = requests.filter(({ id, service }) => !known.has(id) && routes.some(each => each.service === service))
  const facts: ReadonlyMap<string, RequestFacts> =
    unsent.length > 0
      ? await listRequestFacts(
          ctx,
          unsent.map(({ id }) => id),
        )
      : new Map()
  const onTheirWay = await Promise.all([...facts.values()].map(each => bodyNext(ctx, routes, each)))
  const all = [...[...known].map(([id, { body }]) => [id, body] as const), ...onTheirWay]
  return new Map(all.filter((each): each is [string, string] => each[1] !== null))
}

/**
 * The name of the body behind each request, by request id, as `listBodiesFor` has it, and of a closed one the body that had it to its
 * end: for who is told how a request stands, no date of it was ever ours.
 */
export async function listBodiesBehind(ctx: Ctx, requests: readonly RequestFacts[]): Promise<Map<string, string>> {
  const closed = new Map(requests.filter(({ closedAt }) => closedAt).map(each => [each.id, each]))
  const ended = closed.size > 0 && (await hasBodies(ctx)) ? await readEnded(ctx, [...closed.keys()]) : []
  const theirs = ended.filter(each => isToItsEnd(each, closed.get(each.requestId)!))
  return new Map([
    ...theirs.map(({ requestId, body }) => [requestId, body] as const),
    ...(await listBodiesFor(ctx, requests)),
  ])
}

interface Ended {
  requestId: string
  body: string
  endedAt: Date | null
  theirStatus: string | null
}

async function readEnded(ctx: Ctx, ids: readonly string[]): Promise<Ended[]> {
  const { rows } = await sql<Ended>`select r.request_id as "requestId", b.name as body, r.ended_at as "endedAt",
      r.their_status as "theirStatus"
    from referrals.referrals r join referrals.bodies b on b.id = r.body_id
    where r.request_id = any(${[...ids]}::uuid[]) and r.status in ('queued', 'awaited', 'sent')`.execute(ctx.db)
  return rows
}

/** The body's end closes the request in one transaction: a later closing, after it was open again, is ours. */
const AT_ONCE = 60_000

const isToItsEnd = ({ endedAt, theirStatus }: Ended, { closedAt }: RequestFacts): boolean =>
  !endedAt || (meaningOf(theirStatus ?? '') === 'done' && closedAt!.getTime() - endedAt.getTime() < AT_ONCE)

/** By then it is referred, or nobody does. */
const ON_ITS_WAY = 10 * 60_000

/** What was asked before there was such a way stays with us, and so does what a person has to read first. */
async function bodyNext(ctx: Ctx, routes: Route[], request: RequestFacts): Promise<readonly [string, string | null]> {
  const route = request.status === 'closed' ? null : routeFor(routes, request)
  const isNew = request.openedAt.getTime() > ctx.now().getTime() - ON_ITS_WAY
  const isSent = isNew && route && route.since <= request.openedAt && !(await mayMeanDanger(ctx, request))
  return [request.id, isSent ? route.bodyName : null]
}

/** The name of the body whose it would be if this were asked now, there. Null: it would be ours. */
export async function findBodyAt(
  ctx: Ctx,
  { slug, privacy }: Pick<Service, 'slug' | 'privacy'>,
  areas: readonly string[],
): Promise<string | null> {
  const asked = { service: slug, areas, sensitive: privacy.sensitive }
  return routeFor(await readRoutes(ctx), asked)?.bodyName ?? null
}

/** Ids of the requests that a body deals with now. */
export async function listWithBodies(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select r.request_id as id ${referred} where ${isTheirs}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** How a request stands with the body that has it or is to have it. */
export interface WithBody {
  body: string
  /** Why a person has to look: the request, or what was added to it, was held or not taken. */
  look: 'held' | 'failed' | 'held-added' | 'failed-added' | null
}

/** Of those that are open and with a body, or on their way, by request id. */
export async function listHowWithBody(ctx: Ctx, ids: readonly string[]): Promise<Map<string, WithBody>> {
  if (ids.length === 0 || !(await hasBodies(ctx))) return new Map()
  const added = (status: string) =>
    sql`exists (select from referrals.additions a where a.referral_id = r.id and a.status = ${status})`
  const { rows } = await sql<WithBody & { id: string }>`select r.request_id as id, b.name as body,
      case when r.status in ('held', 'failed') then r.status when ${added('held')} then 'held-added' when ${added('failed')} then 'failed-added' end as look
    ${referred} join referrals.bodies b on b.id = r.body_id
    where r.request_id = any(${[...ids]}::uuid[]) and r.status <> 'taken-back' and r.ended_at is null and s.status <> 'closed'`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, ...how }) => [id, how]))
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
