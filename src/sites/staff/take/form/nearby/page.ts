import { isRedirect, page } from '../../../../../platform/page/page.ts'
import { readNearbyScreen } from '../../../../questions/nearby-screen.ts'
import { showNearby } from '../../../requests/nearby.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { offerDutyFor } from '../../offer-duty.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'

/** Before the details: has somebody told us already? Then the caller joins that request. */
export const takeNearbyPage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/nearby',
  permission: 'requests.take',
  texts: { ...takeTexts, ...text },
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    const screen = await readNearbyScreen(ctx, visit, draft, takePaths)
    if (isRedirect(screen)) return screen
    const words = { zoomIn: text.zoomIn.en, zoomOut: text.zoomOut.en, here: text.place.en }
    return {
      ...screen,
      offer: await offerDutyFor(ctx, draft),
      map: { ...screen.map, words },
      found: await Promise.all(
        screen.found.map(async (each, index) => ({
          ...(await showNearby(ctx, each, index + 1)),
          same: `/staff/take/form/${draft.id}/same/${each.id}`,
        })),
      ),
    }
  },
  example: ({ takenDraft }) => `/staff/take/form/${takenDraft}/nearby`,
})
