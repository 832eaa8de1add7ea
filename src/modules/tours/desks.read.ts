import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Words } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'
import type { Stop } from './stops.ts'

/** A desk of a stop, for the page of the stop: nothing of what was asked there. */
export interface DeskOfStop {
  id: string
  openedBy: string
  openedByName: string
  openedAt: Date
  expiresAt: Date
  /** How many of the things asked there have arrived. */
  arrived: number
}

export interface StopWithDesks extends Pick<Stop, 'id' | 'postcode' | 'startsAt' | 'endsAt'> {
  village: Words
  place: Words
  /** Those that are open now, the newest first: one's own; all of them for whoever changes the tour. */
  desks: DeskOfStop[]
}

/** A stop that is not over and not cancelled, with its desks. Throws NotFound. */
export async function readStopWithDesks(ctx: Ctx, id: string): Promise<StopWithDesks> {
  const { actor } = ctx
  if (!isId(id) || actor.kind !== 'staff') throw new NotFound('stop')
  const { rows } = await sql<StopWithDesks & { desks: (DeskOfStop & { openedAt: string; expiresAt: string })[] }>`
    select s.id, s.village, s.place, s.postcode, s.starts_at as "startsAt", s.ends_at as "endsAt",
      coalesce((select jsonb_agg(d order by d."openedAt" desc) from (
        select d.id, d.opened_by as "openedBy", c.name as "openedByName", d.opened_at as "openedAt",
          d.expires_at as "expiresAt",
          (select count(*)::int from tours.desk_requests r where r.desk_id = d.id) as arrived
        from tours.desks d join organisation.colleagues c on c.id = d.opened_by
        where d.stop_id = s.id and d.ended_at is null and d.expires_at > ${ctx.now()}
          and (d.opened_by = ${actor.id} or ${can(actor, 'tours.change')})) d), '[]') as desks
    from tours.stops s where s.id = ${id} and s.cancelled_at is null and s.ends_at > ${ctx.now()}`.execute(ctx.db)
  const stop = rows[0]
  if (!stop) throw new NotFound('stop')
  const desks = stop.desks.map(desk => ({
    ...desk,
    openedAt: new Date(desk.openedAt),
    expiresAt: new Date(desk.expiresAt),
  }))
  return { ...stop, desks }
}

/** What the device needs to know of its own desk. */
export interface OwnDesk extends Pick<Stop, 'postcode' | 'lat' | 'lng' | 'startsAt' | 'endsAt'> {
  id: string
  stopId: string
  expiresAt: Date
  references: string[]
  publicKey: object
  village: Words
  place: Words
}

/** One's own desk, while it is open, with its stop. Throws NotFound. */
export async function readOwnDesk(ctx: Ctx, id: string): Promise<OwnDesk> {
  if (!isId(id) || ctx.actor.kind !== 'staff') throw new NotFound('desk')
  const { rows } = await sql<OwnDesk>`
    select d.id, d.stop_id as "stopId", d.expires_at as "expiresAt", d."references", d.public_key as "publicKey",
      s.village, s.place, s.postcode, s.lat, s.lng, s.starts_at as "startsAt", s.ends_at as "endsAt"
    from tours.desks d join tours.stops s on s.id = d.stop_id
    where d.id = ${id} and d.opened_by = ${ctx.actor.id} and d.ended_at is null and d.expires_at > ${ctx.now()}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new NotFound('desk')
  return rows[0]
}
