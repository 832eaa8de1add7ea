import { type FreeTime, listFreeTimes, type Venue, type Wish } from '../../modules/bookings/index.ts'
import { VISIT_NEEDS, type VisitNeed } from '../../modules/reception/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { localDay, sayDay, sayTime, sayTimes } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { type Language, say } from '../../platform/text.ts'

/** As many days as one looks through at once. */
const SHOWN_DAYS = 3

/** Free times by day, the first ones first, from a day on; and the day on which later ones begin. None where nobody can book. */
export async function showTimes(
  ctx: Ctx,
  wish: Wish,
  { from = '', besides = '' }: { from?: string; besides?: string },
) {
  const saying = { language: ctx.language, now: ctx.now() }
  const free = await listFreeTimes(ctx, wish, { besides: besides || null }).catch(error => {
    if (error instanceof NotFound) return []
    throw error
  })
  const all = [...Map.groupBy(free, time => localDay(time.from))]
  const later = all.filter(([day]) => day >= from)
  const byDay = later.length > 0 ? later : all
  const days = byDay.slice(0, SHOWN_DAYS).map(([day, times]: [string, FreeTime[]]) => ({
    id: `day-${day}`,
    name: capital(sayDay(times[0]!.from, saying)),
    times: times.map(each => ({ value: each.from.toISOString(), text: sayTime(each.from, saying) })),
  }))
  return { days, later: byDay[SHOWN_DAYS]?.[0] ?? null, isLater: byDay.length < all.length }
}

/** What is wished for, from an address: 'theme:support', 'service:pothole', 'video:benefits'. */
export function readWish(query: Record<string, string | undefined>): Wish {
  const [kind, id] = (query.about ?? '').split(':')
  const [way, team] = (query.how ?? '').split(':')
  const needs = (query.needs ?? '').split(' ')
  return {
    venue: query.at ?? '',
    team: way === 'video' && team ? team : null,
    service: kind === 'service' && id ? id : null,
    theme: kind === 'theme' && id ? id : null,
    needs: VISIT_NEEDS.filter((need): need is VisitNeed => needs.includes(need)),
  }
}

/** The address part that `readWish` reads. */
export const wishQuery = (wish: { about: string; how: string; at: string; needs: readonly string[] }): string =>
  String(new URLSearchParams({ ...wish, needs: wish.needs.join(' ') }))

/** Where it is, in words: of a stop its day too. */
export function sayVenue({ name, address, postcode, stop }: Venue, saying: { language: Language; now: Date }) {
  const said = say(name, saying.language)
  const day = stop && sayDay(stop.startsAt, saying)
  return {
    name: said,
    title: [said, ...(day ? [day] : [])].join(', '),
    address: [...address.map(line => say(line, saying.language)).filter(line => line !== said), postcode].join(', '),
    hours: stop && sayTimes(stop.startsAt, stop.endsAt, saying),
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
