// demo.yaml: staff and requests of a demonstration. Nobody in it is real.
import { isMap } from 'yaml'
import { type Invitation, ROLES } from '../../modules/organisation/index.ts'
import { LANGUAGES, type Language, type Words } from '../../platform/text.ts'
import { ownPostcode } from '../locations.ts'
import { list, mapped, oneOf, optional, type Reader, readWhole, record, refersTo, string, Wrong } from '../readers.ts'
import type { At } from '../source.ts'
import { email, words } from '../words-readers.ts'

/** What one resident asks, in her own words. */
export interface DemoRequest {
  service: string
  /** As it is written. Where it is, or where she lives. */
  postcode: string
  text: string
  language: Language
  /** Answers that fit the text, by question; the others are made up. */
  answers: Record<string, string | string[]>
}

/** Things said while requests are dealt with. */
export interface DemoWords {
  /** Asked of the customer while the clock stands. */
  questions: Words[]
  /** Between colleagues. */
  notes: Words[]
  /** What somebody answers who finds that it is not sorted. */
  notSorted: Words[]
}

/** Used only in a demonstration database. */
export interface DemoOfPack {
  staff: Invitation[]
  requests: DemoRequest[]
  words: DemoWords
}

const demoEmail = mapped(email, (value, at) => {
  if (!/[@.]example(\.(com|org|net))?$/.test(value))
    throw new Wrong(`'${value}' could be somebody's: end it with .example.`, at.node)
  return value
})

const person = record({
  email: demoEmail,
  name: string,
  roles: list(oneOf(ROLES), { min: 1 }),
  teams: list(refersTo('team')),
})

/** Values by question id; whether the questions exist is found out when the answers are checked. */
const answers: Reader<DemoRequest['answers']> = at => {
  if (!isMap(at.node)) throw new Wrong('expected answers by question here.', at.node)
  const ids = at.node.items.map(pair => String(pair.key))
  const one: Reader<string | string[]> = where =>
    where.node && 'items' in where.node ? list(string)(where) : string(where)
  return record(Object.fromEntries(ids.map(id => [id, one])))(at) as DemoRequest['answers']
}

const request = record({
  service: refersTo('service'),
  postcode: ownPostcode,
  text: string,
  language: optional(oneOf(LANGUAGES), 'en'),
  answers: optional(answers, {}),
})

const texts = optional(list(words), [])
const said = record({ questions: texts, notes: texts, notSorted: texts })

const demo = record({
  staff: list(person, { min: 1 }),
  words: optional(said, { questions: [], notes: [], notSorted: [] }),
  requests: list(request),
})

export const readDemoFile = (at: At | null): DemoOfPack | null => (at && readWhole(at, demo)) ?? null
