import { checkInBooked, type SaidAtTheDoor } from '../../../../modules/bookings/index.ts'
import { checkIn, readTicket, VISIT_NEEDS } from '../../../../modules/reception/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { sayTime } from '../../../../platform/dates/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choicesField, idField, textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { text as bookingTexts } from '../../bookings/text.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { readWho } from '../read-who.ts'
import { rememberLocation } from '../remembered.ts'
import { text as receptionTexts } from '../text.ts'
import { showReception } from './show-reception.ts'
import { text } from './text.ts'
import { arriveByReference, findWhoCame, mustBeOfRecord } from './who-came.ts'

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
    const said = { needs, ...aboutOf(about) }
    const booked = who.kind === 'reference' ? await arriveByReference(here, location, who.reference, said) : null
    const bookingId = chosen.startsWith('booking:') ? idField()(chosen.replace(/^booking:/, '')) : null
    if (checked && bookingId !== null) await mustBeOfRecord(ctx, location, bookingId)
    const arrived =
      booked ?? (bookingId === null ? null : await checkInBooked(here, bookingId, { ...said, isChecked: checked }))
    if (arrived) return redirect(`/staff/reception/${encodeURIComponent(location)}?ticket=${arrived}`)
    if (who.kind === 'name' && !chosen) {
      const found = await findWhoCame(ctx, location, who.name)
      if (found.found.length + found.foundBooked.length > 0) return show(found)
      // Digits mistyped are nobody's name: her form or her booking would wait unseen.
      if (!/\p{L}/u.test(who.name)) throw new Invalid({ who: text.whoUnknown.en })
    }
    const customerId = who.kind === 'name' ? idField()(chosen) : ''
    if (checked && !customerId) throw new Invalid({ checked: text.checkedWhom.en })
    const visitId = await checkIn(here, {
      key,
      location,
      ...said,
      ...(who.kind === 'reference' && { reference: who.reference }),
      ...(who.kind === 'draft' && { draftId: who.draftId, service: who.service }),
      person: { name: who.kind === 'name' ? who.name : '', ...(customerId && { customerId, isChecked: checked }) },
    })
    return redirect(`/staff/reception/${encodeURIComponent(location)}?ticket=${visitId}`)
  },
  example: ({ location }) => `/staff/reception/${location}`,
})

/** What it is about, as the list of topics names it. */
function aboutOf(chosen: string): Pick<SaidAtTheDoor, 'service' | 'theme'> {
  const [kind, id] = chosen.split(':')
  return { ...(kind === 'service' && id && { service: id }), ...(kind === 'theme' && id && { theme: id }) }
}
