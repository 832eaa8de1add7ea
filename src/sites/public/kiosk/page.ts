import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { page } from '../../../platform/page/page.ts'
import { CONTRAST_COOKIE, kioskFrame, sayClosed } from './kiosk-frame.ts'
import { text } from './text.ts'

/** The screen by the door of a location: get a ticket by a touch, while somebody is there who calls it. */
export const kioskPage = page({
  at: import.meta,
  path: '/kiosk/:location',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { contrast } = visit.query
    if (contrast) visit.setCookie(CONTRAST_COOKIE, contrast === 'high' ? 'high' : 'usual', undefined, '/kiosk')
    const { themes } = await readCatalogue(ctx)
    const frame = await kioskFrame(ctx, visit)
    return { ...frame, isHome: true, themes, closed: await sayClosed(ctx, visit, frame.location.id) }
  },
  example: ({ location }) => `/kiosk/${location}`,
})
