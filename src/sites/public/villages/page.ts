import { listVenues } from '../../../modules/bookings/index.ts'
import { findPostcode, parsePostcode } from '../../../modules/places/index.ts'
import { listStops, nearestFirst, type Stop } from '../../../modules/tours/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDay, sayTimes } from '../../../platform/dates/index.ts'
import { page } from '../../../platform/page/page.ts'
import { say, type Translator, translator } from '../../../platform/text.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'

const METRES_PER_MILE = 1609.344
const SHOWN_NEAR = 12

/** When we come to which village; with a postcode the nearest first. */
export const villagesPage = page({
  at: import.meta,
  path: '/villages',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const typed = (visit.query.postcode ?? '').trim().slice(0, 20)
    const bookable = new Set((await listVenues(ctx)).map(({ id }) => id))
    const [home, stops] = await Promise.all([
      typed ? findPostcode(ctx, typed) : knownPostcode(ctx, visit),
      listStops(ctx),
    ])
    const t = translator(text, ctx.language)
    const found = home ? nearestFirst(stops, home).slice(0, SHOWN_NEAR) : stops
    return {
      typed: typed || home?.postcode || '',
      near: home?.postcode ?? null,
      wrong: typed && !home ? t(parsePostcode(typed) ? 'notOurs' : 'wrong') : null,
      stops: found.map(stop => ({ ...showStop(ctx, t, stop), book: bookable.has(stop.id) && `/book?at=${stop.id}` })),
      back: '/contact',
    }
  },
  example: () => '/villages',
})

function showStop(ctx: Ctx, t: Translator, stop: Stop & { metres?: number }) {
  const saying = { language: ctx.language, now: ctx.now() }
  const miles = stop.metres === undefined ? null : Math.round(stop.metres / METRES_PER_MILE)
  return {
    village: say(stop.village, ctx.language),
    place: say(stop.place, ctx.language),
    postcode: stop.postcode,
    stepFree: stop.stepFree,
    note: say(stop.note ?? undefined, ctx.language),
    day: capital(sayDay(stop.startsAt, saying)),
    times: sayTimes(stop.startsAt, stop.endsAt, saying),
    away: miles === null ? '' : miles === 0 ? t('here') : t('away', { count: miles }),
    cancelled: stop.cancelledBecause ? say(stop.cancelledBecause, ctx.language) : null,
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
