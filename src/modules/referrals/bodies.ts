import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { held, touch } from '../../platform/memory.ts'
import { isOutsideAddress } from '../../platform/outside-address.ts'
import type { Open311Endpoint } from '../../platform/ports.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { can } from '../organisation/index.ts'
import { findArea } from '../places/index.ts'
import { bodyAdded, bodyKeySet, bodyPhoneSet, bodyStopped, routeAdded, routeRemoved } from './referrals.events.ts'
import type { Route } from './route.ts'

const HELD = 'referrals.routes'

/** The ways that are open now. */
export const readRoutes = held<Route[]>(HELD, loadRoutes)

/** The same as they stand now, for what is decided once: what is held may be half a second old. */
export async function loadRoutes(ctx: Ctx): Promise<Route[]> {
  const { rows } = await sql<Route>`select r.id, r.body_id as "bodyId", b.name as "bodyName", r.service, r.area, r.code,
      r.created_at as since
    from referrals.routes r join referrals.bodies b on b.id = r.body_id where b.stopped_at is null
    order by r.service, r.area`.execute(ctx.db)
  return rows
}

const BODIES = 'referrals.bodies'

/** Whether there ever was one: without it nobody has to look whose a request is. */
export const hasBodies = held(BODIES, async ctx => {
  const { rows } = await sql`select from referrals.bodies limit 1`.execute(ctx.db)
  return rows.length > 0
})

/** Another organisation that deals with some of what people ask us for. */
export interface Body {
  id: string
  name: string
  endpoint: Open311Endpoint
  personal: boolean
  personalBecause: string
  /** Id of the key it writes to us with. */
  writesWith: string | null
  createdAt: Date
  createdBy: string | null
  stoppedAt: Date | null
  problem: string | null
  problemSince: Date | null
  /** Referrals that it did not take, and what was added to those that it has. */
  failed: number
  /** Referrals that could not be brought to it yet and are tried again; what it answered to the newest. */
  waiting: number
  waitingAnswer: string | null
  open: number
  /** How colleagues reach it; '': nobody said. */
  phone: string
  /** Whether it takes what is added later; null: nothing was yet. */
  takesWords: boolean | null
}

const mayChange = (ctx: Ctx): boolean => can(ctx.actor, 'keys.change')

/** Every one there ever was, by name; nothing where the actor may not. */
export async function listBodies(ctx: Ctx): Promise<Body[]> {
  if (!mayChange(ctx)) return []
  const { rows } = await sql<Body>`select b.id, b.name,
      jsonb_build_object('url', b.endpoint, 'jurisdiction', b.jurisdiction, 'apiKey', b.api_key) as endpoint,
      b.personal, b.personal_because as "personalBecause", b.writes_with as "writesWith", b.created_at as "createdAt",
      c.name as "createdBy", b.stopped_at as "stoppedAt", b.problem, b.problem_since as "problemSince",
      (select count(*)::int from referrals.referrals r where r.body_id = b.id and r.status = 'failed')
        + (select count(*)::int from referrals.referrals r join referrals.additions a on a.referral_id = r.id
          where r.body_id = b.id and a.status = 'failed') as failed,
      (select count(*)::int from referrals.referrals r
        where r.body_id = b.id and r.status = 'queued' and r.answer is not null) as waiting,
      (select r.answer from referrals.referrals r where r.body_id = b.id and r.status = 'queued' and r.answer is not null
        order by r.created_at desc limit 1) as "waitingAnswer",
      b.phone, b.takes_words as "takesWords",
      (select count(*)::int from referrals.referrals r join requests.standings s on s.id = r.request_id
        where r.body_id = b.id and r.status in ('awaited', 'sent') and r.ended_at is null and s.status <> 'closed') as open
    from referrals.bodies b left join organisation.colleagues c on c.id = b.created_by
    order by b.stopped_at is not null, b.name, b.id`.execute(ctx.db)
  return rows
}

/** Throws NotFound. */
export async function getBody(ctx: Ctx, id: string): Promise<Body> {
  const found = (await listBodies(ctx)).find(each => each.id === id)
  if (!found) throw new NotFound('body')
  return found
}

export interface NewBody {
  name: string
  url: string
  jurisdiction: string
  apiKey: string
  phone?: string
  personal: boolean
  personalBecause: string
}

