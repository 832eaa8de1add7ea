// Questions of a form: each type with the options it may have.
import { isMap } from 'yaml'
import { QUESTION_TYPES, type Question } from '../platform/form/index.ts'
import {
  boolean,
  complain,
  id,
  list,
  mapped,
  number,
  oneOf,
  optional,
  type Read,
  type Reader,
  record,
  string,
  Wrong,
} from './readers.ts'
import { type At, scalarOf } from './source.ts'
import { optionalWords, words } from './words-readers.ts'

const whole = (min: number) => optional(number({ min, whole: true }))
const value = mapped(string, (text, at) => {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(text))
    throw new Wrong(`'${text}' is no value: use small letters, digits and hyphens.`, at.node)
  return text
})

const condition = mapped(
  record({ question: id, is: optional(list(value, { min: 1 })), not: optional(list(value, { min: 1 })) }),
  (read, at) => {
    if ((read.is === undefined) === (read.not === undefined))
      throw new Wrong("'when' needs either 'is' or 'not'.", at.node)
    return read
  },
)
type Condition = Read<typeof condition>

/** When something applies: one condition, or several that must all hold. */
export const conditions: Reader<Condition | Condition[]> = at =>
  isMap(at.node) ? condition(at) : list(condition, { min: 1 })(at)

const age = mapped(
  record({
    question: id,
    years: record({
      least: optional(number({ min: 0, whole: true })),
      most: optional(number({ min: 0, whole: true })),
    }),
  }),
  (read, at) => {
    if (read.years.least === undefined && read.years.most === undefined)
      throw new Wrong("'years' needs 'least' or 'most'.", at.node)
    return read
  },
)

/** One condition or several, also on how many years have passed since a date. */
export const conditionsOrYears: Reader<(Condition | Read<typeof age>)[]> = at => {
  const one: Reader<Condition | Read<typeof age>> = each =>
    isMap(each.node) && each.node.has('years') ? age(each) : condition(each)
  if (!isMap(at.node)) return list(one, { min: 1 })(at)
  const read = one(at)
  return read && [read]
}

const common = {
  id,
  type: oneOf(QUESTION_TYPES),
  label: words,
  hint: optionalWords,
  required: optional(boolean),
  requiredError: optionalWords,
  when: optional(conditions),
  public: optional(boolean),
}

const option = record({ value, label: words, hint: optionalWords })
const options = mapped(list(option, { min: 2 }), (read, at) => {
  const twice = read.find((each, index) => read.findIndex(other => other.value === each.value) !== index)
  if (twice) throw new Wrong(`the value '${twice.value}' stands twice.`, at.node)
  return read
})

const expression = mapped(string, (text, at) => {
  try {
    new RegExp(text, 'u')
  } catch (error) {
    throw new Wrong(`${(error as Error).message}.`, at.node)
  }
  return text
})

const text = { max: whole(1), pattern: optional(expression), patternError: optionalWords, inputmode: optional(string) }

/** What a question of each type may say beyond what all may. */
const BY_TYPE: Record<(typeof QUESTION_TYPES)[number], Record<string, Reader<unknown>>> = {
  text,
  'long-text': { max: whole(1), rows: whole(1) },
  number: {
    min: optional(number()),
    max: optional(number()),
    decimals: whole(0),
    prefix: optionalWords,
    suffix: optionalWords,
  },
  date: {
    past: optional(boolean),
    future: optional(boolean),
    within: optional(record({ years: number({ min: 1, whole: true }) })),
  },
  'yes-no': {},
  radios: { options },
  select: { options },
  checkboxes: { options, none: optionalWords },
  email: {},
  phone: {},
  name: { max: whole(1) },
  address: { anywhere: optional(boolean) },
  place: {},
  photos: { max: whole(1) },
  documents: { max: whole(1) },
  group: { fields: at => fields(at), min: whole(0), max: whole(1), item: words },
  declaration: {},
}

const question: Reader<Question> = at => {
  if (!isMap(at.node)) throw new Wrong('expected a question here.', at.node)
  const type = scalarOf({ source: at.source, node: at.source.resolve(at.node.get('type', true) as never) })
  const more = BY_TYPE[type as (typeof QUESTION_TYPES)[number]] ?? {}
  const read = record({ ...common, ...more })(at) as unknown as Question
  if (read.pattern && !read.patternError)
    throw new Wrong("'patternError' is missing: say what to type instead.", at.node)
  if (read.none && read.options?.some(each => each.value === 'none'))
    throw new Wrong("the value 'none' is taken by 'none': choose another.", at.node)
  if (read.min !== undefined && read.max !== undefined && read.min > read.max)
    throw new Wrong("'min' is more than 'max'.", at.node)
  return read
}

/** The questions of a form, in order: ids unique, conditions on earlier questions and on values they have. */
export const form: Reader<Question[]> = mapped(list(question, { min: 1 }), (questions, at) => {
  checkOrder(at, questions)
  return questions
})

const fields: Reader<Question[]> = mapped(form, (questions, at) => {
  const wrong = questions.find(each => each.type === 'group' || each.type === 'place')
  if (wrong) complain(at, wrong, `a ${wrong.type} cannot be inside a group.`)
  return questions
})

function checkOrder(at: At, questions: Question[]): void {
  for (const [index, each] of questions.entries()) {
    const earlier = questions.slice(0, index)
    if (earlier.some(other => other.id === each.id))
      complain(at, each, `the question '${each.id}' stands twice in this form.`)
    checkWhen(at, each.when, earlier, 'an earlier question')
  }
}

/** A `when` must name one of these questions and values that it has. `what` says what the questions are. */
export function checkWhen(at: At, when: Question['when'], questions: Question[], what: string): void {
  for (const each of [when ?? []].flat()) {
    const asked = questions.find(question => question.id === each.question)
    if (asked) checkValues(at, asked, each)
    else complain(at, each, `'when' names '${each.question}', which is not ${what}.`)
  }
}

function checkValues(at: At, asked: Question, when: Condition): void {
  const known = valuesOf(asked)
  if (!known)
    complain(at, when, `'when' names '${asked.id}': only radios, select, checkboxes and yes-no have answers to name.`)
  if (!known) return
  const unknown = [...(when.is ?? []), ...(when.not ?? [])].filter(each => !known.includes(each))
  if (unknown.length > 0) complain(at, when, `'${asked.id}' has no value '${unknown.join("', '")}'.`)
}

function valuesOf(asked: Question): string[] | null {
  if (asked.type === 'yes-no') return ['yes', 'no']
  return asked.options ? [...asked.options.map(each => each.value), ...(asked.none ? ['none'] : [])] : null
}
