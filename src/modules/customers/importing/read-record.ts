// One row of an old system's file as a customer. What makes no sense is left out and said, never guessed.
import { formatPostcode } from '../../../platform/form/index.ts'
import { idOfName } from '../../../platform/id.ts'
import { type FileRow, type ReadRow, whyUnreadable } from '../../../platform/importing/index.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { phoneToRing, withoutExtension } from '../../../platform/phone.ts'
import type { Columns, Field } from '../matching/columns.ts'
import { readDate } from '../matching/person.ts'

/** As the database takes it. Null: the row says nothing of it, and what is there stays. */
export interface ImportedCustomer {
  id: string
  source_id: string
  line: number
  kind: 'person' | 'organisation'
  name: string | null
  born: string | null
  language: string | null
  /** When, or when we hear of it. Null: it says nothing of that, also where it says 'no'. */
  died: string | null
  /** None of her ways is to be used. */
  do_not_use: boolean
}

export interface ImportedPoint {
  id: string
  customer_id: string
  kind: 'email' | 'phone' | 'address'
  value: string
  normal: string
  safe: boolean
  uprn: string | null
}

/** A customer of the file, and how she is reached. */
export interface ImportedRecord {
  customer: ImportedCustomer
  points: ImportedPoint[]
}

const LANGUAGES: Record<string, string> = { en: 'en', english: 'en', cy: 'cy', welsh: 'cy', cymraeg: 'cy' }
const YES = /^(?:yes|y|true|1)$/i
const NO = /^(?:no|n|false|0)$/i
const LONGEST = 500

/** The id of this record of this source, always the same: importing again finds it. */
export const importedId = (source: string, sourceId: string): string => idOfName('customer', `${source}\0${sourceId}`)

export function readRecord(
  source: string,
  { line, cells }: FileRow,
  columns: Columns,
  now: Date,
): ReadRow<ImportedRecord> {
  const written = (field: Field) => (columns[field] ?? []).map(column => (cells[column] ?? '').trim()).filter(Boolean)
  const all = (field: Field) => written(field).map(cell => maskCards(cell))
  const today = now.toISOString().slice(0, 10)
  const problems: string[] = []
  const not = (reason: string) => ({ item: null, problems: [reason] })
  // An id may be as long as a card number by chance: masked, two records would be one.
  const [sourceId = ''] = written('id')
  if (!sourceId) return not('It has no id')
  const broken = whyUnreadable(cells, columns, LONGEST)
  if (broken) return not(broken)
  const id = importedId(source, sourceId)
  const doNotUse = readDoNotUse(all('doNotUse'), problems)
  const points = readPoints(id, all, problems).map(point => ({ ...point, safe: point.safe && !doNotUse }))
  const personal = nameOf(all)
  const organisation = all('organisation').join(' ')
  const name = personal || organisation
  if (!name && points.length === 0) return not('It has no name and nothing to reach somebody by')
  if (personal && organisation) problems.push(`The organisation '${organisation}' is not kept: the row is of a person`)
  const kind = organisation && !personal ? 'organisation' : 'person'
  const born = readBirthday(all('dateOfBirth')[0] ?? '', today, problems)
  const language = readLanguage(all('language')[0] ?? '', problems)
  const died = readDeath(all('died'), now, problems)
  const told = { id, source_id: sourceId, line, kind, name: name || null } as const
  const customer: ImportedCustomer = { ...told, born, language, died, do_not_use: doNotUse }
  return { sourceId, item: { customer, points }, problems }
}

/** As it is written; 'OKAFOR, Jane' becomes 'Jane OKAFOR'. */
function nameOf(all: (field: Field) => string[]): string {
  const parts = [...all('given'), ...all('family')]
  const whole = parts.length > 0 ? parts.join(' ') : all('name').join(' ')
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(whole) ?? []
  return (given ? `${given} ${family}` : whole).replace(/\s+/g, ' ').trim()
}

