import type { Need } from '../../../modules/customers/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import type { ParticipantView, RequestView } from '../../../modules/requests/index.ts'
import type { Actor } from '../../../platform/actor.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { NOT_ASKED, relayLink, sayNeed } from '../customers/words.ts'
import { formatTexts } from '../messages/text.ts'
import { LANGUAGE_NAMES, nameOf } from '../request-words.ts'

/** A way to reach somebody, and whether it may be used. */
export interface WayToReach {
  text: string
  href: string
  isSafe: boolean
  /** She was asked. */
  isAsked: boolean
  /** 'Safe to write to', 'Do not use', 'Not asked yet'. */
  words: string
}

/** Somebody who is kept informed, as colleagues see her. */
export interface ShownPerson {
  id: string
  name: string
  /** 'Asked for this', 'Follows it'. */
  role: string
  ways: WayToReach[]
  /** Only where it is not English. */
  language: string
  hasDied: boolean
  /** 'Asked us not to write back, in an email'; ''. */
  doubt: string
  /** 'Is told by email', or why not. */
  told: string
  isTold: boolean
  /** 'email', 'text', 'letter'; null: no way. */
  toldBy: ParticipantView['toldBy']
  onBehalf: string
  /** What to do so that she can deal with us: 'Send letters in large print'. */
  needs: string[]
  /** How she needs to be written to: 'In large print'. */
  formats: string[]
  /** Her record, for who may open it. */
  record: string
  /** The reference she knows, where hers was joined into this one. */
  through: string
}

const ROLES: Record<ParticipantView['role'], string> = {
  reporter: 'Asked for this',
  follower: 'Follows it',
  helper: 'Asked for somebody else',
}

const FORMATS: Partial<Record<Need, string>> = {
  'large-print': formatTexts['format.large-print'].en,
  braille: formatTexts['format.braille'].en,
  'easy-read': formatTexts['format.easy-read'].en,
  audio: formatTexts['format.audio'].en,
}

/** By what right somebody asks for another, as the form's codes say it. Other words are her own. */
const AUTHORITIES: Record<string, string> = {
  parent: 'as their parent or guardian',
  carer: 'as their carer',
  appointee: 'as their appointee or attorney',
  asked: 'because they asked',
  councillor: 'as their councillor',
  other: 'for another reason',
}

export function showPeople(actor: Actor, { id, participants, merged }: RequestView): ShownPerson[] {
  return participants.map(person => ({
    id: person.id,
    name: person.isKept ? 'Name kept for other teams' : (person.name ?? 'No name given'),
    role: ROLES[person.role],
    hasDied: person.hasDied,
    doubt: person.doubt ?? '',
    ways: waysToReach(person),
    language: person.language === 'en' ? '' : nameOf(LANGUAGE_NAMES, person.language),
    told: sayTold(person),
    isTold: person.isTold,
    toldBy: person.toldBy,
    needs: person.needs.map(sayNeed),
    formats: person.needs.flatMap(({ kind }) => FORMATS[kind] ?? []),
    record: person.customerId && can(actor, 'customers.read') ? `/staff/customers/${person.customerId}` : '',
    onBehalf: person.onBehalf ? sayBehalf(person.onBehalf) : '',
    through:
      person.ofRequest === id ? '' : formatCode(merged.find(each => each.id === person.ofRequest)?.reference ?? ''),
  }))
}

/** Stands above everything else: what is known of them is no danger at home. */
export const sayDeaths = (people: ShownPerson[]): string[] =>
  people
    .filter(({ hasDied }) => hasDied)
    .map(({ name, role }) => `${name} (${role.toLowerCase()}) has died. Nothing is sent to them any more.`)

/** Above everything else too: whoever they are afraid of would see or hear it. */
export const sayDoubts = (people: ShownPerson[]): string[] =>
  people
    .filter(({ doubt, hasDied }) => doubt && !hasDied)
    .map(
      ({ name, role, doubt }) =>
        `${name} (${role.toLowerCase()}) ${doubt[0]!.toLowerCase()}${doubt.slice(1)}. Somebody may see or hear it. The program marked their ways as not safe. Ask the duty team before you write or ring.`,
    )

/** How those who are told hear of it: 'by text'; of several people 'by email: 2, by text: 1'. */
export function sayWays(people: readonly ShownPerson[]): string {
  const told = people.filter(({ isTold }) => isTold)
  const counts = Map.groupBy(told, ({ toldBy }) => toldBy)
  const ways = [...counts].flatMap(([way, those]) => (way ? [{ way, count: those.length }] : []))
  return ways.map(({ way, count }) => `by ${way}${ways.length > 1 ? `: ${count}` : ''}`).join(', ')
}

function waysToReach(person: ParticipantView): WayToReach[] {
  const { email, emailSafe, emailAsked, phone, phoneSafe, phoneAsked, textOk, needs } = person
  const not = person.hasDied ? 'Not used: they have died' : 'Do not use'
  const way = (text: string, href: string, words: string, isAsked: boolean | null): WayToReach => ({
    text,
    href,
    isSafe: words !== '' && isAsked === true,
    isAsked: words === '' || isAsked === true,
    words: words === '' ? not : isAsked ? `Safe to ${words}` : NOT_ASKED,
  })
  const ways: WayToReach[] = []
  if (email) ways.push(way(email, `mailto:${email}`, emailSafe ? 'write to' : '', emailAsked))
  if (phone) {
    const words = [phoneSafe && 'ring', textOk && 'text'].filter(Boolean).join(' and ')
    const relay = needs.some(({ kind }) => kind === 'text-relay')
    ways.push(way(phone, relay ? relayLink(phone) : `tel:${phone}`, words, phoneAsked))
  }
  return ways
}

function sayTold(person: ParticipantView): string {
  if (person.hasDied) return 'Is not told: they have died'
  if (person.toldBy) return `Is told by ${person.toldBy}`
  if (person.isKept) return 'Is not told by email: ask the team that has the record'
  if (!person.told)
    return person.email || person.phone ? 'Does not want to be told' : 'Cannot be told: no contact details'
  return person.email ? 'Is not told: the email is not safe' : 'Is not told by email: ring or write'
}

function sayBehalf({ authority, of }: { authority: string; of: string }): string {
  return `For ${of || 'somebody else'}, ${AUTHORITIES[authority] ?? `because: ${authority}`}`
}
