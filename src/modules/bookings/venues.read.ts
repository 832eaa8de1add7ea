import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import type { Words } from '../../platform/text.ts'
import { type Block, compileCalendar, openBlocks, type WeekBlocks } from '../../platform/working-time/index.ts'
import { type Council, type Location, readOrganisation } from '../organisation/index.ts'
import type { Point } from '../places/index.ts'
import { listStops, readStops, type Stop } from '../tours/index.ts'
import { EVERY_STOP, readDesks } from './desks.ts'

/** Where people book: a location, or a stop of the tour on its day. */
export interface Venue extends Point {
  /** Of the location or the stop. */
  id: string
  name: Words
  address: Words[]
  postcode: string
  stepFree: boolean
  /** Of a location. */
  hours: WeekBlocks
  /** When we are there, where it is a stop. */
  stop: { startsAt: Date; endsAt: Date; isCancelled: boolean } | null
}

/** So far ahead people can book. */
export const DAYS_AHEAD = 28
const DAY_MS = 86_400_000

/** Where people can book now: locations, then stops by their day. Held in memory. */
export async function listVenues(ctx: Ctx): Promise<Venue[]> {
  const { locations } = await readOrganisation(ctx)
  const desks = await readDesks(ctx)
  const last = ctx.now().getTime() + DAYS_AHEAD * DAY_MS
  const stops = desks.has(EVERY_STOP) ? await listStops(ctx) : []
  const toCome = stops.filter(stop => !stop.cancelledBecause && stop.startsAt.getTime() < last)
  return [...locations.filter(({ id }) => desks.has(id)).map(ofLocation), ...toCome.map(ofStop)]
}

/** Those of these that there are, by their ids: also where nobody can book any more. Held in memory, but for a stop that is long over. */
export async function readVenues(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Venue>> {
  const { locations } = await readOrganisation(ctx)
  const known = locations.filter(({ id }) => ids.includes(id)).map(ofLocation)
  const venues = [...known, ...(await readStops(ctx, ids)).map(ofStop)]
  return new Map(venues.map(venue => [venue.id, venue]))
}

/** One of them; undefined where there is none. */
export const findVenue = async (ctx: Ctx, id: string): Promise<Venue | undefined> =>
  (await readVenues(ctx, [id])).get(id)

/** Ids of locations are words of a pack. */
export const isStopId = isId

/** When it is open on a day, in minutes of it. Pure. */
export function openAt({ id, hours, stop }: Venue, council: Council): (date: Temporal.PlainDate) => readonly Block[] {
  if (!stop) {
    const calendar = compileCalendar({ id, blocks: hours, holidays: 'nation' }, council)
    return date => openBlocks(calendar, date)
  }
  const [from, to] = [stop.startsAt, stop.endsAt].map(at => at.toTemporalInstant().toZonedDateTimeISO(ZONE))
  const minutes = { from: minuteOf(from!), to: minuteOf(to!) }
  return date => (date.equals(from!.toPlainDate()) ? [minutes] : [])
}

const ZONE = 'Europe/London'
const minuteOf = ({ hour, minute }: Temporal.ZonedDateTime): number => hour * 60 + minute

const ofLocation = ({ id, name, address, postcode, lat, lng, stepFree, hours }: Location): Venue => ({
  ...{ id, name, address, postcode, lat, lng, stepFree, hours },
  stop: null,
})

const ofStop = ({ id, village, place, postcode, lat, lng, stepFree, ...stop }: Stop): Venue => ({
  ...{ id, name: village, address: [place], postcode, lat, lng, stepFree, hours: {} },
  stop: { startsAt: stop.startsAt, endsAt: stop.endsAt, isCancelled: stop.cancelledBecause !== null },
})
