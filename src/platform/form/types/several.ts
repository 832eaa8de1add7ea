import type { Posted } from '../../page/page.ts'
import { say } from '../../text.ts'
import { holds, questionsThatApply, withOptionsThatApply } from '../apply.ts'
import type { Answers, Asking, Question } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, type Checked, good, isRecord, one, type Problem, wrong } from './answer-type.ts'

/** The rest of the engine, given so that this file and the table of types do not import one another. */
export interface Engine {
  typeOf(question: Question): AnswerType
  /** As `check` of its type, and required where it is. */
  check(question: Question, value: unknown, asking: Asking): Promise<Checked>
}

/** Most items of a group where it does not say. */
export const ITEMS_MAX = 20

/** A set: several boxes on one page, answered as one object by field id. */
export function setType({ typeOf, check }: Engine): AnswerType {
  return {
    read: (question, posted, name) => readFields(typeOf, question, posted, name),
    async check(question, value, asking) {
      if (value === undefined || value === null) return good(undefined)
      if (!isRecord(value)) return wrong(phrase('notUnderstood', asking.language))
      const checked = await checkFields(check, question, value, asking)
      if (checked.problems) return checked
      const lacksOne = question.oneOf && !question.oneOf.some(id => checked.answer[id] !== undefined)
      if (lacksOne) return wrong(lackOf(question, asking), `-${question.oneOf![0]}`)
      return good(Object.keys(checked.answer).length === 0 ? undefined : checked.answer)
    },
    fill: (question, answer, name) => fillFields(typeOf, question, answer as Answers, name),
    say: (question, answer, language) => sayFields(typeOf, question, answer as Answers, language),
  }
}

const lackOf = (question: Question, { language }: Asking): string =>
  say(question.requiredError, language) || phrase('set.oneOf', language)

/** A repeatable group: a list of objects by field id. Items left wholly empty are no items. */
export function groupType({ typeOf, check }: Engine): AnswerType {
  return {
    read: (question, posted, name) =>
      Array.from({ length: countItems(question, posted, name) }, (_, index) =>
        readFields(typeOf, question, posted, `${name}-${index}`),
      ),
    async check(question, value, asking) {
      if (value === undefined || value === null) return good(undefined)
      if (!Array.isArray(value)) return wrong(phrase('notUnderstood', asking.language))
      const items = await checkItems(check, question, value.slice(0, ITEMS_MAX * 5), asking)
      if (items.problems) return items
      const isMissing = items.answer.length === 0 && question.required !== false && !question.requiredError
      return isMissing ? checkFirst(check, question, asking) : judgeCount(question, items.answer, asking)
    },
    fill: (question, answer, name) =>
      Object.assign(
        { [`${name}-count`]: String((answer as Answers[]).length) },
        ...(answer as Answers[]).map((item, index) => fillFields(typeOf, question, item, `${name}-${index}`)),
      ),
    say: (question, answer, language) =>
      (answer as Answers[]).map((item, index) => {
        const title = phrase('group.item', language, { item: say(question.item, language), number: index + 1 }).trim()
        return `${title}: ${sayFields(typeOf, question, item, language).join('; ')}`
      }),
  }
}

/** How many items the page shows: as it said itself, at least one, within bounds. */
export function countItems(question: Question, posted: Posted, name: string): number {
  const said = Number(one(posted[`${name}-count`]))
  return Number.isInteger(said) ? Math.min(Math.max(said, 1), question.max ?? ITEMS_MAX) : 1
}

async function checkItems(check: Engine['check'], question: Question, items: unknown[], asking: Asking) {
  const answer: Answers[] = []
  const problems: Problem[] = []
  for (const [index, item] of items.entries()) {
    if (!isRecord(item)) return { problems: [{ at: '', text: phrase('notUnderstood', asking.language) }] }
    if (await isBlank(check, question, item, asking)) continue
    const checked = await checkFields(check, question, item, asking)
    if (!checked.problems) answer.push(checked.answer)
    else problems.push(...checked.problems.map(each => placedIn(question, index, each, asking)))
  }
  return problems.length > 0 ? { problems } : { answer }
}

/** Where nothing was filled in, what the first item's boxes want says more than that something is missing. */
async function checkFirst(check: Engine['check'], question: Question, asking: Asking): Promise<Checked> {
  const checked = await checkFields(check, question, {}, asking)
  if (!checked.problems) return good(undefined)
  return { problems: checked.problems.map(each => placedIn(question, 0, each, asking)) }
}

/** Nothing in any box: judged as if nothing were required. */
async function isBlank(check: Engine['check'], question: Question, item: Record<string, unknown>, asking: Asking) {
  for (const field of question.fields ?? []) {
    const checked = await check({ ...field, required: false }, item[field.id], asking)
    if (checked.problems || checked.answer !== undefined) return false
  }
  return true
}

function placedIn(question: Question, index: number, problem: Problem, { language }: Asking): Problem {
  const item = say(question.item, language)
  const text = phrase('group.at', language, { item, number: index + 1, text: problem.text })
  return { at: `-${index}${problem.at}`, text }
}

function judgeCount(question: Question, items: Answers[], { language }: Asking): Checked {
  const { min = 0, max = ITEMS_MAX } = question
  if (items.length === 0) return good(undefined)
  if (items.length < min) return wrong(phrase('group.few', language, { count: min }), '-0')
  return items.length > max ? wrong(phrase('group.many', language, { count: max }), '-0') : good(items)
}

type CheckedFields = { answer: Answers; problems?: undefined } | { problems: Problem[] }

/** The fields that apply, each judged; what does not apply is dropped, what is not a field is refused. */
async function checkFields(
  check: Engine['check'],
  question: Question,
  values: Record<string, unknown>,
  asking: Asking,
): Promise<CheckedFields> {
  const fields = question.fields ?? []
  const problems: Problem[] = Object.keys(values)
    .filter(id => !fields.some(field => field.id === id))
    .map(id => ({ at: '', text: phrase('unknownQuestion', asking.language, { id }) }))
  const answer: Answers = {}
  for (const field of fields) {
    if (!holds(field.when, answer)) continue
    const checked = await check(withOptionsThatApply(field, answer), values[field.id], asking)
    if (checked.problems) problems.push(...checked.problems.map(each => ({ ...each, at: `-${field.id}${each.at}` })))
    else if (checked.answer !== undefined) answer[field.id] = checked.answer
  }
  return problems.length > 0 ? { problems } : { answer }
}

function readFields(typeOf: Engine['typeOf'], question: Question, posted: Posted, name: string) {
  const fields = question.fields ?? []
  return Object.fromEntries(fields.map(field => [field.id, typeOf(field).read(field, posted, `${name}-${field.id}`)]))
}

function fillFields(typeOf: Engine['typeOf'], question: Question, answers: Answers, name: string): Posted {
  const given = (question.fields ?? []).filter(field => answers[field.id] !== undefined)
  const boxes = given.map(field => typeOf(field).fill(field, answers[field.id]!, `${name}-${field.id}`))
  return Object.assign({}, ...boxes)
}

function sayFields(typeOf: Engine['typeOf'], question: Question, answers: Answers, language: 'en' | 'cy'): string[] {
  return questionsThatApply(question.fields ?? [], answers)
    .filter(field => answers[field.id] !== undefined)
    .map(
      field =>
        `${asLead(say(field.label, language))} ${typeOf(field).say(field, answers[field.id]!, language).join(', ')}`,
    )
}

/** A question needs no colon before its answer. */
const asLead = (label: string): string => (/[?:]$/.test(label) ? label : `${label}:`)