function readBirthday(text: string, today: string, problems: string[]): string | null {
  if (text === '') return null
  const date = readPastDay(text, today)
  if (!date) problems.push(`'${text}' is not a date of birth`)
  return date
}

function readPastDay(text: string, today: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(readDate(text)) ?? []
  const date = `${year}-${month}-${day}`
  const isDay = year && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date)
  return isDay && date > '1880' && date <= today ? date : null
}

/** A day is one moment of it, the same wherever it is told; of a 'yes' it is known only that it was before now. */
function readDeath(told: string[], now: Date, problems: string[]): string | null {
  const today = now.toISOString().slice(0, 10)
  const days = told.map(text => readPastDay(text, today))
  for (const [at, text] of told.entries())
    if (!days[at] && !YES.test(text) && !NO.test(text))
      problems.push(`'${text}' is not a date on which somebody has died, and not yes or no`)
  const day = days.find(each => each !== null)
  if (day) return `${day}T00:00:00Z`
  return told.some(text => YES.test(text)) ? now.toISOString() : null
}

function readDoNotUse(told: string[], problems: string[]): boolean {
  for (const text of told)
    if (!YES.test(text) && !NO.test(text)) problems.push(`'${text}' is not yes or no: whether we may not contact them`)
  return told.some(text => YES.test(text))
}

function readLanguage(text: string, problems: string[]): string | null {
  const language = LANGUAGES[text.toLowerCase()]
  if (text && !language) problems.push(`The language '${text}' is not kept: English and Welsh are`)
  return language ?? null
}

function readPoints(customer: string, all: (field: Field) => string[], problems: string[]): ImportedPoint[] {
  const points = new Map<string, ImportedPoint>()
  const add = (kind: ImportedPoint['kind'], value: string, normal: string, more: Partial<ImportedPoint> = {}) => {
    const known = kind === 'address' ? value.toLowerCase() : kind === 'phone' ? value : normal
    const id = idOfName('contact-point', `${customer}\0${kind}\0${known}`)
    points.set(id, { id, customer_id: customer, kind, value, normal, safe: true, uprn: null, ...more })
  }
  for (const email of all('email'))
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) add('email', email, email.toLowerCase())
    else problems.push(`'${email}' is not an email address`)
  for (const phone of all('phone')) {
    const number = readPhone(phone)
    if (number) add('phone', number, withoutExtension(number))
    else problems.push(`'${phone}' is not a phone number`)
  }
  readAddress(all, problems, (value, normal, more) => add('address', value, normal, more))
  return [...points.values()]
}

function readPhone(text: string): string | null {
  const digits = text.replace(/[\s()-]/g, '')
  // Nearly all are; the library that knows every country is far slower.
  if (/^0[1-9]\d{9}$/.test(digits)) return `+44${digits.slice(1)}`
  return phoneToRing(text)
}

/** A postcode alone is kept to know her again, not to write to. */
function readAddress(
  all: (field: Field) => string[],
  problems: string[],
  add: (value: string, normal: string, more: Partial<ImportedPoint>) => void,
): void {
  const street = [all('houseNumber').join(' '), all('street').join(', ')].filter(Boolean).join(' ')
  const written = [...all('address'), street, ...all('locality')].filter(Boolean).join(', ')
  const typed = all('postcode')[0] ?? /[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i.exec(written)?.[0] ?? ''
  const postcode = typed && formatPostcode(typed)
  if (typed && !postcode) problems.push(`'${typed}' is not a postcode`)
  const value = postcode && !written.endsWith(typed) ? [written, postcode].filter(Boolean).join(', ') : written
  const uprn = all('uprn')[0] ?? ''
  if (uprn && !/^\d{1,12}$/.test(uprn)) problems.push(`'${uprn}' is not a UPRN`)
  if (!value) return
  const more = { safe: written !== '', uprn: /^\d{1,12}$/.test(uprn) ? uprn : null }
  add(value, (postcode || '').replace(' ', ''), more)
}
