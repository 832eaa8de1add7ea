import type { PromiseStep, Service } from '../../../../modules/catalogue/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { type Bag, type Field, wordsFields } from './field.ts'
import { numberField } from './numbers.ts'

type Languages = readonly Language[]
const bag = (value: unknown): Bag => value as Bag

const UNITS = [
  { value: 'workingDays', text: 'working days' },
  { value: 'workingHours', text: 'working hours' },
  { value: 'days', text: 'days' },
  { value: 'hours', text: 'hours' },
]

export function promiseFields({ promise }: Service, languages: Languages): Field[] {
  if (!promise) return []
  const steps = promise.steps.flatMap((step, index) => stepFields(step, index, languages))
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
  return [...steps, ...legal]
}

function stepFields(step: PromiseStep, index: number, languages: Languages): Field[] {
  const find = (changed: Service) => changed.promise?.steps.find(({ id }) => id === step.id)
  const title = `Step ${index + 1}`
  const [prefix, at] = [`step-${step.id}`, `promise.steps.${index}`]
  const [unit, count] = Object.entries(step.within)[0] as [string, number]
  const words = (key: 'name' | 'text' | 'textIf', label: string, required: boolean, hint?: string) =>
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
  return [
    ...words('text', 'what we promise', true, 'It completes ‘By Thursday 3 December …’: ‘we will look at it’'),
    ...(step.when ? words('textIf', 'the same with its condition, before we know the answers', true) : []),
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
    {
      name: `${prefix}-unit`,
      label: `${title}: days or hours`,
      control: 'choice',
      choices: UNITS,
      value: unit,
      at: `${at}.within`,
      group: `${prefix}-within`,
      required: true,
      put: (changed, typed) => {
        const held = find(changed)
        if (held) held.within = { [typed]: Object.values(held.within)[0] } as typeof held.within
      },
    },
  ]
}
