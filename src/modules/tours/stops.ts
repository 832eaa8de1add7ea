import type { Selectable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { metresBetween } from '../../platform/form/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { held, touch } from '../../platform/memory.ts'
import { say, type Words } from '../../platform/text.ts'
import { can } from '../organisation/index.ts'
import { findPostcode, type Point } from '../places/index.ts'
import { stopAdded, stopCancelled } from './tours.events.ts'

/** The council comes to a village, on a day between two times. */
export interface Stop extends Point {
  id: string
  village: Words
  /** Where there: the hall, the pub's car park. */
  place: Words
  note: Words | null
  postcode: string
  stepFree: boolean
  startsAt: Date
  endsAt: Date
  cancelledBecause: Words | null
}

export type NewStop = Pick<Stop, 'village' | 'place' | 'note' | 'postcode' | 'startsAt' | 'endsAt'> & {
  stepFree?: boolean
}

const LONGEST_HOURS = 12

/**
 * Adds a stop to the tour; answers its id. Throws Refused `tours.past`, `tours.ends-before-it-starts`, `tours.too-long`,
 * `tours.not-ours` (the postcode), `tours.words-missing`.
 */
export async function addStop(ctx: Ctx, stop: NewStop): Promise<string> {
  if (!can(ctx.actor, 'tours.change')) throw new NotFound('tour')
  refuseUnless(stop.village.en.trim() !== '' && stop.place.en.trim() !== '', 'tours.words-missing')
  refuseUnless(stop.endsAt > ctx.now(), 'tours.past')
  refuseUnless(stop.endsAt > stop.startsAt, 'tours.ends-before-it-starts')
  refuseUnless(stop.endsAt.getTime() - stop.startsAt.getTime() <= LONGEST_HOURS * 3_600_000, 'tours.too-long')
  const found = await findPostcode(ctx, stop.postcode)
  refuseUnless(!!found, 'tours.not-ours')
  const { postcode, lat, lng } = found!
  const id = newId()
  await ctx.transaction(async ctx => {
    await ctx.db
      .insertInto('tours.stops')
      .values({
        ...{ id, postcode, lat, lng, starts_at: stop.startsAt, ends_at: stop.endsAt },
        village: JSON.stringify(stop.village),
        place: JSON.stringify(stop.place),
        note: stop.note && JSON.stringify(stop.note),
        step_free: stop.stepFree ?? false,
        added_by: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      })
      .execute()
    await touch(ctx, TOUR)
    await publish(ctx, stopAdded({ stopId: id }))
  })
  return id
}

/** We do not come after all; why is shown to everybody until the day is over. Twice is once. */
export async function cancelStop(ctx: Ctx, id: string, because: Words): Promise<void> {
  if (!can(ctx.actor, 'tours.change') || !isId(id)) throw new NotFound('stop')
  refuseUnless(because.en.trim() !== '', 'tours.words-missing')
  await ctx.transaction(async ctx => {
    const query = ctx.db.selectFrom('tours.stops').select(['cancelled_at', 'ends_at']).where('id', '=', id)
    const row = await query.forUpdate().executeTakeFirst()
    if (!row) throw new NotFound('stop')
    refuseUnless(row.ends_at > ctx.now(), 'tours.past')
    if (row.cancelled_at) return
    const set = { cancelled_at: ctx.now(), cancelled_because: JSON.stringify(because) }
    await ctx.db.updateTable('tours.stops').set(set).where('id', '=', id).execute()
    await touch(ctx, TOUR)
    await publish(ctx, stopCancelled({ stopId: id }))
  })
}

/** Those that end last: all that are to come, and what was before them. */
const MOST = 500
const TOUR = 'tours.stops'

const readTour = held<Stop[]>(TOUR, async ctx => {
  const rows = await ctx.db.selectFrom('tours.stops').selectAll().orderBy('ends_at', 'desc').limit(MOST).execute()
  return rows.map(toStop).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1))
})

/** Stops that are not over, the next first. Held in memory. */
export const listStops = async (ctx: Ctx): Promise<Stop[]> =>
  (await readTour(ctx)).filter(({ endsAt }) => endsAt > ctx.now())

/** Those of these that there are: also over, also cancelled. Held in memory, but for what is long over. */
export async function readStops(ctx: Ctx, ids: readonly string[]): Promise<Stop[]> {
  const wanted = ids.filter(isId)
  const known = (await readTour(ctx)).filter(({ id }) => wanted.includes(id))
  const old = wanted.filter(id => !known.some(each => each.id === id))
  if (old.length === 0) return known
  const rows = await ctx.db.selectFrom('tours.stops').selectAll().where('id', 'in', old).execute()
  return [...known, ...rows.map(toStop)]
}

/** Why a stop was cancelled, as it stands now: what is held may be older. Null: it was not. */
export async function readWhyCancelled(ctx: Ctx, id: string): Promise<Words | null> {
  const query = ctx.db.selectFrom('tours.stops').select('cancelled_because').where('id', '=', id)
  return ((await query.executeTakeFirst())?.cancelled_because ?? null) as Words | null
}

/** Until the transaction ends nobody cancels it. Throws NotFound where somebody has, or it is over. */
export async function holdStop(ctx: Ctx, id: string): Promise<void> {
  const query = ctx.db.selectFrom('tours.stops').select('id').where('id', '=', id).where('cancelled_at', 'is', null)
  const row = await query.where('ends_at', '>', ctx.now()).forShare().executeTakeFirst()
  if (!row) throw new NotFound('stop')
}

const toStop = (row: Selectable<Rows['tours.stops']>): Stop => ({
  id: row.id,
  village: row.village as Words,
  place: row.place as Words,
  note: row.note as Words | null,
  postcode: row.postcode,
  stepFree: row.step_free,
  lat: row.lat,
  lng: row.lng,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  cancelledBecause: row.cancelled_because as Words | null,
})

/** How far each is from a point, the nearest village first and in it the next day first. Pure. */
export function nearestFirst<T extends Point & Pick<Stop, 'village' | 'startsAt'>>(
  stops: T[],
  point: Point,
): (T & { metres: number })[] {
  return stops
    .map(stop => ({ ...stop, metres: Math.round(metresBetween(point, stop)) }))
    .toSorted(
      (a, b) =>
        a.metres - b.metres ||
        say(a.village, 'en').localeCompare(say(b.village, 'en'), 'en') ||
        a.startsAt.getTime() - b.startsAt.getTime(),
    )
}
