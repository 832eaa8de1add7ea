import { type Language, say } from '../../text.ts'
import { cleanLine } from '../clean.ts'
import type { Option, Question } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, good, many, one, wrong } from './answer-type.ts'

/** The value of the exclusive 'none of these'. */
export const NONE = 'none'

/** What can be chosen, with 'none of these' last. */
export function offeredOptions(question: Question): Option[] {
  if (question.type === 'yes-no') return YES_NO
  return [...(question.options ?? []), ...(question.none ? [{ value: NONE, label: question.none }] : [])]
}

const both = (key: 'yes' | 'no') => ({ en: phrase(key, 'en'), cy: phrase(key, 'cy') })
const YES_NO: Option[] = [
  { value: 'yes', label: both('yes') },
  { value: 'no', label: both('no') },
]

/** One of the values offered: radios, select, yes or no. */
export const choiceType: AnswerType = {
  read: (_, posted, name) => one(posted[name]),
  check(question, value, asking) {
    if (value === undefined || value === null || value === '') return good(undefined)
    const chosen = cleanLine(value)
    const isOffered = offeredOptions(question).some(option => option.value === chosen)
    return isOffered ? good(chosen) : wrong(phrase('notOffered', asking.language))
  },
  fill: (_, answer, name) => ({ [name]: String(answer) }),
  say: (question, answer, language) => [labelOf(question, String(answer), language)],
}

/** Any of the values offered, in the order they are offered; 'none of these' only alone. */
export const checkboxesType: AnswerType = {
  read: (_, posted, name) => many(posted[name]).filter(value => value !== ''),
  check(question, value, asking) {
    if (value === undefined || value === null) return good(undefined)
    if (!Array.isArray(value) || value.some(each => typeof each !== 'string'))
      return wrong(phrase('notUnderstood', asking.language))
    const offered = offeredOptions(question).map(option => option.value)
    if (value.some(each => !offered.includes(each))) return wrong(phrase('notOffered', asking.language))
    if (question.none && value.includes(NONE) && new Set(value).size > 1)
      return wrong(phrase('noneAndOthers', asking.language, { none: say(question.none, asking.language) }))
    return good(value.length === 0 ? undefined : offered.filter(each => value.includes(each)))
  },
  fill: (_, answer, name) => ({ [name]: (answer as string[]).slice() }),
  say: (question, answer, language) => (answer as string[]).map(value => labelOf(question, value, language)),
}

/** 'I agree': true, or not answered. */
export const declarationType: AnswerType = {
  read: (_, posted, name) => one(posted[name]) !== '',
  check: (_, value, asking) => {
    if (value === undefined || value === null || value === false || value === '') return good(undefined)
    const agrees = value === true || value === 'true' || value === 'yes'
    return agrees ? good(true) : wrong(phrase('notUnderstood', asking.language))
  },
  fill: (_, answer, name) => (answer === true ? { [name]: 'yes' } : {}),
  say: (_, __, language) => [phrase('agreed', language)],
}

function labelOf(question: Question, value: string, language: Language): string {
  const option = offeredOptions(question).find(each => each.value === value)
  return option ? say(option.label, language) : value
}
