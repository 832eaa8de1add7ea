import type { Posted } from '../../page/page.ts'
import type { Language } from '../../text.ts'
import type { Answer, Asking, MaybePromise, Question } from '../question.ts'

/** Something wrong with an answer. `at` ends the name of the box to mend: '' for the first, '-day', '-0-child-name'. */
export interface Problem {
  at: string
  text: string
}

/** The answer as it is kept (undefined: nothing was answered), or what is wrong with it. */
export type Checked = { answer: Answer | undefined; problems?: undefined } | { problems: Problem[] }

/** One kind of question: how it is read, judged, filled in again and said. */
export interface AnswerType {
  /** What was posted in the boxes whose names begin with `name`, not judged. */
  read(question: Question, posted: Posted, name: string): unknown
  /** Judges anything at all: what `read` gave, a kept answer, or whatever an API client sent. Never throws. */
  check(question: Question, value: unknown, asking: Asking): MaybePromise<Checked>
  /** The boxes as they look when this answer is in them: what `read` reads back. */
  fill(question: Question, answer: Answer, name: string): Posted
  /** The answer in words, a line each. */
  say(question: Question, answer: Answer, language: Language): string[]
}

export const good = (answer: Answer | undefined): Checked => ({ answer })
export const wrong = (text: string, at = ''): Checked => ({ problems: [{ at, text }] })

/** The one value of a box; of several with the same name the last counts. */
export const one = (raw: string | string[] | undefined): string =>
  Array.isArray(raw) ? (raw.at(-1) ?? '') : (raw ?? '')
export const many = (raw: string | string[] | undefined): string[] => (Array.isArray(raw) ? raw : raw ? [raw] : [])

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
