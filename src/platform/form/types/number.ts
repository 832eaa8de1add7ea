import { type Language, say } from '../../text.ts'
import { cleanLine } from '../clean.ts'
import type { Asking, Question } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, good, one, wrong } from './answer-type.ts'

/** A number in digits. Spaces, thousands commas and the question's own prefix and suffix (£, miles) may be typed. */
export const numberType: AnswerType = {
  read: (_, posted, name) => one(posted[name]),
  check(question, value, asking) {
    const typed = bare(question, cleanLine(value), asking.language)
    if (typed === '') return isNothing(value) ? good(undefined) : wrong(phrase('notNumber', asking.language))
    if (!NUMBER.test(typed)) return wrong(phrase('notNumber', asking.language))
    const problem = outsideRules(question, typed, asking)
    return problem ? wrong(problem) : good(Number(typed))
  },
  fill: (_, answer, name) => ({ [name]: String(answer) }),
  say: (question, answer, language) => {
    const digits = new Intl.NumberFormat(language, { minimumFractionDigits: wholePence(question, answer as number) })
    const suffix = say(question.suffix, language)
    return [`${say(question.prefix, language)}${digits.format(answer as number)}${suffix && ` ${suffix}`}`]
  },
}

/** 15 digits are what a JavaScript number holds without loss. */
const NUMBER = /^-?(?=[\d.]{1,16}$)(?:\d{1,15}|\d{0,12}\.\d{1,15})$/

const isNothing = (value: unknown): boolean => value === undefined || value === null || cleanLine(value) === ''

function bare(question: Question, typed: string, language: Language): string {
  const affixes = [say(question.prefix, language), say(question.suffix, language), '£']
  const text = affixes.filter(Boolean).reduce((rest, affix) => rest.replace(affix, ''), typed.normalize('NFKC'))
  return text.replace(/[\s,]/g, '').replace('−', '-')
}

function outsideRules(question: Question, typed: string, { language }: Asking): string | null {
  const { decimals = 0, min = -Infinity, max = Infinity } = question
  const digits = typed.split('.')[1]?.replace(/0+$/, '').length ?? 0
  if (digits > 0 && decimals === 0) return phrase('notWhole', language)
  if (digits > decimals) return phrase('tooManyDecimals', language, { count: decimals })
  if (Number(typed) < min) return phrase('tooSmall', language, { min })
  return Number(typed) > max ? phrase('tooLarge', language, { max }) : null
}

/** Money is said with both digits of its pence, or with none. */
const wholePence = (question: Question, value: number): number =>
  question.decimals === 2 && !Number.isInteger(value) ? 2 : 0
