import type { Language, Words } from '../../platform/text.ts'
import type { HolidayRule, WeekBlocks } from '../../platform/working-time/index.ts'
import type { Role } from './permissions.ts'

/** The council itself, as its pack describes it (packs/README.md, `council.yaml`). */
export interface Council {
  slug: string
  name: Words
  languages: Language[]
  brand: { primary: string; accent: string; onPrimary: string }
  jurisdiction: string
  contact: {
    phone: string
    email: string
    address: Words[]
    hours: string
    /** The duty rule whose numbers answer while a line that names none is closed. */
    afterHours?: string
  }
  map: { centre: [number, number]; zoom: number; bounds: [[number, number], [number, number]] }
  wardWord: Words
  nation: 'england' | 'wales' | 'scotland' | 'northern-ireland'
  privacy: { officer: Words; email: string; address: Words[] }
  complaints: { service: string }
  fallback: { service: string; team: string }
  illustrative: boolean
  areaKinds: { id: string; name: Words; source?: Words }[]
  /** Id of the calendar of the first point of contact; gaps of each team against it are shown. */
  contactHours: string
  /** The line by which a colleague gets an interpreter on the telephone, and what the council is called there. */
  interpreters?: { phone: string; code: string }
}

/** For how long a budget of the scheme of delegation is. */
export const PERIODS = ['day', 'week', 'month', 'year'] as const

/**
 * A part of the scheme of delegation: services that only these roles may settle on the spot, and for how much. What no part
 * names, anybody who takes conversations may settle.
 */
export interface Delegation {
  id: string
  services: string[]
  roles: Role[]
  /** Pence a case; absent: it is not about money, or there is no limit. */
  limit?: number
  /** Pence for all who use it together, in each period. */
  budget?: number
  per?: (typeof PERIODS)[number]
}

export interface Team {
  id: string
  name: Words
  does: Words
  email: string
  /** Areas it looks after; absent: everywhere. */
  areas?: string[]
  skills: Words[]
  calendar: string
  /** Who gets its new requests while it is switched off (`disabled`). Its hours do not matter. */
  cover?: string
  /** The address of its video room, with `{room}` of one for each booking; absent: nobody can be booked with it by video. */
  video?: string
  /** It works in confidence: what is written to its inbox is for its members alone. */
  private?: boolean
  disabled: boolean
}

export interface Location {
  id: string
  name: Words
  kind: Words
  address: Words[]
  postcode: string
  lat: number
  lng: number
  hours: WeekBlocks
  /** Absent: closed on the bank holidays of the nation. */
  holidays?: HolidayRule
  stepFree: boolean
  hearingLoop: boolean
  quietRoom: boolean
  toilets?: Words
  notes?: Words
}

export interface GoldenNumber {
  id: string
  number: string
  name: Words
  theme?: string
  /** Services that this line answers whatever their themes. */
  services?: string[]
  calendar: string
  /** The duty rule whose numbers answer while it is closed; absent: the council's own. */
  afterHours?: string
  /** What it says first to whoever rings; absent: the council's name and its own. */
  greeting?: Words
  /** Services that it offers by key and by word, the first by key 1; absent: the first of those it answers. */
  menu?: string[]
}

/** 'Is anyone in danger now?': what to say and whom to ring at this hour. */
export interface DutyRule {
  id: string
  name: Words
  say: Words
  /** It threatens whoever goes to the place, and tells nothing of anybody: who works there must hear of it too. */
  ofPlace?: boolean
  numbers: {
    name: Words
    number: string
    when: 'always' | 'open' | 'closed'
    calendar?: string
    note?: Words
    /** Who it is says what it is about: it stands on pages, and in no message that whoever does harm may read. */
    reveals?: boolean
  }[]
}
