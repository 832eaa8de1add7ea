import { maskCards } from '../../masking/mask-cards.ts'
import { spokenPhone } from '../../page/spoken-phone.ts'
import { parsePhone, writtenPhone } from '../../phone.ts'
import { say } from '../../text.ts'
import { cleanLine, cleanText } from '../clean.ts'
import type { Asking, Question } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, type Checked, good, one, wrong } from './answer-type.ts'

/** Answers that are written into one box: text, long text, a name, an email address, a phone number. */
function writtenType(
  clean: (typed: unknown, question: Question, asking: Asking) => string,
  most: number,
  judge: (question: Question, text: string, asking: Asking) => Checked,
  spoken: (text: string) => string[] = text => text.split('\n'),
): AnswerType {
  return {
    read: (_, posted, name) => one(posted[name]),
    check(question, value, asking) {
      if (value !== undefined && value !== null && typeof value !== 'string' && typeof value !== 'number')
        return wrong(phrase('notUnderstood', asking.language))
      const text = clean(value, question, asking)
      const max = question.max ?? most
      if (text.length > max) return wrong(phrase('tooLong', asking.language, { count: text.length - max, max }))
      return text === '' ? good(undefined) : judge(question, text, asking)
    },
    fill: (_, answer, name) => ({ [name]: spoken(String(answer)).join('\n') }),
    say: (_, answer) => spoken(String(answer)),
  }
}

/** Somebody's words: no number of a payment card is kept. With a pattern a question asks for a number of its own, which stays. */
const words =
  (clean: (typed: unknown) => string) =>
  (typed: unknown, { pattern }: Question, { language }: Asking): string =>
    pattern ? clean(typed) : maskCards(clean(typed), language)

function judgePattern(question: Question, text: string, asking: Asking): Checked {
  if (!question.pattern || new RegExp(`^(?:${question.pattern})$`, 'u').test(text)) return good(text)
  return wrong(say(question.patternError, asking.language) || phrase('wrongPattern', asking.language))
}

// One @, no spaces, a domain with a dot: what a mail server may accept. Whether it exists only a mail can tell.
const EMAIL =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]$/u

function judgeEmail(_: Question, text: string, asking: Asking): Checked {
  const [local = '', domain = ''] = text.replace(/^mailto:/i, '').split('@', 2)
  const email = `${local}@${domain.toLowerCase()}`
  const isRight = EMAIL.test(email) && text.split('@').length === 2 && !/^\.|\.\.|\.$/.test(local)
  return isRight ? good(email) : wrong(phrase('wrong.email', asking.language))
}

/** Kept as E.164, with its extension. Possible is enough: Ofcom's numbers for drama are possible and never valid. */
function judgePhone(_: Question, text: string, asking: Asking): Checked {
  const plain = plainNumber(text)
  if (plain) return good(plain)
  const parsed = parsePhone(text)
  const isRight = parsed?.isPossible() && (parsed.countryCallingCode !== '44' || UK.test(parsed.number))
  return isRight ? good(writtenPhone(parsed!)) : wrong(phrase('wrong.phone', asking.language))
}

/** Lengths of UK numbers after +44 (Ofcom, National Telephone Numbering Plan): 10 digits; 9 in a few towns and for 0800. */
const UK = /^\+44(?:[1235789]\d{9}|1\d{8}|800\d{6})$/

/** A UK number as nearly everybody writes it, without asking the tables of the whole world. */
function plainNumber(text: string): string | null {
  const national = /^(?:\+44|0)([\d ]+)$/.exec(text)?.[1]
  const number = `+44${national?.replaceAll(' ', '')}`
  return UK.test(number) ? number : null
}

export const textType = writtenType(words(cleanLine), 200, judgePattern)
export const longTextType = writtenType(words(cleanText), 4000, judgePattern)
export const nameType = writtenType(words(cleanLine), 200, (_, text) => good(text))
export const emailType = writtenType(cleanLine, 254, judgeEmail)
export const phoneType = writtenType(cleanLine, 40, judgePhone, text => [spokenPhone(text)])
