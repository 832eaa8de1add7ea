// demo.yaml: staff and requests of a demonstration. Nobody in it is real.
import { isMap } from 'yaml'
import { NEEDS, type Need, RELATIONSHIPS, RESTRICTIONS, type Relationship } from '../../modules/customers/index.ts'
import { type Invitation, ROLES, WAYS } from '../../modules/organisation/index.ts'
import { VISIT_NEEDS, type VisitNeed } from '../../modules/reception/index.ts'
import { REPLY_FOLLOWS, type ReplyFollows } from '../../modules/replies/index.ts'
import { SHIFT_CHANNELS, type ShiftChannel } from '../../modules/rota/index.ts'
import { LANGUAGES, type Language, type Words } from '../../platform/text.ts'
import { WEEKDAYS, type Weekday } from '../../platform/working-time/index.ts'
import { ownPostcode } from '../locations.ts'
import {
  complain,
  list,
  mapped,
  number,
  oneOf,
  optional,
  type Reader,
  readWhole,
  record,
  refersTo,
  string,
  Wrong,
} from '../readers.ts'
import type { At } from '../source.ts'
import { email, phone, words } from '../words-readers.ts'

/** How far a request got: nobody has looked, or it ended so. `not-sorted`: done, and came back for the leader. */
const FATES = ['new', 'assigned', 'looked-at', 'scheduled', 'waiting', 'refused', 'done', 'not-sorted'] as const
export type Fate = (typeof FATES)[number]

/** What one resident asks, in her own words. */
export interface DemoRequest {
  service: string
  /** As it is written. Where it is, or where she lives. */
  postcode: string
  /** Where it is, in her words; else the postcode and its ward. */
  where?: string | undefined
  text: string
  language: Language
  /** Answers that fit the text, by question; the others are made up. */
  answers: Record<string, string | string[]>
  /** When she asked, days before now; else one of the last fourteen. */
  daysAgo?: number | undefined
  fate?: Fate | undefined
  /** The team it was handed to. */
  team?: string | undefined
  /** The address of the colleague who deals with it. */
  with?: string | undefined
  /** The address of the colleague who took it down for her. */
  takenBy?: string | undefined
  /** Her address, her name and her number, where they are not made up: of somebody who is there twice. */
  email?: string | undefined
  name?: string | undefined
  phone?: string | undefined
  /** When she rang again about it, what she was told, and what was written to her ('' for nothing). */
  rang: { daysAgo: number; asked: string; answer: string; wrote: string }[]
  /** How we have to act with her, as she said when she rang. */
  needs: Need[]
  /** Where she lives: house and street, with a comma before the town. The postcode is the request's. */
  lives?: string | undefined
  /** What she says on the phone or at a desk, so that nobody else is taken for her. */
  safeWord?: string | undefined
  /** Who acts for her, by a proof that was seen, and in what. */
  helper?: { kind: Relationship; name: string; authority: string; scope: string } | undefined
  /** What whoever visits her has to do, why, and the team that says so. */
  marker?: { instruction: string; evidence: string; team: string } | undefined
  /** The team that alone opens her record. */
  kept?: { kind: (typeof RESTRICTIONS)[number]; team: string } | undefined
  /** What she finds that is not sorted, where that is its fate. */
  notSorted?: string | undefined
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
  /** With what each can help with: themes, and ways to speak. */
  staff: (Invitation & { themes: string[]; ways: (typeof WAYS)[number][] })[]
  /** Who works when, every week; hours may have halves. */
  rota: {
    who: string
    team: string
    days: Weekday[]
    from: number
    until: number
    channel?: ShiftChannel | undefined
    location?: string | undefined
  }[]
  away: { who: string; inDays: number; days: number; cover: string }[]
  /** About how many calls came in each hour of the past weeks; 0: none are made up. */
  callsAnHour: number
  /** Visits to villages: in so many days, between two whole hours. */
  tour: { village: Words; place: Words; postcode: string; inDays: number; from: number; until: number }[]
  /** What colleagues begin messages from, as the leader of a team wrote it. */
  replies: { title: string; words: Words; services: string[]; follows: ReplyFollows }[]
  /** Where people can book, how many at the same time, and who has booked the first free times. */
  bookings: {
    location: string
    desks: number
    people: {
      name: string
      phone: string
      theme?: string | undefined
      team?: string | undefined
      needs: VisitNeed[]
      language: Language
    }[]
  }[]
  /** How many can book at the same time at each stop of the tour; 0: nobody. */
  desksAtStops: number
  /** Emails that came before the first day began: an adviser finds them waiting. */
  mails: { name: string; from: string; subject: string; words: string; hoursAgo: number }[]
  /** Likewise texts. */
  texts: { from: string; words: string; hoursAgo: number }[]
  /** Likewise letters. Who gives an address is known to live there, and has neither email nor telephone. */
  letters: { name: string; address?: string | undefined; words: string; hoursAgo: number }[]
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
  ward: optional(refersTo('ward'), null),
  themes: optional(list(refersTo('theme')), []),
  ways: optional(list(oneOf(WAYS)), []),
})

