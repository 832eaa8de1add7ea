import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { LONG_MINUTES, readTicket } from '../../../../modules/reception/index.ts'
import { sayTime } from '../../../../platform/dates/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { kioskFrame } from '../kiosk-frame.ts'
import { text } from '../text.ts'

/** The ticket and the honest wait. */
export const kioskTicketPage = page({
  at: import.meta,
  path: '/kiosk/:location/ticket/:visit',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const frame = await kioskFrame(ctx, visit)
    const ticket = await readTicket(ctx, frame.location.id, visit.params.visit!)
    const { council } = await readOrganisation(ctx)
    const dueAt = ticket.dueAt && sayTime(ticket.dueAt, { language: ctx.language })
    return { ...frame, ticket, dueAt, isLong: (ticket.toldTo ?? 0) > LONG_MINUTES, phone: council.contact.phone }
  },
  example: ({ location, visit }) => `/kiosk/${location}/ticket/${visit}`,
})
