import { type Draft, readForm } from '../../modules/drafts/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { listNearby } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { type PlaceAnswer, placeQuestion } from '../../platform/form/index.ts'
import { redirect, type Visit } from '../../platform/page/page.ts'
import { type FormPaths, pathOnwards } from './form-paths.ts'
import { mapOf } from './question-view.ts'

/** What others reported so near that it may be the same; on with the form where there is nothing. */
export async function readNearbyScreen(ctx: Ctx, visit: Visit, draft: Draft, paths: FormPaths) {
  const { service, questions } = await readForm(ctx, draft)
  const where = placeQuestion(questions)
  if (!where) return redirect(paths.check(draft.id))
  const { answers } = draft
  // Who took the place of a photo goes back to the photos, and on from there.
  const from = questions.find(each => each.id === visit.query.from)
  const onwards = from
    ? `${paths.question(draft.id, from.id)}${visit.query.change ? '?change=1' : ''}`
    : pathOnwards(paths, { draftId: draft.id, questions, answers }, where.id, !!visit.query.change)
  const place = answers[where.id] as PlaceAnswer | undefined
  if (!service.nearby || !place || place.lat === null || place.lng === null) return redirect(onwards)
  const point = { lat: place.lat, lng: place.lng }
  const found = await listNearby(ctx, { service: draft.service, point, ...service.nearby })
  if (found.length === 0) return redirect(onwards)
  const { council } = await readOrganisation(ctx)
  const points = found.map(({ lat, lng }, index) => ({ lat, lng, label: String(index + 1) }))
  return {
    service,
    found,
    draftId: draft.id,
    map: { ...mapOf(council, null), centre: point, points },
    onwards,
    back: from ? onwards : paths.question(draft.id, where.id),
  }
}
