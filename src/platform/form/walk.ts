import { questionsThatApply } from './apply.ts'
import type { Answers, Question } from './question.ts'

// The order in which a form is walked. Ids are of questions; null means past the end (check your answers) or before the start.

/** The question after this one for somebody with these answers. */
export function nextQuestion(questions: readonly Question[], answers: Answers, id: string): Question | null {
  const after = placeOf(questions, id)
  return questionsThatApply(questions, answers).find(question => placeOf(questions, question.id) > after) ?? null
}

export function previousQuestion(questions: readonly Question[], answers: Answers, id: string): Question | null {
  const before = placeOf(questions, id)
  return questionsThatApply(questions, answers).findLast(question => placeOf(questions, question.id) < before) ?? null
}

/** The first question that must be answered and is not: where to begin, and where to go back to when answers are missing. */
export function firstToAnswer(questions: readonly Question[], answers: Answers): Question | null {
  const asked = questionsThatApply(questions, answers)
  return asked.find(question => question.required !== false && answers[question.id] === undefined) ?? null
}

/**
 * Which question this is, from 1, and of how many, where no answer from here on can change that; else `total` is null.
 */
export function progressAt(questions: readonly Question[], answers: Answers, id: string) {
  const asked = questionsThatApply(questions, answers)
  const here = placeOf(questions, id)
  const mayChange = questions
    .slice(here + 1)
    .some(({ when = [] }) => [when].flat().some(({ question }) => placeOf(questions, question.split('.')[0]!) >= here))
  const position = asked.findIndex(question => question.id === id) + 1
  return { position, total: mayChange ? null : asked.length }
}

/** In the form as defined, so that a question which no longer applies still has neighbours. */
const placeOf = (questions: readonly Question[], id: string): number => questions.findIndex(each => each.id === id)
