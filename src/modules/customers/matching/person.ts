import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { postcodesIn } from '../../../platform/form/index.ts'
import type { Columns, Field } from './columns.ts'
import { fold } from './fold.ts'

/** A person as matching sees her: folded, and '' or [] where nothing is known. */
export interface Person {
  id: string
  /** All given names, the first first. */
  given: string
  family: string
  /** yyyymmdd. */
  dateOfBirth: string
  identifiers: string[]
  emails: string[]
  phones: string[]
  houseNumber: string
  street: string
  locality: string
  postcode: string
}

/** One row of a file as a person. What makes no sense (a date that is none) counts as not known. */
export function readPerson(row: Readonly<Record<string, string>>, columns: Columns): Person {
  const all = (field: Field) => (columns[field] ?? []).map(column => row[column]?.trim() ?? '').filter(Boolean)
  const joined = (field: Field) => fold(all(field).join(' '))
  const named = nameFrom(all('name').join(' '))
  const address = addressFrom(all('address').join(', '))
  return {
    id: all('id')[0] ?? '',
    given: joined('given') || named.given,
    family: withoutTitles(joined('family')) || named.family,
    dateOfBirth: readDate(all('dateOfBirth')[0] ?? ''),
    identifiers: all('identifier')
      .map(code => fold(code).replaceAll(' ', ''))
      .filter(code => code.length > 3),
    emails: all('email')
      .map(email => email.toLowerCase())
      .filter(email => email.includes('@')),
    phones: all('phone').map(readPhone).filter(Boolean),
    houseNumber: joined('houseNumber') || address.houseNumber,
    street: joined('street') || address.street,
    locality: joined('locality') || address.locality,
    postcode: fold(all('postcode')[0] ?? address.postcode).replaceAll(' ', ''),
  }
}

/** Only before or after a name: there are families called Lord. */
const TITLES = /^(?:mr|mrs|miss|ms|mx|dr|sir|dame|lady|lord|rev|revd|prof|cllr) (?=.)/
const SUFFIXES = / (?:jr|jnr|sr|snr|obe|mbe)$/

const withoutTitles = (name: string): string => name.replace(TITLES, '').replace(SUFFIXES, '')

/** '(deceased)', '(shop)': what somebody wrote beside a name is nobody's family name. */
const REMARKS = /\([^)]*\)/g

/** 'Ann Mary Smith', 'SMITH, Ann Mary', 'Mrs A Smith', 'Ann Smith (deceased)'. */
function nameFrom(written: string): { given: string; family: string } {
  const whole = written.replace(REMARKS, ' ')
  const [before = '', after] = whole.split(',', 2)
  if (after !== undefined) return { given: withoutTitles(fold(after)), family: withoutTitles(fold(before)) }
  const words = withoutTitles(fold(whole)).split(' ').filter(Boolean)
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}

/** '12 High Street, Devizes SN10 1AA'. */
function addressFrom(whole: string) {
  const postcode = postcodesIn(whole)[0] ?? ''
  const [first = '', ...rest] = whole.replace(postcode, '').split(',').map(fold).filter(Boolean)
  const { number = '', street = '' } = /^(?<number>(?:flat \w+ )?\d+\w?)? ?(?<street>.*)$/.exec(first)?.groups ?? {}
  return { houseNumber: number, street, locality: rest.join(' '), postcode }
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const YEAR_FIRST = /^(\d{4})\D?(\d\d?)\D?(\d\d?)(?:[T ].*)?$/
const DAY_FIRST =
  /^(\d\d?)(?:(?:st|nd|rd|th)?[^\da-z]*([a-z]{3,9})[^\da-z]*|[^\da-z]+(\d\d?)[^\da-z]+)(\d{4}|\d\d)(?:[T ].*)?$/i

/**
 * yyyymmdd from 1959-12-10, 19591210, 10/12/1959, 10.12.59 or '10th Dec 1959', with or without a time; '' for what is no
 * day. Day before month, as here.
 */
export function readDate(text: string): string {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? []
  if (year) return dayOf(year, month!, day!)
  const [, d, named, m, y] = DAY_FIRST.exec(text) ?? []
  const at = named ? MONTHS.findIndex(each => each.startsWith(named.toLowerCase())) : 0
  return y && at >= 0 ? dayOf(y.length === 2 ? century(y) : y, m ?? String(at + 1), d!) : ''
}

const century = (year: string): string => (Number(year) > new Date().getFullYear() % 100 ? `19${year}` : `20${year}`)

function dayOf(year: string, month: string, day: string): string {
  const [m, d] = [Number(month), Number(day)]
  return m === 0 && d === 0 ? '' : `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`
}

function readPhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 6) return ''
  // Nearly all are; the library that knows every country is far slower.
  if (/^0[1-9]\d{9}$/.test(digits) && !text.includes('+')) return `+44${digits.slice(1)}`
  return parsePhoneNumberFromString(text, 'GB')?.number ?? digits
}
