import type { Posted } from '../page/page.ts'
import type { Answer, Asking, Question } from './question.ts'
import type { Problem } from './types/answer-type.ts'
import { checkAnswer, typeOf } from './types/index.ts'
import { countItems, ITEMS_MAX } from './types/several.ts'

/** The name of a question's first box. Names of further boxes begin with it: `q-day`, `q-postcode`, `q-0-child-name`. */
export const FIELD = 'q'

/** The answer (undefined: left empty, which was allowed), or words for each box to mend, by the box's name. */
export type ReadAnswer = { answer: Answer | undefined; errors?: undefined } | { errors: Record<string, string> }

/** Reads the answer to one question from the fields of its page. Never throws, whatever was posted. */
export async function readAnswer(question: Question, posted: Posted, asking: Asking): Promise<ReadAnswer> {
  const checked = await checkAnswer(question, typeOf(question).read(question, posted, FIELD), asking)
  return checked.problems ? { errors: errorsByField(checked.problems) } : { answer: checked.answer }
}

function errorsByField(problems: Problem[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { at, text } of problems) errors[FIELD + at] ??= text
  return errors
}

/** The fields of the page with this answer in them. */
export function fieldsOf(question: Question, answer: Answer | undefined): Posted {
  return answer === undefined ? {} : typeOf(question).fill(question, answer, FIELD)
}

/**
 * The fields of a group's page after its button 'add another' (`q-add`) or 'remove' (`q-remove`, with the item's index as
 * value) was pressed; null when another button was. Nothing typed is judged or lost.
 */
export function pressedInGroup(question: Question, posted: Posted): Posted | null {
  const count = countItems(question, posted, FIELD)
  if (posted[`${FIELD}-add`] !== undefined) {
    return { ...posted, [`${FIELD}-count`]: String(Math.min(count + 1, question.max ?? ITEMS_MAX)) }
  }
  const removed = Number(posted[`${FIELD}-remove`] ?? Number.NaN)
  return Number.isInteger(removed) && removed < count ? withoutItem(posted, removed, count) : null
}

function withoutItem(posted: Posted, removed: number, count: number): Posted {
  const kept: Posted = { [`${FIELD}-count`]: String(Math.max(count - 1, 1)) }
  for (const [name, value] of Object.entries(posted)) {
    const [, index, rest] = /^q-(\d+)(-.*)$/.exec(name) ?? []
    if (index === undefined) kept[name] ??= value
    else if (Number(index) !== removed) kept[`q-${Number(index) - (Number(index) > removed ? 1 : 0)}${rest}`] = value
  }
  return kept
}
