// Adding, moving and taking away questions of a form. Pure: each answers a changed definition.
import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Condition, Question, QuestionType } from '../../../../platform/form/index.ts'
import { say, type Words } from '../../../../platform/text.ts'
import { freeId } from './question-fields.ts'

/** Types of question that can be added and taken away on screen. */
export const SIMPLE_TYPES = [
  'text',
  'long-text',
  'yes-no',
  'radios',
  'checkboxes',
  'number',
  'date',
] as const satisfies QuestionType[]
export type SimpleType = (typeof SIMPLE_TYPES)[number]

export const isSimple = ({ type }: Question): boolean => (SIMPLE_TYPES as readonly string[]).includes(type)
export const hasAnswers = (type: SimpleType): boolean => type === 'radios' || type === 'checkboxes'

export interface NewQuestion {
  type: SimpleType
  label: Words
  hint?: Words
  required: boolean
  /** Of radios and checkboxes. */
  answers: Words[]
  /** The id of the question before it; '' for the first. */
  after: string
}

/** Ids that are addresses of pages. */
const RESERVED = ['new']

export function addQuestion(service: Service, added: NewQuestion): Service {
  const changed = structuredClone(service)
  const form = changed.form ?? []
  const question: Question = {
    id: freeId(added.label.en, [...RESERVED, ...form.map(({ id }) => id)]),
    type: added.type,
    label: added.label,
    ...(added.hint && { hint: added.hint }),
    ...(!added.required && { required: false }),
    ...(hasAnswers(added.type) && { options: optionsOf(added.answers) }),
  }
  const before = form.findIndex(({ id }) => id === added.after)
  // The question before it may have been taken away meanwhile.
  const at = added.after === '' ? 0 : before < 0 ? form.length : before + 1
  changed.form = form.toSpliced(at, 0, question)
  return changed
}

function optionsOf(answers: Words[]): NonNullable<Question['options']> {
  const taken = ['none']
  return answers.map(label => {
    const value = freeId(label.en, taken)
    taken.push(value)
    return { value, label }
  })
}

/** The question is asked no more, and the adviser's script does not ask it. */
export function removeQuestion(service: Service, id: string): Service {
  const changed = structuredClone(service)
  changed.form = changed.form!.filter(question => question.id !== id)
  changed.script = changed.script.filter(line => line.ask !== id)
  return changed
}

/** One place up or down; at the end of the list it stays. */
export function moveQuestion(service: Service, id: string, by: 1 | -1): Service {
  const changed = structuredClone(service)
  const form = changed.form!
  const at = form.findIndex(question => question.id === id)
  const [question, other] = [form[at], form[at + by]]
  if (!question || !other) return changed
  form[at] = other
  form[at + by] = question
  return changed
}

/** What is asked or promised only after certain answers to this question, in words. */
export function dependentsOf({ form = [], promise }: Service, id: string): string[] {
  const names = (when: Condition | Condition[] | undefined) =>
    [when ?? []].flat().some(({ question }) => question === id)
  const questions = form.filter(({ when, options = [] }) => names(when) || options.some(option => names(option.when)))
  const steps = promise?.steps.filter(({ when }) => names(when)) ?? []
  return [...questions.map(({ label }) => say(label, 'en')), ...steps.map(({ text }) => say(text, 'en'))]
}