/** Throws `Refused`: `referrals.name-missing`, `.address-wrong`, `.because-missing`. */
export async function addBody(ctx: Ctx, input: NewBody): Promise<string> {
  if (!mayChange(ctx)) throw new NotFound('bodies')
  const [name, because] = [input.name.trim(), input.personalBecause.trim()]
  refuseUnless(name !== '', 'referrals.name-missing')
  refuseUnless(isOutsideAddress(input.url.trim()), 'referrals.address-wrong')
  refuseUnless(!input.personal || because !== '', 'referrals.because-missing')
  const id = newId()
  await ctx.transaction(async ctx => {
    await ctx.db
      .insertInto('referrals.bodies')
      .values({
        id,
        name,
        endpoint: input.url.trim().replace(/\/+$/, ''),
        jurisdiction: input.jurisdiction.trim(),
        api_key: input.apiKey.trim(),
        phone: input.phone?.trim() ?? '',
        personal: input.personal,
        personal_because: input.personal ? because : '',
        created_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
        created_at: ctx.now(),
        // Nothing was sent to it: what was said before is about others.
        heard_until: ctx.now(),
      })
      .execute()
    await touch(ctx, BODIES)
    await publish(ctx, bodyAdded({ bodyId: id, personal: input.personal }))
  })
  return id
}

/** Nothing more is sent to it. Of what it has, its news are still heard. Twice is once. */
export async function stopBody(ctx: Ctx, id: string): Promise<void> {
  await getBody(ctx, id)
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`update referrals.bodies set stopped_at = ${ctx.now()}
      where id = ${id}::uuid and stopped_at is null`.execute(ctx.db)
    if (!numAffectedRows) return
    // The same service and place may go to another body from now on.
    await sql`delete from referrals.routes where body_id = ${id}::uuid`.execute(ctx.db)
    await touch(ctx, HELD)
    await publish(ctx, bodyStopped({ bodyId: id }))
  })
}

/** What is written with this key is the body's. Null: with none. Throws `Refused('referrals.key-taken')`. */
export async function setBodyKey(ctx: Ctx, id: string, keyId: string | null): Promise<void> {
  await getBody(ctx, id)
  const key = keyId && isId(keyId) ? keyId : null
  refuseUnless(
    !(await listBodies(ctx)).some(each => each.writesWith && each.writesWith === key && each.id !== id),
    'referrals.key-taken',
  )
  await ctx.transaction(async ctx => {
    await sql`update referrals.bodies set writes_with = ${key}::uuid where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, bodyKeySet({ bodyId: id, keyId: key }))
  })
}

/** How colleagues reach it; '': not at all. */
export async function setBodyPhone(ctx: Ctx, id: string, phone: string): Promise<void> {
  await getBody(ctx, id)
  await ctx.transaction(async ctx => {
    await sql`update referrals.bodies set phone = ${phone.trim()} where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, bodyPhoneSet({ bodyId: id }))
  })
}

/**
 * From now on what is asked of this service, in this area or ('') everywhere, goes to the body. Throws `Refused`:
 * `referrals.service-unknown`, `.service-sensitive`, `.area-unknown`, `.code-missing`, `.routed-already`, `.body-stopped`.
 */
export async function addRoute(ctx: Ctx, input: Pick<Route, 'bodyId' | 'service' | 'area' | 'code'>): Promise<void> {
  const body = await getBody(ctx, input.bodyId)
  refuseUnless(!body.stoppedAt, 'referrals.body-stopped')
  const service = (await readCatalogue(ctx)).services.get(input.service)
  refuseUnless(!!service?.form, 'referrals.service-unknown')
  refuseUnless(!service!.privacy.sensitive, 'referrals.service-sensitive')
  refuseUnless(input.area === '' || !!(await findArea(ctx, input.area)), 'referrals.area-unknown')
  refuseUnless(input.code.trim() !== '', 'referrals.code-missing')
  await ctx.transaction(async ctx => {
    const { numAffectedRows } = await sql`insert into referrals.routes (id, body_id, service, area, code, created_at)
      values (${newId()}, ${body.id}, ${service!.slug}, ${input.area}, ${input.code.trim()}, ${ctx.now()})
      on conflict (service, area) do nothing`.execute(ctx.db)
    refuseUnless(!!numAffectedRows, 'referrals.routed-already')
    await touch(ctx, HELD)
    const { service: slug, area, code } = input
    await publish(ctx, routeAdded({ bodyId: body.id, service: slug, area, code: code.trim() }))
  })
}

/** What was sent by it stays there. Twice is once. */
export async function removeRoute(ctx: Ctx, bodyId: string, routeId: string): Promise<void> {
  await getBody(ctx, bodyId)
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ service: string; area: string }>`delete from referrals.routes
      where id = ${isId(routeId) ? routeId : null}::uuid and body_id = ${bodyId}::uuid returning service, area`.execute(
      ctx.db,
    )
    if (!rows[0]) return
    await touch(ctx, HELD)
    await publish(ctx, routeRemoved({ bodyId, ...rows[0] }))
  })
}

/** What it calls its services. Throws where it does not answer, with why. */
export async function askServices(ctx: Ctx, bodyId: string): Promise<{ code: string; name: string }[]> {
  const { endpoint } = await getBody(ctx, bodyId)
  return ctx.ports.open311.services(endpoint)
}
