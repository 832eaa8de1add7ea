import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'

export const CONTRAST_COOKIE = 'fp_kiosk_contrast'

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