const time = number({ min: 0, max: 24 })
const shift = record({
  who: demoEmail,
  team: refersTo('team'),
  days: list(oneOf(WEEKDAYS), { min: 1 }),
  from: time,
  until: time,
  channel: optional(oneOf(SHIFT_CHANNELS)),
  location: optional(refersTo('location')),
})
const absence = record({
  who: demoEmail,
  inDays: number({ min: 0, max: 30, whole: true }),
  days: number({ min: 1, max: 30, whole: true }),
  cover: demoEmail,
})

/** Values by question id; whether the questions exist is found out when the answers are checked. */
const answers: Reader<DemoRequest['answers']> = at => {
  if (!isMap(at.node)) throw new Wrong('expected answers by question here.', at.node)
  const ids = at.node.items.map(pair => String(pair.key))
  const one: Reader<string | string[]> = where =>
    where.node && 'items' in where.node ? list(string)(where) : string(where)
  return record(Object.fromEntries(ids.map(id => [id, one])))(at) as DemoRequest['answers']
}

const rang = record({
  daysAgo: number({ min: 0, max: 14 }),
  asked: string,
  answer: string,
  wrote: optional(string, ''),
})

const request = record({
  service: refersTo('service'),
  postcode: ownPostcode,
  where: optional(string),
  text: string,
  language: optional(oneOf(LANGUAGES), 'en'),
  answers: optional(answers, {}),
  daysAgo: optional(number({ min: 0, max: 14 })),
  fate: optional(oneOf(FATES)),
  team: optional(refersTo('team')),
  with: optional(demoEmail),
  takenBy: optional(demoEmail),
  email: optional(demoEmail),
  name: optional(string),
  phone: optional(phone),
  rang: optional(list(rang), []),
  needs: optional(list(oneOf(NEEDS)), []),
  lives: optional(string),
  safeWord: optional(string),
  helper: optional(record({ kind: oneOf(RELATIONSHIPS), name: string, authority: string, scope: string })),
  marker: optional(record({ instruction: string, evidence: string, team: refersTo('team') })),
  kept: optional(record({ kind: oneOf(RESTRICTIONS), team: refersTo('team') })),
  notSorted: optional(string),
})

const letter = record({
  name: string,
  address: optional(string),
  words: string,
  hoursAgo: optional(number({ min: 0, max: 336 }), 1),
})

const texts = optional(list(words), [])
const said = record({ questions: texts, notes: texts, notSorted: texts })

const hour = number({ min: 0, max: 23, whole: true })
const visit = record({
  village: words,
  place: words,
  postcode: ownPostcode,
  inDays: number({ min: 1, max: 60, whole: true }),
  from: hour,
  until: hour,
})

const reply = record({
  title: string,
  words,
  services: optional(list(refersTo('service')), []),
  follows: optional(oneOf(REPLY_FOLLOWS), 'message'),
})

const booked = record({
  name: string,
  phone,
  theme: optional(refersTo('theme')),
  team: optional(refersTo('team')),
  needs: optional(list(oneOf(VISIT_NEEDS)), []),
  language: optional(oneOf(LANGUAGES), 'en'),
})
const bookable = record({
  location: refersTo('location'),
  desks: number({ min: 1, max: 50, whole: true }),
  people: optional(list(booked), []),
})

const mail = record({
  name: string,
  from: demoEmail,
  subject: string,
  words: string,
  hoursAgo: optional(number({ min: 0, max: 336 }), 1),
})

const textMessage = record({ from: phone, words: string, hoursAgo: optional(number({ min: 0, max: 336 }), 1) })

const demo = mapped(
  record({
    staff: list(person, { min: 1 }),
    tour: optional(list(visit), []),
    rota: optional(list(shift), []),
    bookings: optional(list(bookable), []),
    desksAtStops: optional(number({ min: 0, max: 50, whole: true }), 0),
    away: optional(list(absence), []),
    callsAnHour: optional(number({ min: 0, max: 60 }), 0),
    replies: optional(list(reply), []),
    mails: optional(list(mail), []),
    texts: optional(list(textMessage), []),
    letters: optional(list(letter), []),
    words: optional(said, { questions: [], notes: [], notSorted: [] }),
    requests: list(request),
  }),
  (read, at) => {
    const known = new Set(read.staff.map(each => each.email))
    for (const asked of read.requests)
      for (const email of [asked.with, asked.takenBy])
        if (email && !known.has(email)) complain(at, asked, `'${email}' is none of the staff above.`)
    for (const each of [...read.rota, ...read.away])
      if (!known.has(each.who)) complain(at, each, `'${each.who}' is none of the staff above.`)
    for (const each of read.away)
      if (!known.has(each.cover)) complain(at, each, `'${each.cover}' is none of the staff above.`)
    return read
  },
)

export const readDemoFile = (at: At | null): DemoOfPack | null => (at && readWhole(at, demo)) ?? null
