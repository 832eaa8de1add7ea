import addressparser from 'nodemailer/lib/addressparser'
import { decodeWords, type MailHeaders } from './mail-headers.ts'

/** Somebody named in a heading. The address is as written; the name may be empty. */
export interface Party {
  address: string
  name: string
}

const MOST_PARTIES = 1000
const LONGEST_ADDRESS = 1000
const ADDRESS = /[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+/

/** Who is named in a heading such as From or To; at most the first thousand. */
export function readParties(headers: MailHeaders, name: string): Party[] {
  const parties: Party[] = []
  for (const value of headers.all(name)) {
    const plain = tameHeading(value)
    for (const { address, name } of addressparser(plain, { flatten: true })) {
      const party = partyOf(address ?? '', decodeWords(name ?? ''))
      if (party) parties.push(party)
      if (parties.length >= MOST_PARTIES) return parties
    }
  }
  return parties
}

/** More quotation marks than a thousand names have are no names, and parsers choke on them. */
const MOST_QUOTES = 2000

/** Comments and spaces may stand anywhere in an address of old (RFC 822). */
function tameHeading(value: string): string {
  if (value.split('"').length > MOST_QUOTES) return value.replaceAll('"', '')
  if (!/[(@.] | [@.]/.test(value) || value.includes('"')) return value
  return value
    .replace(/\([^()]{0,200}\)(?=\s{0,20}[.@])/g, '')
    .replace(/ {1,20}([.@]) {1,20}(?=\w)|([.@]) {1,20}(?=\w+(?:[.>]|$))/g, '$1$2')
}

export const readParty = (headers: MailHeaders, name: string): Party | null => readParties(headers, name)[0] ?? null

/** `Name <a@b>` as it stands in a text. */
export function partyFromText(value: string): Party | null {
  const written = value
    .replace(/\[mailto:([^\]]+)\]|<mailto:([^>]+)>/gi, '<$1$2>')
    .replace(/\*/g, '')
    .trim()
  const found = addressparser(written.slice(0, 1000), { flatten: true })[0]
  return found ? partyOf(found.address ?? '', found.name ?? '') : null
}

/** Every address that is written there, each once. */
export const addressesIn = (value: string): string[] => [
  ...new Set((value.slice(0, LONGEST_ADDRESS).match(new RegExp(ADDRESS, 'g')) ?? []).map(each => each.toLowerCase())),
]

function partyOf(address: string, name: string): Party | null {
  const inside =
    ADDRESS.exec(address.slice(0, LONGEST_ADDRESS))?.[0] ?? ADDRESS.exec(name.slice(0, LONGEST_ADDRESS))?.[0] ?? ''
  const plain = clean(name === inside ? '' : name.replace(`<${inside}>`, ''))
  return inside || plain ? { address: clean(inside), name: plain } : null
}

const clean = (value: string): string =>
  value
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/^[\s'"]+|[\s'"]+$/g, '')
    .slice(0, 320)
