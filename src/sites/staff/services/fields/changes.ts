// What is different between two versions of a service, box by box.
import type { Service } from '../../../../modules/catalogue/index.ts'
import { stableJson } from '../../../../platform/compare.ts'
import type { Question } from '../../../../platform/form/index.ts'
import type { Language } from '../../../../platform/text.ts'
import type { Field } from './field.ts'
import { fieldsOfPart, PARTS, type Part } from './parts.ts'
import { questionFields } from './question-fields.ts'

export interface Change {
  part: Part | 'questions' | 'rest'
  what: string
  before: string
  after: string
}

/** In the order of the pages. Empty for two that say the same. Pure. */
export function changesBetween(before: Service, after: Service, languages: readonly Language[]): Change[] {
  const [old, now] = [factsOf(before, languages), factsOf(after, languages)]
  const keys = [...now.keys(), ...[...old.keys()].filter(key => !now.has(key))]
  return keys.flatMap(key => {
    const [was, is] = [old.get(key), now.get(key)]
    if (was?.value === is?.value) return []
    const { part, what } = (is ?? was)!
    return { part, what, before: was?.value ?? '', after: is?.value ?? '' }
  })
}

interface Fact {
  part: Change['part']
  what: string
  value: string
}

function factsOf(service: Service, languages: readonly Language[]): Map<string, Fact> {
  const facts = new Map<string, Fact>()
  const add = (part: Change['part'], { name, label, value, choices }: Field, about = '') =>
    facts.set(name, { part, what: about + label, value: choices?.find(each => each.value === value)?.text ?? value })
  for (const part of PARTS) for (const field of fieldsOfPart(part, service, languages)) add(part, field)
  const form = service.form ?? []
  const order = form.map(({ label }) => label.en).join('\n')
  facts.set('questions', { part: 'questions', what: 'Questions in order', value: order })
  for (const question of form) {
    const about = `‘${question.label.en}’: `
    for (const field of questionFields(service, question, languages))
      if (!isEmptyBox(field)) add('questions', field, about)
    addRule(facts, question)
  }
  for (const [key, what] of Object.entries(REST)) {
    const value = say(service[key as keyof Service])
    if (value) facts.set(key, { part: 'rest', what, value })
  }
  return facts
}

/** A box to add something is no fact. */
const isEmptyBox = ({ name, value }: Field): boolean => value === '' && name.includes('-new-')

/** What a question is beside its words. */
function addRule(
  facts: Map<string, Fact>,
  { id, label, hint, required, requiredError, options, fields, ...rule }: Question,
) {
  facts.set(`rule-${id}`, { part: 'questions', what: `‘${label.en}’: how it is asked`, value: say(rule) })
}

/** Parts of a definition that only a pack changes. */
const REST: Partial<Record<keyof Service, string>> = {
  lgsl: 'National service number (LGSL)',
  verb: 'What people do',
  kind: 'Kind',
  themes: 'Themes',
  danger: 'Asks about danger first',
  numbersFirst: 'Shows numbers first',
  quickExit: 'Has a quick exit button',
  teams: 'Teams',
  contact: 'Contact details',
  onBehalf: 'For somebody else',
  relates: 'Related services',
}

/** Data in plain letters. */
function say(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.map(say).join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(JSON.parse(stableJson(value)))
    .map(([key, each]) => `${key}: ${say(each)}`)
    .join(', ')
}
