import { MONTH_NAMES } from '../../dates/words.ts'
import { cleanLine } from '../clean.ts'
import type { Asking, Question } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, type Checked, good, isRecord, one, wrong } from './answer-type.ts'

const PARTS = ['day', 'month', 'year'] as const
type Typed = Record<(typeof PARTS)[number], string>

/**
 * A day, kept as `YYYY-MM-DD`. Asked in three boxes; a month may be written as a word. A problem is at the box it is in
 * ('-day'), or at '' where the date as a whole is wrong.
 */
export const dateType: AnswerType = {
  read: (_, posted, name) => Object.fromEntries(PARTS.map(part => [part, one(posted[`${name}-${part}`])])),
  check(question, value, asking) {
    const typed = typedParts(value)
    if (!typed) return wrong(phrase('notUnderstood', asking.language))
    if (PARTS.every(part => typed[part] === '')) return good(undefined)
    const missing = PARTS.filter(part => typed[part] === '')
    if (missing.length > 0)
      return { problems: missing.map(part => ({ at: `-${part}`, text: phrase(`date.${part}`, asking.language) })) }
    return judge(question, typed, asking)
  },
  fill: (_, answer, name) => {
    const [year = '', month = '', day = ''] = String(answer).split('-')
    return { [`${name}-day`]: bareNumber(day), [`${name}-month`]: bareNumber(month), [`${name}-year`]: year }
  },
  say: (_, answer, language) => {
    const { day, month, year } = Temporal.PlainDate.from(answer as string)
    return [`${day} ${MONTH_NAMES[language][month - 1]} ${year}`]
  },
}

const bareNumber = (padded: string): string => padded.replace(/^0+/, '')

/** The three boxes, or a text that begins `YYYY-MM-DD` (a kept answer, an API client's date or date-time). */
function typedParts(value: unknown): Typed | null {
  if (value === undefined || value === null || value === '') return { day: '', month: '', year: '' }
  if (isRecord(value)) return Object.fromEntries(PARTS.map(part => [part, cleanLine(value[part])])) as Typed
  const [, year, month, day] = (typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)(?:$|T)/.exec(value)) || []
  return year ? { day: day!, month: month!, year } : null
}

function judge(question: Question, typed: Typed, asking: Asking): Checked {
  if (/^\d{1,3}$/.test(typed.year)) return wrong(phrase('date.short-year', asking.language), '-year')
  const date = realDate(typed)
  if (!date) return wrong(phrase('date.not-real', asking.language))
  const problem = outsideRules(question, date, asking)
  return problem ? wrong(problem) : good(date.toString())
}

function realDate(typed: Typed): Temporal.PlainDate | null {
  const [day, month, year] = [digits(typed.day, 2), monthNumber(typed.month), digits(typed.year, 4)]
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}

const digits = (text: string, most: number): number =>
  /^\d+$/.test(text) && text.length <= most ? Number(text) : Number.NaN

/** '3', '03', 'March', 'mar', 'Mawrth': at least three letters of the name in either language. */
function monthNumber(typed: string): number {
  if (/^\d/.test(typed)) return digits(typed, 2)
  const letters = typed.toLowerCase().replace(/\.$/, '')
  const names = letters.length < 3 ? [] : [...MONTH_NAMES.en, ...MONTH_NAMES.cy]
  const found = names.findIndex(name => name.toLowerCase().startsWith(letters))
  return found < 0 ? Number.NaN : (found % 12) + 1
}

function outsideRules(question: Question, date: Temporal.PlainDate, { today, language }: Asking): string | null {
  const order = Temporal.PlainDate.compare(date, today)
  if (question.past && order > 0) return phrase('date.not-past', language)
  if (question.future && order < 0) return phrase('date.not-future', language)
  if (!question.within) return null
  const { years } = question.within
  const [first, last] = [today.subtract({ years }), today.add({ years })]
  const isNear = Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) <= 0
  const side = question.past ? 'date.last' : question.future ? 'date.next' : 'date.within'
  return isNear ? null : phrase(side, language, { count: years })
}
