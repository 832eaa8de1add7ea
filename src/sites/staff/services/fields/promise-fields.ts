import type { PromiseStep, Service } from '../../../../modules/catalogue/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { type Bag, type Field, inLanguage, wordsFields } from './field.ts'
import { numberField } from './numbers.ts'
import { freeId } from './question-fields.ts'

type Languages = readonly Language[]
const bag = (value: unknown): Bag => value as Bag

const WHAT = 'It completes ‘By Thursday 3 December …’: ‘we will look at it’'
const KEPT = 'A sentence: ‘We looked at it.’'
const UNITS = [
  { value: 'workingDays', text: 'working days' },
  { value: 'workingHours', text: 'working hours' },
  { value: 'days', text: 'days' },
  { value: 'hours', text: 'hours' },
]

export function promiseFields({ promise }: Service, languages: Languages): Field[] {
  if (!promise) return []
  const last = promise.steps.length - 1
  const steps = promise.steps.flatMap((step, index) => stepFields(step, { index, isLast: index === last, languages }))
  const legal = wordsFields({
    name: 'promise-legal',
    at: 'promise.legal',
    label: 'The law that sets the time',
    hint: 'Leave it empty where no law does',
    required: false,
    holder: changed => bag(changed.promise),
    key: 'legal',
    empty: null,
    languages,
    words: promise.legal,
  })
  return [...steps, ...newStepFields(promise.steps, languages), ...legal]
}

interface StepAt {
  index: number
  isLast: boolean
  languages: Languages
}

/** A step whose words are all taken away is taken away itself; the last one, when the request is done, stays. */
function stepFields(step: PromiseStep, { index, isLast, languages }: StepAt): Field[] {
  const find = (changed: Service) => changed.promise?.steps.find(({ id }) => id === step.id)
  const title = `Step ${index + 1}`
  const [prefix, at] = [`step-${step.id}`, `promise.steps.${index}`]
  const [unit, count] = Object.entries(step.within)[0] as [string, number]
  const words = (key: 'name' | 'text' | 'textIf' | 'kept', label: string, required: boolean, hint?: string) =>
    wordsFields({
      name: `${prefix}-${key}`,
      at: `${at}.${key}`,
      label: `${title}: ${label}`,
      ...(hint && { hint }),
      required,
      holder: changed => bag(find(changed)),
      key,
      languages,
      words: step[key],
    })
  const text = words('text', 'what we promise', isLast, isLast ? WHAT : `${WHAT}. Empty it to take the step away`)
  return [
    ...(isLast ? text : text.map(takingAway)),
    ...(step.when ? words('textIf', 'the same with its condition, before we know the answers', true) : []),
    ...(isLast ? [] : words('kept', 'what we say when it is done', step.kept !== undefined, KEPT)),
    ...words('name', 'what staff call it', step.name !== undefined, 'In a word or two'),
    numberField({
      name: `${prefix}-count`,
      at: `${at}.within`,
      label: `${title}: within how many`,
      group: `${prefix}-within`,
      required: true,
      value: String(count),
      put: (changed, value) => {
        const held = find(changed)
        if (held && value !== null) held.within = { [Object.keys(held.within)[0]!]: value } as typeof held.within
      },
    }),
    unitField({ name: `${prefix}-unit`, title, at: `${at}.within`, group: `${prefix}-within`, value: unit, find }),
  ]
}

const takingAway = (field: Field): Field => ({
  ...field,
  put: (changed, typed) => {
    field.put(changed, typed)
    if (changed.promise) changed.promise.steps = changed.promise.steps.filter(({ text }) => text !== undefined)
  },
})

interface Unit extends Pick<Field, 'name' | 'at' | 'group' | 'value'> {
  title: string
  find(service: Service): PromiseStep | undefined
}

const unitField = ({ title, find, ...where }: Unit): Field => ({
  ...where,
  label: `${title}: days or hours`,
  control: 'choice',
  choices: UNITS,
  required: true,
  put: (changed, typed) => {
    const held = find(changed)
    if (held) held.within = { [typed]: Object.values(held.within)[0] } as typeof held.within
  },
})

/** Boxes for a step that is not there yet. It comes before the last. */
function newStepFields(steps: readonly PromiseStep[], languages: Languages): Field[] {
  const known = new Set(steps.map(({ id }) => id))
  const find = (changed: Service) => changed.promise?.steps.find(({ id }) => !known.has(id))
  const [title, at, group] = ['Another step', 'promise.steps.new', 'step-new']
  const add = (changed: Service, typed: string) => {
    const id = freeId(typed, [...known])
    changed.promise?.steps.splice(-1, 0, { id, text: { en: typed }, within: { workingDays: 1 } })
  }
  const words = (key: 'text' | 'kept', label: string, hint: string) =>
    languages.map(
      (language, index): Field => ({
        name: `step-new-${key}-${language}`,
        label: inLanguage(`${title}: ${label}`, language, languages),
        ...(index === 0 && { hint }),
        control: 'line',
        language,
        value: '',
        at: `${at}.${key}`,
        group,
        required: false,
        put: (changed, typed) => {
          if (!typed) return
          if (key === 'text' && index === 0) return add(changed, typed)
          const held = find(changed)
          if (held) held[key] = { ...held[key]!, [language]: typed }
        },
      }),
    )
  return [
    ...words('text', 'what we promise', `${WHAT}. It comes before the last step`),
    ...words('kept', 'what we say when it is done', KEPT),
    numberField({
      name: 'step-new-count',
      at: `${at}.within`,
      label: `${title}: within how many`,
      group,
      required: false,
      value: '',
      put: (changed, value) => {
        const held = find(changed)
        if (held && value !== null) held.within = { workingDays: value }
      },
    }),
    unitField({ name: 'step-new-unit', title, at: `${at}.within`, group: 'step-new-unit', value: 'workingDays', find }),
  ]
}
