import { listVideoVisits, readVenues } from '../../../modules/bookings/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayVenue } from '../../book/show-times.ts'
import { bookedShower } from '../bookings/show-booked.ts'
import { staffOf } from '../site.ts'

/** What comes by video today to a specialist, or to whoever stands in for her, as her desk shows it. */
export async function showVideoVisits(ctx: Ctx) {
  const visits = await listVideoVisits(ctx)
  if (visits.length === 0) return []
  const venues = await readVenues(ctx, [...new Set(visits.map(({ venue }) => venue))])
  const show = await bookedShower(ctx)
  return visits.map(each => {
    const venue = venues.get(each.venue)
    return {
      ...show(each),
      place: venue && sayVenue(venue, { language: 'en', now: ctx.now() }).name,
      standsIn: !staffOf(ctx).teams.includes(each.team ?? ''),
      isOwn: each.takenBy === staffOf(ctx).id,
    }
  })
}
