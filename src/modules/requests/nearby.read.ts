import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Point } from '../places/index.ts'
import { participantNames } from './participant-names.ts'
import { seenBy } from './seen-by.ts'

export interface NearbyRequest {
  id: string
  reference: string
  status: string
  placeWords: string | null
  /** Names to mask in `placeWords` before anybody else reads it. */
  names: string[]
  lat: number
  lng: number
  openedAt: Date
  /** Metres from the point asked about. */
  metres: number
  /** How many people are kept informed of it. */
  followers: number
}

/** Metres of one degree of latitude. */
const DEGREE = 111_320

/**
 * Open reports of the same service within `metres` of a point, asked in the last `weeks` weeks, nearest first, at most `limit`.
 * Visitors get those that are public; staff those they may see.
 */
export async function listNearby(
  ctx: Ctx,
  near: { service: string; point: Point; metres: number; weeks: number; limit?: number; except?: string },
): Promise<NearbyRequest[]> {
  const { lat, lng } = near.point
  const north = near.metres / DEGREE
  const east = near.metres / (DEGREE * Math.cos((lat * Math.PI) / 180))
  const since = new Date(ctx.now().getTime() - near.weeks * 7 * 86_400_000)
  const metres = sql<number>`(${DEGREE} * sqrt((r.lat - ${lat}) ^ 2 + ((r.lng - ${lng}) * cos(radians(${lat}))) ^ 2))`
  const { rows } = await sql<NearbyRequest>`
    select r.id, r.reference, r.status, r.place_words as "placeWords", r.lat, r.lng, r.opened_at as "openedAt",
      ${metres} as metres, ${participantNames} as names,
      (select count(*) from requests.participants p where p.request_id = r.id and p.left_at is null and p.told) as followers
    from requests.requests r
    where r.service_slug = ${near.service} and r.status <> 'closed' and r.lat is not null
      and r.lat between ${lat - north} and ${lat + north} and r.lng between ${lng - east} and ${lng + east}
      and r.opened_at >= ${since} and r.id is distinct from ${near.except ?? null}::uuid
      and ${metres} <= ${near.metres} and ${seenBy(ctx.actor, 'r')}
    order by metres, r.opened_at desc limit ${near.limit ?? 5}`.execute(ctx.db)
  return rows
}
