import { getVersion } from '../../../modules/catalogue/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import {
  type Answers,
  displayAnswers,
  mainTextQuestion,
  type Question,
  type QuestionType,
  questionsThatApply,
} from '../../../platform/form/index.ts'
import { say } from '../../../platform/text.ts'

/** These have places of their own on the page. */
const ELSEWHERE: QuestionType[] = ['place', 'photos', 'documents']

export interface ShownAnswers {
  /** Her own words, where the form asks for any. */
  words: string
  rows: { label: string; lines: string[] }[]
  /** All that was said, where the answers belong to a form that this service does not have (it was changed). */
  before: string
}

export async function showAnswers(ctx: Ctx, request: RequestView): Promise<ShownAnswers> {
  const { form = [], text: byText } = await getVersion(ctx, request.versionId)
  const main = mainTextQuestion(form)
  const shown = displayAnswers(form, request.answers, 'en').filter(({ question }) => !ELSEWHERE.includes(question.type))
  const known = new Set(form.map(question => question.id))
  const isOfThisForm = Object.keys(request.answers).every(id => known.has(id))
  return {
    words: shown.find(({ question }) => question.id === main?.id)?.lines.join('\n') ?? '',
    rows: [
      ...shown.filter(({ question }) => question.id !== main?.id).map(({ label, lines }) => ({ label, lines })),
      ...(request.channel === 'text' ? leftByText(form, request.answers, byText?.leave) : []),
    ],
    before: isOfThisForm && (shown.length > 0 || !request.details) ? '' : request.details,
  }
}

/** Of what has no answer because each question by text is paid for, whoever works on it knows why. */
const leftByText = (form: readonly Question[], answers: Answers, leave: readonly string[] = []) =>
  questionsThatApply(form, answers)
    .filter(({ id }) => leave.includes(id) && answers[id] === undefined)
    .map(({ label }) => ({ label: say(label, 'en'), lines: ['Not asked by text'] }))
