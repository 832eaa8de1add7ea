import { page, redirect } from '../../../../platform/page/page.ts'
import { CONTRAST_COOKIE, kioskFrame } from '../kiosk-frame.ts'
import { text } from '../text.ts'

/** Forgets whoever was here: every cookie of ours, forms begun with it. Then the kiosk is as new. */
export const kioskResetPage = page({
  at: import.meta,
  path: '/kiosk/:location/reset',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { home } = await kioskFrame(ctx, visit)
    for (const name of Object.keys(visit.cookies))
      visit.setCookie(name, '', 0, name === CONTRAST_COOKIE ? '/kiosk' : '/')
    return redirect(home)
  },
})
