import { getVersion } from '../../../modules/catalogue/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { displayAnswers, mainTextQuestion, type QuestionType } from '../../../platform/form/index.ts'

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
  const { form = [] } = await getVersion(ctx, request.versionId)
  const main = mainTextQuestion(form)
  const shown = displayAnswers(form, request.answers, 'en').filter(({ question }) => !ELSEWHERE.includes(question.type))
  const known = new Set(form.map(question => question.id))
  const isOfThisForm = Object.keys(request.answers).every(id => known.has(id))
  return {
    words: shown.find(({ question }) => question.id === main?.id)?.lines.join('\n') ?? '',
    rows: shown.filter(({ question }) => question.id !== main?.id).map(({ label, lines }) => ({ label, lines })),
    before: isOfThisForm && (shown.length > 0 || !request.details) ? '' : request.details,
  }
}
