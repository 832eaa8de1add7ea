import { isOpenNow, readOrganisation } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { compileCalendar, isOpen } from '../../../platform/working-time/index.ts'
import { text } from './text.ts'

/** Every number and every desk, with who answers now. */
export const contactPage = page({
  at: import.meta,
  path: '/contact',
  public: true,
  texts: text,
  async load(ctx) {
    const organisation = await readOrganisation(ctx)
    const now = ctx.now()
    const { council } = organisation
    const numbers = organisation.goldenNumbers.map(each => ({
      ...each,
      open: isOpenNow(organisation, each.calendar, now),
    }))
    const locations = organisation.locations.map(each => {
      const calendar = compileCalendar({ id: each.id, blocks: each.hours, holidays: 'nation' }, council)
      return { ...each, open: isOpen(calendar, now.toTemporalInstant()) }
    })
    const hours = organisation.calendarDefinitions.get(council.contact.hours)?.blocks ?? {}
    return {
      contact: council.contact,
      numbers,
      locations,
      hours,
      open: isOpenNow(organisation, council.contact.hours, now),
      back: '/',
    }
  },
  example: () => '/contact',
})
