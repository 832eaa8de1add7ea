import { readForm } from '../../../../modules/drafts/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { listNearby } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { type PlaceAnswer, placeQuestion } from '../../../../platform/form/index.ts'
import { page, redirect, type Visit } from '../../../../platform/page/page.ts'
import { publicPlace } from '../../../public-words.ts'
import { questionPath } from '../begin-draft.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { pathOnwards } from '../page.ts'
import { mapOf } from '../question-view.ts'
import { text } from './text.ts'

/** Before the details: is it one of these, which others have reported already? */
export const nearbyPage = page({
  at: import.meta,
  path: '/ask/:draft/nearby',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { draft, service, questions, where, place, found } = await readNearby(ctx, visit)
    const onwards = where
      ? pathOnwards(draft.id, questions, where.id, draft.answers, !!visit.query.change)
      : `/ask/${draft.id}/check`
    if (found.length === 0) return redirect(onwards)
    const { council } = await readOrganisation(ctx)
    return {
      service,
      found: found.map(each => ({ ...each, place: publicPlace(each.placeWords, each.names) })),
      draftId: draft.id,
      map: {
        ...mapOf(council, null),
        centre: { lat: place!.lat, lng: place!.lng },
        points: found.map(({ lat, lng }, index) => ({ lat, lng, label: String(index + 1) })),
      },
      onwards,
      back: questionPath(draft.id, where!.id),
    }
  },
})

export async function readNearby(ctx: Ctx, visit: Visit) {
  const draft = await readHeldDraft(ctx, visit)
  const { service, questions } = await readForm(ctx, draft)
  const where = placeQuestion(questions)
  const place = where && (draft.answers[where.id] as PlaceAnswer | undefined)
  const point = place && place.lat !== null && place.lng !== null ? { lat: place.lat, lng: place.lng } : null
  const found =
    service.nearby && point ? await listNearby(ctx, { service: draft.service, point, ...service.nearby }) : []
  return { draft, service, questions, where, place, found }
}
