import { type Booking, bookTime, findVenue, getBooking, listVenues } from '../../../../../modules/bookings/index.ts'
import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import { listMessages } from '../../../../../modules/channels/index.ts'
import { readCustomer } from '../../../../../modules/customers/index.ts'
import { looksLikeEmail, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { VISIT_NEEDS } from '../../../../../modules/reception/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { sayDate, sayTimes } from '../../../../../platform/dates/index.ts'
import { Invalid, NotFound, Refused } from '../../../../../platform/errors.ts'
import { choiceField, choicesField, textField, tickField } from '../../../../../platform/page/fields.ts'
import { page, redirect, show, type Visit } from '../../../../../platform/page/page.ts'
import { spokenPhone } from '../../../../../platform/page/spoken-phone.ts'
import { formatCode } from '../../../../../platform/spoken-code/index.ts'
import { say, translator } from '../../../../../platform/text.ts'
import { readWish, sayVenue, showTimes } from '../../../../book/show-times.ts'
import { text } from '../../../bookings/text.ts'
import { keyField, withKey } from '../../../requests/form-key.ts'
import { deskTexts } from '../../desk-texts.ts'
import { readPassing } from '../passing.ts'

const t = translator(text, 'en')

/** Books a time for whoever the adviser speaks with: what, how and where first, then the free times on the same page. */
export const deskBookingPage = page({
  at: import.meta,
  path: '/staff/desk/:id/booking',
  permission: 'interactions.take',
  audit: 'booking-new',
  texts: { ...deskTexts, ...text },
  form: {
    act: choiceField(['times', 'book']),
    about: textField({ max: 100 }),
    how: textField({ max: 100 }),
    at: textField({ required: 'atMissing', max: 60 }),
    needs: choicesField(VISIT_NEEDS),
    name: textField({ max: 100 }),
    email: textField({ max: 200 }),
    phone: textField({ max: 40 }),
    time: textField({ max: 40 }),
    safe: tickField(),
    key: keyField(),
  },
  async load(ctx, visit) {
    const home = `/staff/desk/${visit.params.id}`
    if (visit.query.booked) return { home, booked: await sayBooked(ctx, visit.query.booked) }
    const { view, matter } = await readPassing(ctx, visit)
    const isAsked = typeof visit.posted.at === 'string' && visit.posted.at !== ''
    const times = isAsked ? await showTimes(ctx, wishOf(visit), { from: fromOf(visit) }) : null
    const usual = { about: matter.service ? `service:${matter.service}` : '', ...(await whoIs(ctx, visit, view)) }
    return withKey(visit, {
      home,
      matter,
      isHushed: view.isHushed,
      times,
      shown: fromOf(visit),
      usual,
      ...(await choices(ctx, matter.service)),
    })
  },
  async submit(ctx, visit, { act, name, email, phone, time, safe, key }) {
    const { venue: at, needs } = wishOf(visit)
    const venue = await findVenue(ctx, at)
    if (venue && !venue.stepFree && needs.includes('step-free')) throw new Invalid({ at: text.hasSteps.en })
    if (act !== 'book') return show({})
    const errors = {
      ...(!name && { name: text.nameMissing.en }),
      ...(!email && !phone && { email: text.reachMissing.en }),
      ...(email && !looksLikeEmail(email) && { email: text.emailWrong.en }),
      ...(Number.isNaN(Date.parse(time)) && { time: text['times.missing'].en }),
    }
    if (Object.keys(errors).length > 0) throw new Invalid(errors)
    const { view, matter } = await readPassing(ctx, visit)
    const who = { name, email, phone, ...((await openRecord(ctx, view)) && { customerId: view.caller!.customerId! }) }
    const wish = {
      ...wishOf(visit),
      key,
      from: new Date(time),
      origin: visit.origin,
      interactionId: view.id,
      matterId: matter.id,
      isSafeSaid: safe,
    }
    const id = await bookTime(ctx, { ...wish, ...who }).catch(error => {
      const isTaken = error instanceof Refused && error.code === 'bookings.taken'
      throw isTaken ? new Invalid({ time: text['times.taken'].en }) : error
    })
    return redirect(`/staff/desk/${view.id}/booking?booked=${id}`)
  },
  example: ({ conversation }) => `/staff/desk/${conversation}/booking`,
})

type View = Awaited<ReturnType<typeof readPassing>>['view']

const wishOf = ({ posted: { about, how, at, needs } }: Visit) =>
  readWish({
    about: String(about ?? ''),
    how: String(how ?? ''),
    at: String(at ?? ''),
    needs: [needs ?? []].flat().join(' '),
  })

/** Later times than the first: as asked for, or as they stood when one of them was chosen. */
const fromOf = ({ posted: { from, shown, act } }: Visit): string => String(from ?? (act === 'book' ? shown : '') ?? '')

/** Her record, where this colleague has it open. */
async function openRecord(ctx: Ctx, { caller }: View) {
  if (!caller?.customerId) return null
  return readCustomer(ctx, caller.customerId).catch(error => {
    if (error instanceof NotFound || error instanceof Refused) return null
    throw error
  })
}

/** Name and safe ways to reach her, as far as they are known. */
async function whoIs(ctx: Ctx, visit: Visit, view: View) {
  if (visit.posted._csrf) return {}
  const customer = await openRecord(ctx, view)
  const wayOf = (kind: string) => customer?.ways.find(each => each.kind === kind && each.safe)?.value ?? ''
  const phone = wayOf('phone')
  const needs = VISIT_NEEDS.filter(need => customer?.needs.some(({ kind, endedAt }) => kind === need && !endedAt))
  return { name: customer?.name ?? '', email: wayOf('email'), phone: phone && spokenPhone(phone), needs }
}

/** Everything that can be chosen: held in memory. */
async function choices(ctx: Ctx, service: string | null) {
  const { teams } = await readOrganisation(ctx)
  const { themes, names } = await readCatalogue(ctx)
  const venues = await listVenues(ctx)
  const withRoom = [...teams.values()].filter(({ video, disabled }) => video && !disabled)
  return {
    abouts: [
      { value: '', text: t('unknown') },
      ...(service ? [{ value: `service:${service}`, text: say(names.get(service), 'en') }] : []),
      ...themes.map(({ id, name }) => ({ value: `theme:${id}`, text: say(name, 'en') })),
    ],
    hows: [
      { value: 'desk', text: t('inPerson') },
      ...withRoom.map(({ id, name }) => ({ value: `video:${id}`, text: t('byVideo', { team: say(name, 'en') }) })),
    ],
    places: venues.map(venue => {
      const { title } = sayVenue(venue, { language: 'en', now: ctx.now() })
      return { value: venue.id, text: venue.stepFree ? t('stepFree', { name: title }) : title }
    }),
    needs: VISIT_NEEDS.map(value => ({ value, text: t(`need.${value}`) })),
  }
}

/** What the adviser says to her. */
async function sayBooked(ctx: Ctx, id: string) {
  const booking = await getBooking(ctx, id)
  return {
    ...(await sayBooking(ctx, booking)),
    told: (await listMessages(ctx, { about: id, limit: 1 })).rows[0]?.recipient,
  }
}

export async function sayBooking(ctx: Ctx, booking: Booking) {
  const venue = await findVenue(ctx, booking.venue)
  const saying = { language: 'en' as const, now: ctx.now() }
  return {
    when: `${sayDate(booking.from, saying)}, ${sayTimes(booking.from, booking.until, saying)}`,
    place: venue && sayVenue(venue, saying).name,
    reference: formatCode(booking.reference),
  }
}
