import { say } from '../../text.ts'
import type { Asking, Question, QuestionType } from '../question.ts'
import { phrase } from '../text.ts'
import { addressType } from './address.ts'
import { type AnswerType, type Checked, wrong } from './answer-type.ts'
import { checkboxesType, choiceType, declarationType } from './choice.ts'
import { dateType } from './date.ts'
import { filesType } from './files.ts'
import { numberType } from './number.ts'
import { placeType } from './place.ts'
import { groupType, setType } from './several.ts'
import { emailType, longTextType, nameType, phoneType, textType } from './written.ts'

const engine = { typeOf, check: checkAnswer }

const TYPES: Record<QuestionType, AnswerType> = {
  text: textType,
  'long-text': longTextType,
  number: numberType,
  date: dateType,
  'yes-no': choiceType,
  radios: choiceType,
  select: choiceType,
  checkboxes: checkboxesType,
  email: emailType,
  phone: phoneType,
  name: nameType,
  address: addressType,
  place: placeType,
  photos: filesType,
  documents: filesType,
  group: groupType(engine),
  set: setType(engine),
  declaration: declarationType,
}

export function typeOf(question: Question): AnswerType {
  return TYPES[question.type]
}

/** Judges one answer by all rules of its question. An answer that was good stays the same when judged again. */
export async function checkAnswer(question: Question, value: unknown, asking: Asking): Promise<Checked> {
  const checked = await typeOf(question).check(question, value, asking)
  if (checked.problems || checked.answer !== undefined || question.required === false) return checked
  const text = say(question.requiredError, asking.language) || phrase(`required.${question.type}`, asking.language)
  return wrong(text, firstBox(question))
}

/** The end of the name of the box that a missing answer points to. */
function firstBox({ type, fields }: Question): string {
  if (type === 'address') return '-line-1'
  if (type === 'place') return '-near'
  if (type === 'set') return `-${fields?.[0]?.id}`
  return type === 'group' && fields?.[0] ? `-0-${fields[0].id}${firstBox(fields[0])}` : ''
}
