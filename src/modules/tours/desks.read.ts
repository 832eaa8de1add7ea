import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Words } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'
import { listStops, type Stop } from './stops.ts'

/** A desk that is out on a device: nothing of what was asked there. */
export interface OpenDesk {
  id: string
  village: Words
  openedBy: string
  openedByName: string
  openedAt: Date
  expiresAt: Date
  /** How many of the things asked there have arrived. */
  arrived: number
}

/** A stop that is neither over nor cancelled. Throws NotFound. */
export async function getStopToCome(ctx: Ctx, id: string): Promise<Stop> {
  const stop = (await listStops(ctx)).find(each => each.id === id)
  if (!stop || stop.cancelledBecause) throw new NotFound('stop')
  return stop
}

/** Desks that are open, the newest first: one's own; all of them for whoever changes the tour. */
export async function listOpenDesks(ctx: Ctx): Promise<OpenDesk[]> {
  if (ctx.actor.kind !== 'staff') return []
  const { rows } = await sql<OpenDesk>`
    select d.id, s.village, d.opened_by as "openedBy", c.name as "openedByName", d.opened_at as "openedAt",
      d.expires_at as "expiresAt", (select count(*)::int from tours.desk_requests r where r.desk_id = d.id) as arrived
    from tours.desks d join tours.stops s on s.id = d.stop_id join organisation.colleagues c on c.id = d.opened_by
    where d.ended_at is null and d.expires_at > ${ctx.now()}
      and (d.opened_by = ${ctx.actor.id} or ${can(ctx.actor, 'tours.change')})
    order by d.opened_at desc, d.id limit 200`.execute(ctx.db)
  return rows
}

/** What the device needs to know of its own desk. */
export interface OwnDesk extends Pick<Stop, 'postcode' | 'lat' | 'lng' | 'startsAt' | 'endsAt'> {
  id: string
  stopId: string
  expiresAt: Date
  /** Those that no arrived request has. */
  references: string[]
  publicKey: object
  village: Words
  place: Words
}

/** One's own desk, while it is open, with its stop. Throws NotFound. */
export async function readOwnDesk(ctx: Ctx, id: string): Promise<OwnDesk> {
  if (!isId(id) || ctx.actor.kind !== 'staff') throw new NotFound('desk')
  const { rows } = await sql<OwnDesk>`
    select d.id, d.stop_id as "stopId", d.expires_at as "expiresAt", d.public_key as "publicKey",
      array(select u.reference from unnest(d."references") with ordinality u (reference, n)
        where not exists (select from tours.desk_requests r where r.desk_id = d.id and r.reference = u.reference)
        order by u.n) as "references",
      s.village, s.place, s.postcode, s.lat, s.lng, s.starts_at as "startsAt", s.ends_at as "endsAt"
    from tours.desks d join tours.stops s on s.id = d.stop_id
    where d.id = ${id} and d.opened_by = ${ctx.actor.id} and d.ended_at is null and d.expires_at > ${ctx.now()}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound('desk')
  return rows[0]
}
