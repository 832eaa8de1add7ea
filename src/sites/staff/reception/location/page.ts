import {
  type Booking,
  checkInBooked,
  checkInByReference,
  findBookingByReference,
  findVenue,
  isNamed,
  listBookedToday,
} from '../../../../modules/bookings/index.ts'
import { findCustomers } from '../../../../modules/customers/index.ts'
import { checkIn, readTicket, VISIT_NEEDS } from '../../../../modules/reception/index.ts'
import { type Ctx, withContext } from '../../../../platform/context.ts'
import { sayDate, sayTime } from '../../../../platform/dates/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choicesField, idField, textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { say, translator } from '../../../../platform/text.ts'
import { bookedShower } from '../../bookings/show-booked.ts'
import { text as bookingTexts } from '../../bookings/text.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { readWho } from '../read-who.ts'
import { rememberLocation } from '../remembered.ts'
import { text as receptionTexts } from '../text.ts'
import { showReception } from './show-reception.ts'
import { text } from './text.ts'

/** A reception: check somebody in, see who waits and how long, call the next, serve. */
export const locationPage = page({
  at: import.meta,
  path: '/staff/reception/:location',
  permission: 'reception.work',
  audit: 'reception-check-in',
  texts: { ...receptionTexts, ...bookingTexts, ...text },
  triesPerMinute: 60,
  form: {
    who: textField({ max: 200 }),
    about: textField({ max: 120 }),
    needs: choicesField(VISIT_NEEDS),
    welsh: tickField(),
    chosen: textField({ max: 60 }),
    checked: tickField(),
    key: keyField(),
  },
  async load(ctx, visit) {
    const location = visit.params.location!
    const shown = await showReception(ctx, location, visit.query)
    rememberLocation(visit, location)
    const ticket = visit.query.ticket ? await readTicket(ctx, location, visit.query.ticket) : null
    const ticketDue = ticket?.dueAt && sayTime(ticket.dueAt, { language: 'en' })
    return withKey(visit, { ...shown, ticket, ticketDue })
  },
  async submit(ctx, visit, { who: typed, about, needs, welsh, chosen, checked, key }) {
    const location = visit.params.location!
    const here = withContext(ctx, { channel: 'desk', language: welsh ? 'cy' : 'en' })
    const who = await readWho(here, typed, visit.ip)
    const booked = who.kind === 'reference' ? await arriveByReference(here, location, who.reference) : null
    const bookingId = idField()(chosen.replace(/^booking:/, ''))
    const arrived = booked ?? (chosen.startsWith('booking:') ? await checkInBooked(here, bookingId) : null)
    if (arrived) return redirect(`/staff/reception/${encodeURIComponent(location)}?ticket=${arrived}`)
    if (who.kind === 'name' && !chosen) {
      const found = await findWhoCame(ctx, location, who.name)
      if (found.found.length + found.foundBooked.length > 0) return show(found)
      // Digits mistyped are nobody's name: her form or her booking would wait unseen.
      if (!/\p{L}/u.test(who.name)) throw new Invalid({ who: text.whoUnknown.en })
    }
    const customerId = who.kind === 'name' ? idField()(chosen) : ''
    if (checked && !customerId) throw new Invalid({ checked: text.checkedWhom.en })
    const [kind, id] = about.split(':')
    const visitId = await checkIn(here, {
      key,
      location,
      needs,
      ...(kind === 'service' && id && { service: id }),
      ...(kind === 'theme' && id && { theme: id }),
      ...(who.kind === 'reference' && { reference: who.reference }),
      ...(who.kind === 'draft' && { draftId: who.draftId, service: who.service }),
      person: { name: who.kind === 'name' ? who.name : '', ...(customerId && { customerId, isChecked: checked }) },
    })
    return redirect(`/staff/reception/${encodeURIComponent(location)}?ticket=${visitId}`)
  },
  example: ({ location }) => `/staff/reception/${location}`,
})

/** Who has booked today comes before everybody else of that name. */
async function findWhoCame(ctx: Ctx, location: string, name: string) {
  const { rows } = await findCustomers(ctx, name)
  const booked = (await listBookedToday(ctx, location)).filter(({ visitId }) => !visitId)
  const isMeant = (each: Booking) => isNamed(each, name) || rows.some(({ id }) => id === each.customerId)
  const foundBooked = booked.filter(isMeant)
  const isShown = (id: string) => foundBooked.some(({ customerId }) => customerId === id)
  return {
    found: rows.filter(each => each.name && !isShown(each.id)),
    foundBooked: foundBooked.map(await bookedShower(ctx)),
  }
}

/** The visit of who has booked here today; null where it is the reference of something else. Of another day or place that is said. */
async function arriveByReference(ctx: Ctx, location: string, reference: string): Promise<string | null> {
  const arrived = await checkInByReference(ctx, location, reference)
  const other = arrived ? null : await findBookingByReference(ctx, reference)
  if (!other) return arrived
  if (other.state === 'cancelled') throw new Invalid({ who: text.bookedCancelled.en })
  const venue = await findVenue(ctx, other.venue)
  const saying = { language: 'en' as const, now: ctx.now() }
  const when = `${sayDate(other.from, saying)}, ${sayTime(other.from, saying)}`
  throw new Invalid({ who: translator(text, 'en')('bookedElsewhere', { when, place: say(venue?.name, 'en') }) })
}
