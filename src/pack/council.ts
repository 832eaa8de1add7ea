// council.yaml
import { isMap } from 'yaml'
import { type Council, type Delegation, PERIODS, ROLES } from '../modules/organisation/index.ts'
import { LANGUAGES, type Language } from '../platform/text.ts'
import { contrast } from './contrast.ts'
import {
  boolean,
  id,
  list,
  mapped,
  number,
  oneOf,
  optional,
  pattern,
  type Reader,
  readWhole,
  record,
  refersTo,
  string,
  Wrong,
} from './readers.ts'
import type { At } from './source.ts'
import { email, phone, words } from './words-readers.ts'

/** WCAG 2.2, 1.4.3: text of ordinary size. */
const LEAST_CONTRAST = 4.5

const colour = pattern(/^#[0-9a-f]{6}$/i, "is no colour: write it as '#1f4e3d'.")
const brand = mapped(record({ primary: colour, accent: colour, onPrimary: colour }), (value, at) => {
  const pairs = [
    ['primary', value.onPrimary],
    ['primary', '#ffffff'],
    ['accent', '#ffffff'],
  ] as const
  for (const [name, other] of pairs) {
    const ratio = contrast(value[name], other)
    if (ratio >= LEAST_CONTRAST) continue
    throw new Wrong(
      `${name} on ${other} has a contrast of ${ratio.toFixed(2)}: at least ${LEAST_CONTRAST} is needed.`,
      at.node,
    )
  }
  return value
})

const languages: Reader<Language[]> = mapped(list(oneOf(LANGUAGES), { min: 1 }), (value, at) => {
  if (!value.includes('en')) throw new Wrong("'en' must be among them.", at.node)
  return [...new Set(value)]
})

const latitude = number({ min: 49, max: 61.5 })
const longitude = number({ min: -9, max: 2.5 })
const point = mapped(list(number()), (value, at): [number, number] => {
  if (value.length !== 2) throw new Wrong('write a point as [latitude, longitude].', at.node)
  return [value[0]!, value[1]!]
})
const bounds = mapped(list(point), (value, at): [[number, number], [number, number]] => {
  const [southWest, northEast] = value
  if (value.length !== 2 || !(southWest![0] < northEast![0] && southWest![1] < northEast![1]))
    throw new Wrong('write them as [[south, west], [north, east]].', at.node)
  return [southWest!, northEast!]
})

/** What council.yaml holds; the rest of `Council` comes from areas.yaml and teams.yaml. */
export type CouncilOfFile = Omit<Council, 'areaKinds' | 'contactHours'> & { delegation: Delegation[] }

/** Money in pounds, as people write it; kept in pence. */
const pounds = mapped(number({ min: 0, max: 1_000_000 }), value => Math.round(value * 100))

const delegation = mapped(
  record({
    id,
    services: list(refersTo('service'), { min: 1 }),
    roles: list(oneOf(ROLES), { min: 1 }),
    limit: optional(pounds),
    budget: optional(pounds),
    per: optional(oneOf(PERIODS)),
  }),
  (read, at): Delegation => {
    if ((read.budget === undefined) !== (read.per === undefined))
      throw new Wrong('a budget and its period (per: month) go together.', at.node)
    return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as unknown as Delegation
  },
)

const council: Reader<CouncilOfFile> = record({
  slug: id,
  name: words,
  languages,
  brand,
  jurisdiction: string,
  contact: record({
    phone,
    email,
    address: list(words, { min: 1 }),
    hours: refersTo('calendar'),
    afterHours: optional(refersTo('duty rule')),
  }),
  map: record({ centre: point, zoom: number({ min: 1, max: 19, whole: true }), bounds }),
  wardWord: words,
  nation: oneOf(['england', 'wales', 'scotland', 'northern-ireland']),
  privacy: record({ officer: words, email, address: list(words, { min: 1 }) }),
  complaints: record({ service: refersTo('service') }),
  fallback: record({ service: refersTo('service'), team: refersTo('team') }),
  illustrative: boolean,
  interpreters: optional(record({ phone, code: string })),
  delegation: optional(list(delegation), []),
})

/** Which languages the pack is in, found before anything else is read; English alone where that cannot be told. */
export function findLanguages(at: At | null): Language[] {
  const node = at && isMap(at.node) ? at.source.resolve(at.node.get('languages', true) as never) : null
  if (!at || !node || !('toJSON' in node)) return ['en']
  const value = (node as { toJSON(): unknown }).toJSON()
  const known = Array.isArray(value) ? LANGUAGES.filter(language => value.includes(language)) : []
  return known.includes('en') ? known : ['en']
}

export const readCouncilFile = (at: At | null): CouncilOfFile | undefined => readWhole(at, council)

export { latitude, longitude }
