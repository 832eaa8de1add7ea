import { getCalendar, locationCalendar, readOrganisation } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { sayOpening } from '../../say-opening.ts'
import { text } from './text.ts'

/** Every number and every desk, with who answers now. */
export const contactPage = page({
  at: import.meta,
  path: '/contact',
  public: true,
  texts: text,
  async load(ctx) {
    const organisation = await readOrganisation(ctx)
    const { council } = organisation
    const numbers = organisation.goldenNumbers.map(each => ({
      ...each,
      ...sayOpening(getCalendar(organisation, each.calendar), ctx),
    }))
    const locations = organisation.locations.map(each => ({
      ...each,
      ...sayOpening(locationCalendar(organisation, each), ctx),
    }))
    const hours = organisation.calendarDefinitions.get(council.contact.hours)?.blocks ?? {}
    return {
      contact: council.contact,
      numbers,
      locations,
      hours,
      ...sayOpening(getCalendar(organisation, council.contact.hours), ctx),
      back: '/',
    }
  },
  example: () => '/contact',
})
