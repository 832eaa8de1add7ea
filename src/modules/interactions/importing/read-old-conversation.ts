// One row of an old system's file as a conversation. What makes no sense is left out and said, never guessed.
import { idOfName } from '../../../platform/id.ts'
import { type FileRow, type ReadRow, whyUnreadable } from '../../../platform/importing/index.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { importedId } from '../../customers/index.ts'
import type { InteractionChannel } from '../interaction.ts'
import type { InteractionColumns } from './columns.ts'
import { readMoment } from './read-moment.ts'

/** Ways of old systems: those of today, and forms on a website. */
export type OldChannel = InteractionChannel | 'web'

/** As the database takes it. */
export interface OldConversation {
  id: string
  source_id: string
  line: number
  customer_id: string
  channel: OldChannel | null
  direction: 'in' | 'out' | null
  happened_at: string
  timed: boolean
  asked: string
  answer: string
  outcome: string
  team: string
}

const LONGEST = 20_000
const LONGEST_ID = 200

const CHANNELS: Record<OldChannel, string> = {
  phone: 'phone telephone tel call voice',
  desk: 'desk facetoface f2f visit counter walkin inperson office reception',
  email: 'email mail',
  letter: 'letter post postal whitemail fax',
  text: 'text sms textmessage',
  video: 'video videocall',
  social: 'social socialmedia facebook twitter x whatsapp',
  field: 'field homevisit sitevisit',
  web: 'web website online webform eform selfservice portal form webchat chat',
}
const DIRECTIONS = { in: 'in inbound incoming received', out: 'out outbound outgoing sent' }

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '')
const wordsOf = <K extends string>(names: Record<K, string>) =>
  new Map(Object.entries<string>(names).flatMap(([key, all]) => all.split(' ').map(word => [word, key as K] as const)))
const channels = wordsOf(CHANNELS)
const directions = wordsOf(DIRECTIONS)

/** `customers`: the old system by whose ids the file names customers. */
export interface Sources {
  source: string
  customers: string
}

export function readOldConversation(
  { source, customers }: Sources,
  { line, cells }: FileRow,
  columns: InteractionColumns,
  now: Date,
): ReadRow<OldConversation> {
  const all = (field: keyof InteractionColumns) =>
    (columns[field] ?? []).map(column => (cells[column] ?? '').trim()).filter(Boolean)
  const words = (field: keyof InteractionColumns) => maskCards(all(field).join('\n'))
  const not = (reason: string) => ({ item: null, problems: [reason] })
  const [[sourceId = ''], [customer = '']] = [all('id'), all('customer')]
  if (!sourceId) return not('It has no id')
  if (!customer) return not('It does not say whose it was')
  const broken = whyUnreadable(cells, columns, LONGEST)
  if (broken) return not(broken)
  if (Math.max(sourceId.length, customer.length) > LONGEST_ID)
    return not(`An id has more than ${LONGEST_ID} characters`)
  const when = [all('at')[0] ?? '', all('time')[0] ?? ''].join(' ').trim()
  const moment = readMoment(when, now)
  if (!moment) return not(when ? `'${when}' is not a day or time that has been` : 'It does not say when it was')
  const [asked, answer] = [words('asked'), words('answer')]
  if (!asked && !answer) return not('It does not say what it was about')
  const problems: string[] = []
  const known = <T>(field: 'channel' | 'direction', meanings: Map<string, T>): T | null => {
    const word = all(field)[0] ?? ''
    const meaning = meanings.get(plain(word)) ?? null
    if (word && !meaning) problems.push(`The ${field} '${word}' is not kept: it is not known here`)
    return meaning
  }
  const item = {
    id: idOfName('old-conversation', `${source}\0${sourceId}`),
    source_id: sourceId,
    line,
    customer_id: importedId(customers, customer),
    channel: known('channel', channels),
    direction: known('direction', directions),
    happened_at: moment.at,
    timed: moment.timed,
    asked,
    answer,
    outcome: words('outcome'),
    team: words('team'),
  }
  return { sourceId, item, problems }
}
