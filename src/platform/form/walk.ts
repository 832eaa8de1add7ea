import { questionsThatApply } from './apply.ts'
import { DETAILS } from './form-of.ts'
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
 * Which of how many questions this is, counting those that apply as things stand. From 1. Until somebody said whether she
 * gives her details they count: a form may turn out shorter than it said, never longer.
 */
export function progressAt(questions: readonly Question[], answers: Answers, id: string) {
  const asked = questionsThatApply(questions, { [DETAILS]: 'yes', ...answers })
  return { position: asked.findIndex(question => question.id === id) + 1, total: asked.length }
}

/** In the form as defined, so that a question which no longer applies still has neighbours. */
const placeOf = (questions: readonly Question[], id: string): number => questions.findIndex(each => each.id === id)
