import type { Draft } from '../../modules/drafts/index.ts'
import {
  type Answers,
  firstToAnswer,
  nextQuestion,
  previousQuestion,
  type Question,
} from '../../platform/form/index.ts'
import type { Visit } from '../../platform/page/page.ts'

/** Where a site keeps the pages on the way through a form. */
export interface FormPaths {
  question(draftId: string, questionId: string): string
  check(draftId: string): string
  sent(draftId: string): string
  /** Where one comes from before the first question. */
  start(draft: Draft): string
  file(draftId: string, fileId: string): string
  /** After the place: what others reported nearby. */
  nearby(draftId: string): string
}

/** The next question; when something was changed from the check page, back there as soon as nothing is missing. */
export function pathOnwards(
  paths: FormPaths,
  form: { draftId: string; questions: Question[]; answers: Answers },
  from: string,
  changing: boolean,
): string {
  const { draftId, questions, answers } = form
  const missing = firstToAnswer(questions, answers)
  if (changing) return missing ? `${paths.question(draftId, missing.id)}?change=1` : paths.check(draftId)
  const next = nextQuestion(questions, answers, from)
  return next ? paths.question(draftId, next.id) : paths.check(draftId)
}

/** On with a form that was left: to the question it was left at. */
export function pathToGoOn(paths: FormPaths, { id, atQuestion }: Pick<Draft, 'id' | 'atQuestion'>): string {
  return !atQuestion || atQuestion === 'check' ? paths.check(id) : paths.question(id, atQuestion)
}

export function pathBack(paths: FormPaths, draft: Draft, questions: Question[], asked: Question, visit: Visit): string {
  if (visit.query.change) return paths.check(draft.id)
  const before = previousQuestion(questions, draft.answers, asked.id)
  return before ? paths.question(draft.id, before.id) : paths.start(draft)
}
