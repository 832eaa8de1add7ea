// themes.yaml, words/LANG.yaml and notices.yaml
import { inFull, type SearchWords, type Theme } from '../modules/catalogue/index.ts'
import type { PackNotice } from '../modules/notices/index.ts'
import { date } from './hours.ts'
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
  string,
  Wrong,
} from './readers.ts'
import type { At } from './source.ts'
import { words } from './words-readers.ts'

const theme = record({ id: defines('theme'), name: words, summary: words })

export const readThemesFile = (at: At | null): Theme[] | undefined =>
  readWhole(at, record({ themes: list(theme, { min: 1 }) }))?.themes

const phrases = optional(list(string), [])
const dangerOf = (duty: Reader<string>, service: Reader<string>) =>
  mapped(
    record({
      duty,
      words: phrases,
      alone: phrases,
      unless: phrases,
      services: optional(list(service), []),
      only: optional(boolean, false),
    }),
    (read, at) => {
      if (read.words.length + read.alone.length === 0) throw new Wrong("'words' or 'alone' is missing.", at.node)
      return read
    },
  )
const danger = dangerOf(refersTo('duty rule'), refersTo('service'))
const searchWords = record({
  ignore: phrases,
  same: optional(list(list(string, { min: 2 })), []),
  danger: optional(list(danger), []),
})

export const readWordsFile = (at: At | null): Omit<SearchWords, 'notBack'> | undefined => readWhole(at, searchWords)

const commonDanger = record({
  groups: optional(list(record({ name: string, words: string })), []),
  danger: list(dangerOf(string, string)),
  notBack: optional(list(record({ by: oneOf(['write', 'ring']), words: list(string), unless: phrases })), []),
})

/** What people say in danger whatever the council: of the rules and services that it has. Read when these are known. */
export function readCommonDanger(at: At | null): Pick<SearchWords, 'danger' | 'notBack'> {
  const { groups = [], danger = [], notBack = [] } = (at && readWhole(at, commonDanger)) || {}
  const has = (kind: 'duty rule' | 'service') => (id: string) => !!at?.source.reading.names.has(kind, id)
  const ours = danger.filter(({ duty }) => has('duty rule')(duty))
  return {
    danger: inFull(ours, groups).map(each => ({ ...each, services: each.services.filter(has('service')) })),
    notBack: inFull(notBack, groups),
  }
}

const notice = mapped(
  record({
    id: defines('notice'),
    title: words,
    text: words,
    from: date,
    to: optional(date),
    services: optional(list(refersTo('service')), []),
    areas: optional(list(refersTo('area')), []),
  }),
  ({ text, from, to, ...rest }, at): PackNotice => {
    if (to && to < from) throw new Wrong("'to' is before 'from'.", at.node)
    return { ...rest, words: text, startsAt: midnight(from), endsAt: to ? midnight(to, 1) : null }
  },
)

/** The beginning of a day, or of one some days after it. */
function midnight(day: string, later = 0): Date {
  const start = Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime('Europe/London')
  return new Date(start.epochMilliseconds)
}

export const readNoticesFile = (at: At | null): PackNotice[] =>
  (at && readWhole(at, record({ notices: list(notice) }))?.notices) || []
