// A made-up old system's file: always the same for the same size. Some people are in it twice, mistyped, moved or married.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const GIVEN =
  'Amina Ben Catrin Dylan Elena Farid Grace Harri Imogen Jack Kezia Liam Mair Noah Olwen Priya Rhys Sian Tomos Una Victor Wendy Yusuf Zofia'.split(
    ' ',
  )
const FIRST = 'Ash Bar Cole Dun East Fern Gold Hart Iver Jess King Lang Mar Nor Oak Pen Rad Stan Thorn Wal'.split(' ')
const MIDDLE = 'a be ca de er fi go ha in ka le mo na or'.split(' ')
const LAST = 'ton ley field well worth man brook ford sby den wick ham'.split(' ')
const STREETS = 'Mill Church Station Park High North Canal Orchard Kings Victoria'.split(' ')
const WAYS = 'Lane Road Street Close Way'.split(' ')
const TOWNS = 'Chippenham Devizes Trowbridge Salisbury Melksham Warminster'.split(' ')

const HEADINGS = ['ref', 'first name', 'surname', 'dob', 'email', 'phone', 'address1', 'town', 'postcode']
/** One in so many rows is somebody who was there before. */
const AGAIN = 12

/** A row of numbers from 0 to 1 that is always the same for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Row = string[]

function personOf(seed: number): Row {
  const next = chances(seed)
  const one = (list: string[]) => list[Math.floor(next() * list.length)]!
  const number = (below: number) => Math.floor(next() * below)
  const given = one(GIVEN)
  const family = `${one(FIRST)}${one(MIDDLE)}${one(LAST)}`
  const born = `${1930 + number(85)}-${String(1 + number(12)).padStart(2, '0')}-${String(1 + number(28)).padStart(2, '0')}`
  const postcode = `SN${1 + number(16)} ${number(10)}${'ABDEFGHJLNPQ'[number(12)]}${'ABDEFGHJLNPQRSTUWXYZ'[number(20)]}`
  return [
    given,
    family,
    next() < 0.7 ? born : '',
    next() < 0.6 ? `${given}.${family}${number(10_000)}@example.test`.toLowerCase() : '',
    next() < 0.8 ? `07700${String(number(1_000_000)).padStart(6, '0')}` : '',
    `${1 + number(150)} ${one(STREETS)} ${one(WAYS)}`,
    one(TOWNS),
    postcode,
  ]
}

/** The same person, as somebody else wrote her down. */
function againOf(person: Row, seed: number): Row {
  const next = chances(seed)
  const row = [...person]
  const slip = (at: number) => {
    const text = row[at]!
    const place = 1 + Math.floor(next() * Math.max(1, text.length - 2))
    row[at] = text.slice(0, place) + text.slice(place + 1)
  }
  if (next() < 0.3) slip(0)
  if (next() < 0.3) slip(1)
  if (next() < 0.4) row[2] = ''
  if (next() < 0.5) row[3] = ''
  if (next() < 0.3) row[4] = ''
  if (next() < 0.3) row.splice(5, 3, ...personOf(seed + 7).slice(5, 8))
  return row
}

/** The row of this number, by its headings in order. */
function rowOf(number: number): Row {
  const again = number > AGAIN && number % AGAIN === 0
  const person = again ? againOf(personOf(number - 7), number) : personOf(number)
  return [`C${number}`, ...person]
}

/** Writes the file, with some rows that cannot be taken. */
export async function writeOldSystem(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file)
  stream.write(`${HEADINGS.join(',')}\n`)
  for (let number = 1; number <= rows; number++) {
    const row = rowOf(number)
    if (number % 5000 === 17) row[0] = ''
    if (number % 5000 === 18) row[4] = 'not known'
    if (!stream.write(`${row.join(',')}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}
