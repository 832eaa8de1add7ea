import { holds, withOptionsThatApply } from './apply.ts'
import type { Answers, Asking, Question } from './question.ts'
import { phrase } from './text.ts'
import { checkAnswer } from './types/index.ts'

/** Something to mend before the form can be sent. `field` is the box, named as on the question's page ('q-day'). */
export interface AnswerProblem {
  question: string
  field: string
  text: string
}

export type CheckedAnswers =
  | { answers: Answers; problems?: undefined }
  | { problems: [AnswerProblem, ...AnswerProblem[]] }

/**
 * The last word on a whole form, for every channel: each rule again, in order. Answers to questions that do not apply
 * are dropped, fields that are no question are refused, missing ones are named. Takes any object, as a client sent it.
 */
export async function checkAnswers(
  questions: readonly Question[],
  values: Readonly<Record<string, unknown>>,
  asking: Asking,
): Promise<CheckedAnswers> {
  const answers: Answers = {}
  const problems = refuseUnknown(questions, values, asking)
  for (const question of questions) {
    if (!holds(question.when, answers)) continue
    const checked = await checkAnswer(withOptionsThatApply(question, answers), values[question.id], asking)
    if (checked.problems)
      problems.push(...checked.problems.map(({ at, text }) => ({ question: question.id, field: `q${at}`, text })))
    else if (checked.answer !== undefined) answers[question.id] = checked.answer
  }
  const [first, ...rest] = problems
  return first ? { problems: [first, ...rest] } : { answers }
}

function refuseUnknown(questions: readonly Question[], values: object, { language }: Asking): AnswerProblem[] {
  const known = new Set(questions.map(question => question.id))
  return Object.keys(values)
    .filter(id => !known.has(id))
    .map(id => ({ question: id, field: 'q', text: phrase('unknownQuestion', language, { id: id.slice(0, 60) }) }))
}
