import { checkInByReference } from '../../../../modules/bookings/index.ts'
import { findCustomers } from '../../../../modules/customers/index.ts'
import { checkIn, readTicket, VISIT_NEEDS } from '../../../../modules/reception/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { sayTime } from '../../../../platform/dates/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choicesField, idField, textField, tickField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
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
  texts: { ...receptionTexts, ...text },
  triesPerMinute: 60,
  form: {
    who: textField({ max: 200 }),
    about: textField({ max: 120 }),
    needs: choicesField(VISIT_NEEDS),
    welsh: tickField(),
    chosen: textField({ max: 40 }),
    checked: tickField(),
    key: keyField(),
  },
  async load(ctx, visit) {
    const location = visit.params.location!
    const shown = await showReception(ctx, location, visit.query.refused)
    rememberLocation(visit, location)
    const ticket = visit.query.ticket ? await readTicket(ctx, location, visit.query.ticket) : null
    const ticketDue = ticket?.dueAt && sayTime(ticket.dueAt, { language: 'en' })
    return withKey(visit, { ...shown, ticket, ticketDue })
  },
  async submit(ctx, visit, { who: typed, about, needs, welsh, chosen, checked, key }) {
    const location = visit.params.location!
    const here = withContext(ctx, { channel: 'desk', language: welsh ? 'cy' : 'en' })
    const who = await readWho(here, typed, visit.ip)
    const booked = who.kind === 'reference' ? await checkInByReference(here, location, who.reference) : null
    if (booked) return redirect(`/staff/reception/${encodeURIComponent(location)}?ticket=${booked}`)
    if (who.kind === 'name' && !chosen) {
      const { rows } = await findCustomers(ctx, who.name)
      const found = rows.filter(({ name }) => name)
      if (found.length > 0) return show({ found })
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
