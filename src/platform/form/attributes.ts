import { type Language, say, type Words } from '../text.ts'
import type { Question, QuestionType } from './question.ts'
import { offeredOptions } from './types/choice.ts'

/** One attribute of a service as Open311 describes it (GeoReport v2, 'GET Service Definition'). */
export interface Attribute {
  /** False: only words to read. Ours are all true. */
  variable: boolean
  code: string
  datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist'
  required: boolean
  datatype_description: string
  order: number
  description: string
  values?: { key: string; name: string }[]
}

const DATATYPES: Partial<Record<QuestionType, Attribute['datatype']>> = {
  text: 'string',
  'long-text': 'text',
  name: 'string',
  email: 'string',
  phone: 'string',
  number: 'number',
  date: 'datetime',
  address: 'text',
  'yes-no': 'singlevaluelist',
  radios: 'singlevaluelist',
  select: 'singlevaluelist',
  declaration: 'singlevaluelist',
  checkboxes: 'multivaluelist',
  group: 'text',
}

/**
 * A question as an attribute; null for what Open311 has a field of its own for (place, photos, who reports) and for
 * documents. A question that is asked only sometimes is never required, because a client cannot know when.
 */
export function attributeOf(question: Question, order: number, language: Language): Attribute | null {
  const datatype = question.id.startsWith('_') ? undefined : DATATYPES[question.type]
  if (!datatype) return null
  const values = valuesOf(question, language)
  return {
    variable: true,
    code: question.id,
    datatype,
    required: question.required !== false && question.when === undefined,
    datatype_description: question.type === 'group' ? 'A JSON list of objects' : say(question.hint, language),
    order,
    description: say(question.label, language),
    ...(values && { values }),
  }
}

export function attributesOf(questions: readonly Question[], language: Language): Attribute[] {
  return questions.flatMap((question, index) => attributeOf(question, index + 1, language) ?? [])
}

function valuesOf(question: Question, language: Language): Attribute['values'] {
  if (question.type === 'declaration') return [{ key: 'yes', name: say(question.label, language) }]
  if (question.type !== 'yes-no' && !question.options) return undefined
  return offeredOptions(question).map(({ value, label }) => ({ key: value, name: say(label, language) }))
}

/**
 * Attribute values as a client sent them, as values for `checkAnswers`: an option may be named by its key or by its
 * label in either language. Codes that are no question of the form are listed in `unknown`; empty values are left out.
 */
export function fromAttributes(
  questions: readonly Question[],
  attributes: Readonly<Record<string, string | string[]>>,
): { values: Record<string, unknown>; unknown: string[] } {
  const values: Record<string, unknown> = {}
  const unknown: string[] = []
  for (const [code, given] of Object.entries(attributes)) {
    const question = questions.find(each => each.id === code && DATATYPES[each.type] && !each.id.startsWith('_'))
    const texts = (Array.isArray(given) ? given : [given]).filter(text => text.trim() !== '')
    if (!question) unknown.push(code)
    else if (texts.length > 0) values[code] = answerIn(question, texts)
  }
  return { values, unknown }
}

function answerIn(question: Question, texts: string[]): unknown {
  if (question.type === 'checkboxes') return texts.flatMap(text => keysIn(question, text))
  if (question.type === 'group') return parsedJson(texts[0]!)
  if (question.type === 'declaration') return isAgreement(question, texts[0]!)
  return offeredOptions(question).length > 0 ? keyOf(question, texts[0]!) : texts[0]
}

const SAYS_YES = /^(?:yes|true|1|on|ie)$/i
const plain = (words: string | undefined) => words?.trim().toLowerCase()
const isNamed = (label: Words, text: string) => [label.en, label.cy].some(name => plain(name) === plain(text))

const isAgreement = ({ label }: Question, text: string): boolean => SAYS_YES.test(text.trim()) || isNamed(label, text)

/** One value, or several in one text with commas between them, as some clients send a list. */
function keysIn(question: Question, text: string): string[] {
  const whole = keyOf(question, text)
  return offeredOptions(question).some(option => option.value === whole)
    ? [whole]
    : text.split(',').map(part => keyOf(question, part))
}

/** The option meant, by its key or else its label; what names none stays as it came, for the check to refuse. */
function keyOf(question: Question, text: string): string {
  const options = offeredOptions(question)
  const found =
    options.find(({ value }) => value === text.trim()) ??
    options.find(({ value, label }) => plain(value) === plain(text) || isNamed(label, text))
  return found?.value ?? text.trim()
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
