import { isId } from '../../is-id.ts'
import { phrase } from '../text.ts'
import { type AnswerType, good, many, wrong } from './answer-type.ts'

/** How many photos or documents a question takes where it does not say. */
export const FILES_MAX = 5

/** Photos or documents: ids of files that were taken in before. Taking in bytes is the page's work. */
export const filesType: AnswerType = {
  read: (_, posted, name) => many(posted[name]),
  check(question, value, { language }) {
    if (value === undefined || value === null) return good(undefined)
    if (!Array.isArray(value) || !value.every(isId)) return wrong(phrase('notUnderstood', language))
    const ids = [...new Set(value)]
    const count = question.max ?? FILES_MAX
    if (ids.length > count) return wrong(phrase(`most.${question.type}`, language, { count }))
    return good(ids.length === 0 ? undefined : ids)
  },
  fill: (_, answer, name) => ({ [name]: (answer as string[]).slice() }),
  say: (question, answer, language) => [
    phrase(`count.${question.type}`, language, { count: (answer as string[]).length }),
  ],
}
