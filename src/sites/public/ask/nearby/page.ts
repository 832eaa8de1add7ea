import { isRedirect, page } from '../../../../platform/page/page.ts'
import { readNearbyScreen } from '../../../questions/nearby-screen.ts'
import { reportTexts } from '../../../reports/report-text.ts'
import { askPaths } from '../form-paths.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { shownNearby } from './shown-nearby.ts'
import { text } from './text.ts'

/** Before the details: is it one of these, which others have reported already? */
export const nearbyPage = page({
  at: import.meta,
  path: '/ask/:draft/nearby',
  public: true,
  texts: { ...reportTexts, ...text },
  async load(ctx, visit) {
    const screen = await readNearbyScreen(ctx, visit, await readHeldDraft(ctx, visit), askPaths)
    if (isRedirect(screen)) return screen
    return { ...screen, found: await Promise.all(screen.found.map(each => shownNearby(ctx, each))) }
  },
  example: ({ draft }) => `/ask/${draft}/nearby`,
})
