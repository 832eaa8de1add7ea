import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { page } from '../../../platform/page/page.ts'
import { CONTRAST_COOKIE, kioskFrame } from './kiosk-frame.ts'
import { text } from './text.ts'

/** The screen by the door of a location: get a ticket by a touch. */
export const kioskPage = page({
  at: import.meta,
  path: '/kiosk/:location',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { contrast } = visit.query
    if (contrast) visit.setCookie(CONTRAST_COOKIE, contrast === 'high' ? 'high' : 'usual', undefined, '/kiosk')
    const { themes } = await readCatalogue(ctx)
    return { ...(await kioskFrame(ctx, visit)), isHome: true, themes }
  },
  example: ({ location }) => `/kiosk/${location}`,
})
