import { countBookings, EVERY_STOP, readDesks, readVenues, sayDesks } from '../../../modules/bookings/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { addDays, todayOf } from '../../../modules/rota/index.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import { textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { atField } from '../at-field.ts'
import { text } from './text.ts'

const BEFORE = 14
const AHEAD = 14

/** How many booked, came and did not come, by day and location; an administrator says where people can book. */
export const bookingsPage = page({
  at: import.meta,
  path: '/staff/bookings',
  permission: 'bookings.read',
  audit: 'booking-desks',
  texts: text,
  form: { location: textField({ max: 60 }), desks: textField({ required: 'desksMissing', max: 4 }) },
  async load(ctx) {
    const { locations } = await readOrganisation(ctx)
    const today = todayOf(ctx)
    const counts = await countBookings(ctx, addDays(today, -BEFORE), addDays(today, AHEAD))
    const desks = await readDesks(ctx)
    const venues = await readVenues(ctx, [...new Set(counts.map(({ venue }) => venue))])
    const dayOf = (day: string) => sayDate(Temporal.PlainDate.from(day), { language: 'en', now: ctx.now() })
    return {
      mayChange: can(ctx.actor, 'bookings.change'),
      counts: counts.map(each => ({
        ...each,
        name: say(venues.get(each.venue)?.name, 'en'),
        date: dayOf(each.day),
        isAhead: each.day > today,
      })),
      places: [
        ...locations.map(({ id, name }) => ({ id, name: say(name, 'en') })),
        { id: EVERY_STOP, name: text.everyStop.en },
      ].map(each => ({ ...each, desks: desks.get(each.id) ?? 0 })),
    }
  },
  async submit(ctx, _visit, { location, desks }) {
    await atField(sayDesks(ctx, location, Number(desks)), { 'bookings.desks-wrong': `desks-${location}` })
    return redirect('/staff/bookings?done=said')
  },
  example: () => '/staff/bookings',
})
