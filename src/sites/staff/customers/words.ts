// What codes about customers are called on screen.
import type {
  ContactPoint,
  FoundCustomer,
  Helper,
  Matched,
  Need,
  OwnRecord,
  Reason,
  Relationship,
  RelationshipOf,
  Restriction,
} from '../../../modules/customers/index.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'

export const MATCHED_NAMES: Record<Matched, string> = {
  name: 'Name',
  nickname: 'Nickname',
  sound: 'Name or street like this',
  phone: 'Phone',
  email: 'Email',
  postcode: 'Postcode',
  address: 'Address',
  born: 'Date of birth',
  helper: 'Who acts for them',
}

export const NEED_NAMES: Record<Need, string> = {
  'large-print': 'Large print',
  braille: 'Braille',
  'easy-read': 'Easy read',
  audio: 'Audio',
  bsl: 'British Sign Language (BSL)',
  interpreter: 'Interpreter',
  'text-relay': 'Text relay (Relay UK)',
  'longer-time': 'More time',
  access: 'Access',
}

/** What a colleague does about each. */
const NEED_ACTS: Record<Need, string> = {
  'large-print': 'Send letters in large print',
  braille: 'Send letters in braille',
  'easy-read': 'Send letters in easy read',
  audio: 'Send a recording instead of a letter',
  bsl: 'Book a BSL interpreter, or use video relay',
  interpreter: 'Use an interpreter',
  'text-relay': 'Ring through Relay UK: dial 18001 before the number',
  'longer-time': 'Give more time, and do not hurry',
  access: 'Think of access',
}

/** What a colleague does: 'Use an interpreter: Polish'. */
export const sayNeed = ({ kind, detail }: { kind: Need; detail: string }): string =>
  detail ? `${NEED_ACTS[kind]}: ${detail}` : NEED_ACTS[kind]

export const OWN_NAMES: Record<OwnRecord['kind'], string> = {
  own: 'The colleague',
  family: 'Somebody of their family',
}

export const sayOwnRecord = ({ kind, colleague }: Pick<OwnRecord, 'kind' | 'colleague'>): string =>
  `${colleague}: ${kind === 'own' ? 'their own record' : 'somebody of their family'}`

/** Rings through Relay UK, which takes the number as one dials it here. */
export const relayLink = (number: string): string => `tel:18001${number.replace(/^\+44/, '0').replace(/^\+/, '00')}`

export const RELATIONSHIP_NAMES: Record<Relationship, string> = {
  carer: 'Carer',
  parent: 'Parent',
  appointee: 'Appointee (benefits)',
  'power-of-attorney': 'Power of attorney',
  councillor: 'Councillor',
  helper: 'Helper',
  household: 'Lives with them',
}

export const MAY_SEE_NAMES: Record<RelationshipOf['maySee'], string> = {
  nothing: 'Tell them nothing',
  scope: 'Only the matters named',
  everything: 'Everything',
}

/** 'Philip Example acts for them: power of attorney'. */
export const sayHelper = ({ name, kind }: Pick<Helper, 'name' | 'kind'>): string =>
  `${name} acts for them: ${RELATIONSHIP_NAMES[kind].toLowerCase()}`

/** What may be told to whoever acts for her, as an adviser does it. */
export const sayTellHelper = ({ name, maySee, scope }: Pick<Helper, 'name' | 'maySee' | 'scope'>): string =>
  ({
    nothing: `Tell ${name} nothing. Take down what is said.`,
    scope: `Tell ${name} only about: ${scope}. Nothing else.`,
    everything: `You may tell ${name} everything.`,
  })[maySee]

export const SOURCE_NAMES: Record<string, string> = {
  customer: 'They told us',
  helper: 'Somebody who helps them',
  document: 'A document we have seen',
  colleague: 'A colleague',
  'other-body': 'Another organisation',
  family: 'Somebody of their family',
  registrar: 'The registrar, or Tell Us Once',
  firstpoint: 'A form or message of theirs',
}

export const REASON_NAMES: Record<Reason, string> = {
  speaking: 'I am speaking to them',
  request: 'I work on a request of theirs',
  letter: 'I answer a letter or an email',
  visit: 'I am about to visit or meet them',
  correct: 'I correct what we hold',
  other: 'Something else',
  emergency: 'An emergency, though the record is for others',
}

/** The same, as the person herself is told. */
export const REASONS_SAID: Record<Reason, string> = {
  speaking: 'They were speaking to you',
  request: 'They worked on a request of yours',
  letter: 'They answered a letter or an email',
  visit: 'They were about to visit or meet you',
  correct: 'They corrected what we hold',
  other: 'Another reason, written down',
  emergency: 'An emergency: your record is for another team, and that team was told',
}

export const RESTRICTION_NAMES: Record<Restriction['kind'], string> = {
  safeguarding: 'Safeguarding',
  staff: 'A member of staff',
  'public-figure': 'Somebody in public life',
}

export const CHANNEL_CHOICES: Record<string, string> = {
  phone: 'Phone',
  text: 'Text message',
  email: 'Email',
  letter: 'Letter',
  desk: 'Face to face',
  video: 'Video call',
}

/** Languages people here speak most; another is typed with the need for an interpreter. */
export const LANGUAGES: Record<string, string> = { en: 'English', cy: 'Welsh' }

/** A day as ISO text, in words: 'Thursday 10 December 1959'. */
export const sayIsoDay = (iso: string | null): string =>
  iso ? sayDate(Temporal.PlainDate.from(iso), { language: 'en' }) : ''

/** '10 December 1959': nobody asks which weekday it was. */
export const sayBirthday = (iso: string | null): string => sayIsoDay(iso).replace(/^\p{L}+ /u, '')

export const sayPoint = ({ kind, value }: Pick<ContactPoint, 'kind' | 'value'>): string =>
  kind === 'phone' ? spokenPhone(value) : value

/** What nobody may take for safe. */
export const NOT_ASKED = 'Not asked yet whether it is safe'

/** What may be done with a contact point: 'Safe to ring and text'; 'Not asked yet' where nobody asked her what is. */
export function saySafety({ kind, safe, textOk, messageOk, asked }: ContactPoint): { words: string; isSafe: boolean } {
  const acts =
    kind === 'phone' ? [safe && 'ring', textOk && 'text', safe && messageOk && 'leave a message'] : [safe && 'write to']
  const said = acts.filter(act => act !== false)
  if (said.length > 0 && !asked) return { words: NOT_ASKED, isSafe: false }
  return said.length === 0
    ? { words: 'Do not use', isSafe: false }
    : { words: `Safe to ${new Intl.ListFormat('en-GB').format(said)}`, isSafe: true }
}

/** A few facts that tell people of one name apart. */
export const tellApart = ({ born, address, email, phone }: FoundCustomer): string[] =>
  [born ? `Born ${sayBirthday(born)}` : '', address ?? '', phone ? spokenPhone(phone) : '', email ?? ''].filter(Boolean)
