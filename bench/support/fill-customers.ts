// People as a council knows them: names as frequent as they are, two ways to reach each, and the keys they are found by.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { keysOf } from '../../src/modules/customers/index.ts'
import { dropIndexes } from './drop-indexes.ts'

const GIVEN =
  'david john susan margaret paul sarah james mary robert patricia michael elizabeth william linda richard barbara thomas jennifer mark helen peter christine andrew karen stephen nicola kevin tracey ian amanda alan jane brian julie anthony lisa gary joanne simon rebecca martin emma gareth sian dylan rhys catrin owain megan mohammed fatima piotr agnieszka oliver amelia george olivia noah isla jack ava'.split(
    ' ',
  )
const FAMILY =
  'smith jones williams brown taylor davies wilson evans thomas johnson roberts walker wright robinson thompson white hughes edwards green hall wood harris lewis martin jackson clarke clark turner hill scott cooper morris ward moore king watson baker harrison morgan patel young allen mitchell james anderson phillips lee bell parker davis'.split(
    ' ',
  )
const STREETS =
  'station church high mill park victoria green school manor kings queens albert west east north south orchard meadow spring chapel'.split(
    ' ',
  )
const SYLLABLES = 'ban bor cal dan fen gar hol ken lan mor nor pel ras sel tor wen ash brad clif dun'.split(' ')
const CHUNK = 20_000

export interface Someone {
  name: string
  born: string
  phone: string
  email: string
  postcode: string
  house: number
  street: string
}

/** The n-th person: the same each time. Half of the family names are frequent, half are rare. */
export function someone(n: number, postcodes: readonly string[]): Someone {
  const random = dice(n)
  const given = frequent(GIVEN, random())
  const family = random() < 0.5 ? frequent(FAMILY, random()) : [0, 1, 2].map(() => pick(SYLLABLES, random())).join('')
  const house = 1 + Math.floor(random() * 120)
  return {
    name: `${capital(given)} ${capital(family)}`,
    born: `${1930 + Math.floor(random() * 80)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
    phone: `+44${7_000_000_000 + Math.floor(random() * 999_999_999)}`,
    email: `${given}.${family}.${n}@mail.test`,
    postcode: pick(postcodes, random()),
    house,
    street: pick(STREETS, random()),
  }
}

/** The n-th record where one of twelve is of somebody who is there already: as told again, mistyped, moved, reached otherwise. */
export function recorded(n: number, postcodes: readonly string[]): Someone {
  const other = someone(n, postcodes)
  if (n % 12 !== 11) return other
  const random = dice(-n)
  const before = someone(n - 8, postcodes)
  return {
    ...before,
    ...(random() < 0.4 && { name: mistype(before.name, random) }),
    ...(random() < 0.3 && { phone: other.phone, email: other.email }),
    ...(random() < 0.3 && { postcode: other.postcode, house: other.house, street: other.street }),
    ...(random() < 0.1 && { born: other.born }),
  }
}

/** Two letters change places. */
export function mistype(name: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (name.length - 3))
  return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2)
}

/** A figure from 0 to 1, again and again, from a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(list: readonly T[], at: number): T => list[Math.floor(at * list.length)]!
/** The first of the list most often. */
const frequent = (list: readonly string[], at: number): string => pick(list, at * at)
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)
const two = (number: number): string => String(number).padStart(2, '0')

/** Fills the tables of customers with these people; indexes are made at the end, which is quicker. */
export async function fillCustomers(url: string, count: number, person: (n: number) => Someone): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  const indexes = await dropIndexes(client, ['customers.customers', 'customers.contact_points'])
  const words = new Set<string>()
  for (let from = 0; from < count; from += CHUNK)
    await fillChunk(client, from, Math.min(count, from + CHUNK), person, words)
  await client.query('insert into customers.words select * from unnest($1::text[]) on conflict do nothing', [
    [...words],
  ])
  await client.query("set maintenance_work_mem = '512MB'")
  for (const index of indexes) await client.query(index)
  await client.query('vacuum analyze customers.customers, customers.contact_points, customers.words')
  await client.end()
}

async function fillChunk(
  client: pg.Client,
  from: number,
  to: number,
  person: (n: number) => Someone,
  words: Set<string>,
) {
  const people: string[] = []
  const points: string[] = []
  for (let n = from; n < to; n++) {
    const { name, born, phone, email, postcode, house, street } = person(n)
    const address = `${house} ${capital(street)} Road`
    const reached = [
      n % 2 === 0 ? { kind: 'phone', value: phone, normal: phone } : { kind: 'email', value: email, normal: email },
      { kind: 'address', value: address, normal: `${postcode} ${house}` },
    ]
    const keys = keysOf({ names: [name], born, points: reached })
    for (const key of keys) if (/^@?\p{L}{3,}$/u.test(key)) words.add(key)
    people.push(`${idOf(n)}\t${name}\t${born}\t{${keys.map(key => `"${key}"`).join(',')}}\n`)
    for (const [at, { kind, value, normal }] of reached.entries())
      points.push(`${idOf(n, at + 1)}\t${idOf(n)}\t${kind}\t${value}\t${normal}\n`)
  }
  await copy(client, 'customers.customers (id, name, born, keys)', people)
  await copy(client, 'customers.contact_points (id, customer_id, kind, value, normal)', points)
}

const copy = (client: pg.Client, table: string, rows: string[]) =>
  pipeline(Readable.from(rows), client.query(copyFrom(`copy ${table} from stdin`)))

export const idOf = (n: number, kind = 0): string => `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
