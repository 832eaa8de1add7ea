// What the directory takes from organisation as it is: teams, desks, golden numbers and the numbers for danger.
import type { Words } from '../../platform/text.ts'
import type { WeekBlocks } from '../../platform/working-time/index.ts'
import type { Organisation } from '../organisation/index.ts'
import { type ContactNumber, contactId, digitsOf, type OwnKind } from './contact.ts'

export interface OwnContact {
  id: string
  kind: OwnKind
  name: Words
  does: Words | null
  also: string
  numbers: ContactNumber[]
  email: string | null
  calendar: string | null
  hours: WeekBlocks | null
  address: Words[]
  areas: string[]
  /** Who keeps it right. */
  keeper: string
  /** Who gets the work of a team that is switched off. */
  cover: string | null
}

/** All of them, in the order of the pack. Teams that are switched off are there: their cover is asked. */
export function listOwnContacts(organisation: Organisation): OwnContact[] {
  const { council, teams, goldenNumbers, locations, dutyRules } = organisation
  const keeper = council.fallback.team
  const none = { also: '', numbers: [], email: null, calendar: null, hours: null, address: [], areas: [], cover: null }
  const always = (name: Words, number: string): ContactNumber => ({ name, number, when: 'always' })
  return [
    ...[...teams.values()].map(team => ({
      ...none,
      id: contactId('team', team.id),
      kind: 'team' as const,
      name: team.name,
      does: team.does,
      also: `team ${team.skills.map(wordsOf).join(' ')}`,
      email: team.email,
      calendar: team.calendar,
      areas: team.areas ?? [],
      keeper: team.id,
      cover: team.cover ?? null,
    })),
    ...goldenNumbers.map(({ id, name, number, calendar }) => ({
      ...none,
      id: contactId('number', id),
      kind: 'number' as const,
      name,
      does: null,
      numbers: [always(name, number)],
      calendar,
      keeper,
    })),
    ...locations.map(({ id, name, kind, address, postcode, hours, notes }) => ({
      ...none,
      id: contactId('place', id),
      kind: 'place' as const,
      name,
      does: kind,
      also: `desk office ${postcode} ${notes ? wordsOf(notes) : ''}`,
      hours,
      address: [...address, { en: postcode }],
      keeper,
    })),
    ...[...dutyRules.values()].map(({ id, name, say, numbers }) => ({
      ...none,
      id: contactId('duty', id),
      kind: 'duty' as const,
      name,
      does: say,
      also: numbers.map(number => wordsOf(number.name)).join(' '),
      numbers,
      keeper,
    })),
  ]
}

const wordsOf = ({ en, cy = '' }: Words): string => `${en} ${cy}`.trim()

/** What the search looks at. */
export const searchedPart = ({ id, kind, name, also, does, numbers, areas }: OwnContact) => ({
  id,
  kind,
  title: wordsOf(name),
  also,
  does: does ? wordsOf(does) : '',
  digits: digitsOf(numbers.map(({ number }) => number)),
  areas,
})
