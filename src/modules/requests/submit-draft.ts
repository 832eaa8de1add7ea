import type { Ctx } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import {
  type AddressAnswer,
  type Answers,
  checkAnswers,
  contactOf,
  DETAILS,
  type PlaceAnswer,
  type Question,
} from '../../platform/form/index.ts'
import { askingNow, type Draft, readForm, readFormByText } from '../drafts/index.ts'
import { type Asker, openForPerson } from './open-for-person.ts'
import { findSubmitted, type OpenedRequest } from './open-request.ts'
import { reporterFrom } from './reporter.ts'
import type { Way } from './told-by.ts'

/**
 * Sends a draft: every answer is checked again, then it becomes a request, once, however often this is called.
 * `way`: how she wants to be told, where she gave several. `asker`: who it is, where a colleague speaks with somebody known; who gives
 * no details stays unknown all the same. `isByText`: what is not asked by text may be missing. Throws `Invalid` by question id when something is missing or no longer right.
 */
export async function submitDraft(
  ctx: Ctx,
  draft: Draft,
  { way, asker, isByText = false }: { way?: Way; asker?: Asker | null; isByText?: boolean } = {},
): Promise<OpenedRequest> {
  const before = draft.submittedAt ? await findSubmitted(ctx, draft.submissionKey) : null
  if (before) return before
  const { service, questions } = await (isByText ? readFormByText : readForm)(ctx, draft)
  const checked = await checkAnswers(questions, draft.answers, askingNow(ctx))
  if (checked.problems)
    throw new Invalid(Object.fromEntries(checked.problems.map(({ question, text }) => [question, text])))
  const { answers } = checked
  const contact = contactOf(answers)
  const place = first<PlaceAnswer>(questions, answers, 'place')
  const address = first<AddressAnswer>(questions, answers, 'address')
  const postcode = address?.postcode ?? draft.known.postcode
  // So that she can track it by her postcode; what is sensitive is tracked by its link only.
  const reporter = reporterFrom({
    ...contact,
    ...(postcode && !service.privacy.sensitive && { postcode }),
  })
  const asked = {
    key: draft.submissionKey,
    draftId: draft.id,
    language: contact.language ?? draft.language,
    reporter: reporter && way ? { ...reporter, way } : reporter,
    requests: [
      {
        service: draft.service,
        versionId: draft.versionId,
        answers: ownAnswers(answers),
        ...(place ? { place } : {}),
        ...(postcode ? { postcode } : {}),
        photos: filesOf(questions, answers, 'photos'),
        documents: filesOf(questions, answers, 'documents'),
      },
    ],
  }
  const isUnknown = answers[DETAILS] === 'no'
  const [opened] = await openForPerson(ctx, asked, { asker: isUnknown ? null : (asker ?? null), isSafeSaid: true })
  return opened!
}

/** Answers to the service's own questions. Who asks is kept with the participant, not here. */
function ownAnswers(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !id.startsWith('_')))
}

function first<T>(questions: Question[], answers: Answers, type: Question['type']): T | undefined {
  const question = questions.find(each => each.type === type && answers[each.id] !== undefined)
  return question && (answers[question.id] as T)
}

function filesOf(questions: Question[], answers: Answers, type: 'photos' | 'documents'): string[] {
  return questions.filter(each => each.type === type).flatMap(each => (answers[each.id] as string[] | undefined) ?? [])
}
