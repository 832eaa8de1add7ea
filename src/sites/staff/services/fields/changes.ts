// What is different between two versions of a service, box by box.
import type { Service } from '../../../../modules/catalogue/index.ts'
import { stableJson } from '../../../../platform/compare.ts'
import type { Question } from '../../../../platform/form/index.ts'
import type { Language } from '../../../../platform/text.ts'
import type { Field } from './field.ts'
import { fieldsOfPart, PARTS, type Part } from './parts.ts'
import { questionFields } from './question-fields.ts'

export interface Change {
  part: Part | 'questions' | 'teams' | 'rest'
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
  for (const [what, read] of Object.entries(REST)) {
    const value = say(read(service))
    if (value) facts.set(what, { part: what in OF_TEAMS ? 'teams' : 'rest', what, value })
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

const OF_TEAMS: Record<string, (service: Service) => unknown> = {
  Teams: service => service.teams,
  Themes: service => service.themes,
}

/** What has no boxes: only a pack changes it, apart from teams and themes. */
const REST: Record<string, (service: Service) => unknown> = {
  ...OF_TEAMS,
  'National service number (LGSL)': service => service.lgsl,
  'What people do': service => service.verb,
  Kind: service => service.kind,
  'Asks about danger first': service => service.danger,
  'Shows numbers first': service => service.numbersFirst,
  'Has a quick exit button': service => service.quickExit,
  'Contact details': service => service.contact,
  'For somebody else': service => service.onBehalf,
  'Begins by text with': service => service.text?.keyword,
  'Not asked by text': service => service.text?.leave,
  'When somebody can have it': service => service.eligibility?.map(({ words, ...rule }) => rule),
  'Opens by mail': service => service.mail?.opens,
  'Related services': service => service.relates,
  'Promise counted in the hours of': service => service.promise?.calendar,
  'Promise steps that depend on answers': service =>
    service.promise?.steps.flatMap(({ id, when }) => (when ? { id, when } : [])),
  'Who may see it': service => service.privacy.visibility,
  Sensitive: service => service.privacy.sensitive,
  'Who shows photos to the public': service => service.privacy.photos,
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
