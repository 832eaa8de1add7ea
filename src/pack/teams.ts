// teams.yaml: teams, golden numbers, duty rules.
import type { DutyRule, GoldenNumber, Team } from '../modules/organisation/index.ts'
import {
  boolean,
  defines,
  list,
  mapped,
  oneOf,
  optional,
  type Reader,
  readWhole,
  record,
  refersTo,
  Wrong,
} from './readers.ts'
import type { At } from './source.ts'
import { email, linkUrl, optionalWords, phone, spokenWords, words } from './words-readers.ts'

const team = mapped(
  record({
    id: defines('team'),
    name: words,
    does: words,
    email,
    areas: optional(list(refersTo('area'), { min: 1 })),
    skills: optional(list(words), []),
    calendar: refersTo('calendar'),
    cover: optional(refersTo('team')),
    video: optional(linkUrl),
    private: optional(boolean),
  }),
  (value, at): Team => {
    if (value.cover === value.id) throw new Wrong(`the team '${value.id}' cannot cover for itself.`, at.node)
    return { ...value, disabled: false }
  },
)

/** A service that a line answers whatever its themes: each has one. */
const answered: Reader<string> = at => {
  defines('line of the service')(at)
  return refersTo('service')(at)
}

/** 0 is for an adviser, and 9 would be more than anybody keeps in mind. */
const MOST_KEYS = 8
const menu = mapped(list(refersTo('service'), { min: 1 }), (value, at) => {
  if (value.length > MOST_KEYS) throw new Wrong(`at most ${MOST_KEYS}: nobody keeps more keys in mind.`, at.node)
  return value
})

const goldenNumber = record({
  id: defines('golden number'),
  number: phone,
  name: spokenWords,
  theme: optional(refersTo('theme')),
  services: optional(list(answered, { min: 1 })),
  calendar: refersTo('calendar'),
  afterHours: optional(refersTo('duty rule')),
  greeting: optional(spokenWords),
  menu: optional(menu),
})

/** A telephone number and when it answers. */
export const dutyNumber = mapped(
  record({
    name: spokenWords,
    number: phone,
    when: oneOf(['always', 'open', 'closed']),
    calendar: optional(refersTo('calendar')),
    note: optionalWords,
    reveals: optional(boolean),
  }),
  (value, at) => {
    if (value.when !== 'always' && !value.calendar)
      throw new Wrong(`'calendar' is missing: ${value.when} by which?`, at.node)
    return value
  },
)

const dutyRule = record({
  id: defines('duty rule'),
  name: words,
  say: spokenWords,
  ofPlace: optional(boolean),
  numbers: list(dutyNumber, { min: 1 }),
})

export interface TeamsOfFile {
  teams: Team[]
  contactHours: string
  goldenNumbers: GoldenNumber[]
  dutyRules: DutyRule[]
}

export function readTeamsFile(at: At | null): TeamsOfFile | undefined {
  const file = record({
    teams: list(team, { min: 1 }),
    contactHours: refersTo('calendar'),
    goldenNumbers: optional(list(goldenNumber), []),
    duty: optional(list(dutyRule), []),
  })
  const value = readWhole(at, file)
  if (!value) return undefined
  const { duty: dutyRules, ...rest } = value
  return { ...rest, dutyRules }
}
