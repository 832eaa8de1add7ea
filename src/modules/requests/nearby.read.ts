import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'
import type { Point } from '../places/index.ts'
import { participantNames } from './participant-names.ts'
import { isPicture, isShownPhoto, shownPlace } from './published.read.ts'
import type { Status } from './request.ts'
import { readsWhole, seenBy, seeToJoin } from './seen-by.ts'

/** An open request with what helps to recognise it. Words are as they were written: the site masks them for the public. */
export interface NearbyRequest {
  id: string
  reference: string
  /** The version of the service it was opened under. */
  versionId: string
  status: Status
  placeWords: string | null
  /** Names to mask in its words before anybody else reads them. */
  names: string[]
  /** Of these the public reads answers to questions marked public, and no others. */
  answers: Answers
  /** What a colleague lets everybody read in place of the answers; null: these as they are. */
  shownWords: string | null
  /** What was asked, shortened; empty for those who may read only what is public. */
  details: string
  /** Its words may mean danger, and nobody has shown them to the public yet. */
  isHeld: boolean
  /** The first picture that came with it: one that was released, or for who reads the whole request, any not taken back. */
  photo: string | null
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
 * Visitors, and employees who work on no requests, get those that are public; other staff those they may see.
 */
export async function listNearby(
  ctx: Ctx,
  near: { service: string; point: Point; metres: number; weeks: number; limit?: number; except?: string },
): Promise<NearbyRequest[]> {
  const { lat, lng } = near.point
  const { actor } = seeToJoin(ctx)
  const north = near.metres / DEGREE
  const east = near.metres / (DEGREE * Math.cos((lat * Math.PI) / 180))
  const since = new Date(ctx.now().getTime() - near.weeks * 7 * 86_400_000)
  const metres = sql<number>`(${DEGREE} * sqrt((r.lat - ${lat}) ^ 2 + ((r.lng - ${lng}) * cos(radians(${lat}))) ^ 2))`
  const { rows } = await sql<NearbyRequest>`
    select r.id, r.reference, r.version_id as "versionId", r.status, ${readsWhole(actor) ? sql.ref('r.place_words') : shownPlace} as "placeWords", r.lat, r.lng,
      r.opened_at as "openedAt", r.answers, r.shown_words as "shownWords", ${readsWhole(actor) ? sql`left(r.details, 300)` : sql`''`} as details,
      r.held_at is not null and r.visibility = 'public' and not r.sensitive and r.withdrawn_at is null as "isHeld", ${metres} as metres, ${participantNames} as names,
      (select p.file_id from requests.photos p where p.request_id = r.id and p.closure_id is null
        and ${readsWhole(actor) ? sql`p.withdrawn_at is null and ${isPicture}` : isShownPhoto} order by p.file_id limit 1) as photo,
      (select count(*) from requests.participants p where p.request_id = r.id and p.left_at is null and p.told) as followers
    from requests.requests r
    where r.service_slug = ${near.service} and r.status <> 'closed' and r.lat is not null
      and r.lat between ${lat - north} and ${lat + north} and r.lng between ${lng - east} and ${lng + east}
      and r.opened_at >= ${since} and r.id is distinct from ${near.except ?? null}::uuid
      and ${metres} <= ${near.metres} and ${seenBy(actor, 'r')}
    order by metres, r.opened_at desc limit ${near.limit ?? 5}`.execute(ctx.db)
  return rows
}
