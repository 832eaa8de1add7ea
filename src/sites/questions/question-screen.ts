import { type Draft, goTo, markOfAnswer, readForm } from '../../modules/drafts/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { findPostcode } from '../../modules/places/index.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  CONTACT,
  FIELD,
  fieldsOf,
  firstToAnswer,
  type PlaceAnswer,
  placeQuestion,
  progressAt,
  type Question,
  questionsThatApply,
} from '../../platform/form/index.ts'
import { type Posted, redirect, type Visit } from '../../platform/page/page.ts'
import { listFiles, UPLOAD_LIMIT } from '../../platform/uploads/index.ts'
import { readEligibility } from './eligibility.ts'
import { type FormPaths, pathBack } from './form-paths.ts'
import { describePhotoPlace } from './photo-place.ts'
import { isFileQuestion, mapOf } from './question-view.ts'

/** What the page of one question shows (`visit.params.question`); elsewhere when it does not apply or all is sent. */
export async function readQuestionScreen(ctx: Ctx, visit: Visit, draft: Draft, paths: FormPaths) {
  if (draft.submittedAt) return redirect(paths.sent(draft.id))
  const { service, questions } = await readForm(ctx, draft)
  const asked = questionsThatApply(questions, draft.answers).find(each => each.id === visit.params.question)
  if (!asked) return redirect(paths.question(draft.id, (firstToAnswer(questions, draft.answers) ?? questions[0]!).id))
  await goTo(ctx, draft, asked.id)
  const { council } = await readOrganisation(ctx)
  const home = draft.known.postcode ? await findPostcode(ctx, draft.known.postcode) : null
  return {
    service,
    asked,
    mark: markOfAnswer(draft.answers[asked.id]),
    answer: withKnown(fieldsOf(asked, draft.answers[asked.id]), asked, draft),
    takesFiles: isFileQuestion(asked),
    map: asked.type === 'place' ? mapOf(council, home) : null,
    files: isFileQuestion(asked) ? await shownFiles(ctx, draft, asked, questions, paths) : [],
    megabytes: UPLOAD_LIMIT / 1_000_000,
    eligibility: await readEligibility(ctx, service, questions, draft.answers),
    progress: progressAt(questions, draft.answers, asked.id),
    back: pathBack(paths, draft, questions, asked, visit),
  }
}

async function shownFiles(ctx: Ctx, draft: Draft, asked: Question, questions: Question[], paths: FormPaths) {
  const where = placeQuestion(questions)
  const place = where && (draft.answers[where.id] as PlaceAnswer | undefined)
  const files = await listFiles(ctx, (draft.answers[asked.id] as string[] | undefined) ?? [])
  const shown = files.map(async file => ({
    id: file.id,
    name: file.name,
    ...(file.isPhoto ? { thumbnail: paths.file(draft.id, file.id) } : {}),
    position: !!file.position && !!where,
    placeUsed: !!file.position && place?.lat === file.position.lat && place?.lng === file.position.lng,
    ...(where && file.position && { taken: await describePhotoPlace(ctx, where, place, file.position) }),
  }))
  return Promise.all(shown)
}

/**
 * What is known already stands in the boxes: the language, which was chosen once, with the pages; the name of who speaks for
 * somebody; the postcode, of an address.
 */
function withKnown(fields: Posted, asked: Question, { language, known }: Draft): Posted {
  if (asked.id === CONTACT)
    return { [`${FIELD}-language`]: language, ...(known.name && { [`${FIELD}-name`]: known.name }), ...fields }
  return asked.type === 'address' && known.postcode ? { [`${FIELD}-postcode`]: known.postcode, ...fields } : fields
}
