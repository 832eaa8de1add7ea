import { getCalendar, numbersAfterHours, readOrganisation } from '../../../modules/organisation/index.ts'
import { readDoor } from '../../../modules/reception/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { sayOpening, sayOpens } from '../../say-opening.ts'

export const CONTRAST_COOKIE = 'fp_kiosk_contrast'

/** What a kiosk says where it gives no ticket; null: it gives them. */
export async function sayClosed(ctx: Ctx, visit: Visit, location: string) {
  const { state, opensAt } = await readDoor(ctx, location)
  if (state === 'open') return null
  const organisation = await readOrganisation(ctx)
  const { contact } = organisation.council
  const line = sayOpening(getCalendar(organisation, contact.hours), ctx)
  return {
    title: state === 'shut' ? 'closedTitle' : 'lastTitle',
    isLastMinutes: state === 'last-minutes',
    opens: opensAt && sayOpens(opensAt.toTemporalInstant(), ctx),
    phone: contact.phone,
    phoneOpens: line.opens,
    numbers: line.open ? [] : (numbersAfterHours(organisation, null, ctx.now())?.numbers ?? []),
    // The front page, whence asking, reporting and booking go out: short enough to be typed at home.
    address: new URL(visit.origin).host,
  }
}

/** Where nobody would call the ticket any more, the way is back to where that is said. */
export async function orHome(home: string, work: () => Promise<Redirect>): Promise<Redirect> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused && error.code === 'reception.closed') return redirect(home)
    throw error
  }
}

/** What every page of a kiosk shows round its own. Throws NotFound for no location. */
export async function kioskFrame(ctx: Ctx, visit: Visit) {
  const { locations } = await readOrganisation(ctx)
  const location = locations.find(({ id }) => id === visit.params.location)
  if (!location) throw new NotFound('location')
  return {
    location,
    home: `/kiosk/${location.id}`,
    contrast: (visit.query.contrast ?? visit.cookies[CONTRAST_COOKIE]) === 'high',
  }
}
