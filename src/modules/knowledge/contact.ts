import { beforeExtension } from '../../platform/phone.ts'
import type { Words } from '../../platform/text.ts'
import { type DutyRule, isOpenNow, type Organisation } from '../organisation/index.ts'

/** Kinds of outside bodies, and roles of our own that somebody holds. */
export const CONTACT_KINDS = [
  'police',
  'health',
  'parish',
  'utility',
  'council',
  'government',
  'charity',
  'business',
  'role',
] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** A telephone number and when it answers, as duty rules have them. */
export type ContactNumber = DutyRule['numbers'][number]

export interface ContactDefinition {
  kind: ContactKind
  name: Words
  does: Words
  numbers: ContactNumber[]
  email: string | null
  website: string | null
  /** A calendar of the council that has its hours; null: not known. */
  calendar: string | null
  areas: string[]
  /** Who keeps it right. */
  team: string
  also: string
}

export interface Contact extends ContactDefinition {
  id: string
  /** Of a role: who has it, and until the end of which day (null: until it is changed). */
  holder: { staffId: string; until: string | null } | null
  removed: boolean
}

/** What else is in the directory, kept by `organisation`. */
export const OWN_KINDS = ['person', 'team', 'number', 'place', 'duty'] as const
export type OwnKind = (typeof OWN_KINDS)[number]

/** The id in the directory of what organisation keeps: 'team-highways'. */
export const contactId = (kind: OwnKind, id: string): string => `${kind}-${id}`

/** Back again; null for the id of an outside body or a role, and for anything else. */
export function readContactId(id: string): { kind: OwnKind; of: string } | null {
  const kind = OWN_KINDS.find(each => id.startsWith(`${each}-`))
  return kind ? { kind, of: id.slice(kind.length + 1) } : null
}

/** The numbers that answer at this hour, in order. `open` and `closed` go by the number's calendar, else the contact's. */
export function numbersNow(
  organisation: Organisation,
  { numbers, calendar }: Pick<ContactDefinition, 'numbers' | 'calendar'>,
  at: Date,
): ContactNumber[] {
  return numbers.filter(number => {
    const hours = number.calendar ?? calendar ?? organisation.council.contactHours
    return number.when === 'always' || isOpenNow(organisation, hours, at) === (number.when === 'open')
  })
}

const LAST_DIGITS = 6

/** What a number is found by: all of it without gaps, and its end. */
export function digitsOf(numbers: readonly string[]): string {
  const all = numbers.map(number => beforeExtension(number).replace(/\D/g, ''))
  return all
    .flatMap(digits => (digits.length > LAST_DIGITS ? [digits, digits.slice(-LAST_DIGITS)] : [digits]))
    .join(' ')
}
