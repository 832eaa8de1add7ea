// A town of three thousand with what really goes wrong in one: who is joined by itself, and who comes to people.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { matchPeople } from './match-people.ts'
import { People } from './people.ts'
import { type Person, readPerson } from './person.ts'

const GIVEN =
  'ava ben cara dion edith femi gwen hari isla jude kemi leo mina nora omar pia quinn rhys seren toby una vera wes yara zane'.split(
    ' ',
  )
const ENDS = 'ley ton worth ham field bury'.split(' ')

/** The same numbers in each run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}
const random = numbers(7)
const below = (most: number): number => Math.floor(random.next().value * most)
const birthday = (from = 1935, years = 70): string =>
  `${from + below(years)}-${String(1 + below(12)).padStart(2, '0')}-${String(2 + below(26)).padStart(2, '0')}`
const mobile = (): string => `07700 ${String(900_000 + below(99_999))}`
const family = (): string => `${'bcdfghklmnprstvw'[below(16)]}${'aeiou'[below(5)]}${'lnrst'[below(5)]}${ENDS[below(6)]}`

type Row = Record<string, string>
const town: { row: Row; who: string; as: string }[] = []
/** Adds one record of a person, who may have several. */
function add(who: string, as: string, row: Row): void {
  town.push({ row: { id: String(town.length), ...row }, who, as })
}
const home = () => ({
  house: String(1 + below(60)),
  street: `${'Mill Park Church Station High Orchard'.split(' ')[below(6)]} ${'Lane Road Street Close'.split(' ')[below(4)]}`,
  town: 'Sampleford',
  postcode: `SN${10 + below(9)} ${1 + below(8)}${'ABDEFGH'[below(7)]}${'JLNPQRS'[below(7)]}`,
})

for (let i = 0; i < 2400; i++) {
  const row: Row = { first: GIVEN[below(25)]!, last: family(), dob: birthday(), ...home() }
  if (i % 3 !== 0) row.phone = mobile()
  if (i % 2 === 0) row.email = `${row.first}.${row.last}${i}@mail.example`
  if (i % 24 === 5) {
    add(`short${i}`, 'neighbours', { ...row, first: 'William' })
    add(`short${i}`, 'in short', { ...row, first: 'Bill' })
    continue
  }
  if (i % 24 === 6) {
    Object.assign(row, { dob: `${1960 + (i % 40)}-01-01`, phone: mobile(), email: i % 48 === 6 ? '' : row.email })
    add(`n${i}`, 'born in January', row)
  }
  add(`n${i}`, 'neighbours', row)
  // Somebody who is there already: as she was, with less, mistyped, moved or under her short name.
  if (i % 12 === 0) add(`n${i}`, 'the same again', row)
  if (i % 12 === 4) add(`n${i}`, 'without phone', { ...row, phone: '', email: '' })
  if (i % 12 === 8) add(`n${i}`, 'moved', { ...row, ...home() })
  if (i % 24 === 2) add(`n${i}`, 'mistyped', { ...row, last: row.last!.replace(/(.)(.)$/, '$2$1') })
}

const place = (row: Row, most: number, as: string, make: (i: number) => Row): void => {
  for (let i = 0; i < most; i++) add(`${as}${i}`, as, { ...row, ...make(i) })
}
const hostel = { house: '14', street: 'Foyer Road', town: 'Sampleford', postcode: 'SN12 4ZZ' }
place(hostel, 38, 'hostel', i =>
  i < 12
    ? {
        first: ['Mohammed', 'Ahmed', 'Ali'][i % 3]!,
        last: ['Ali', 'Ali', 'Hassan'][i % 3]!,
        dob: '2000-01-01',
        phone: i % 4 ? mobile() : '',
      }
    : {
        first: GIVEN[i % 25]!,
        last: i < 24 ? 'Tesfay' : family(),
        dob: i % 2 ? `${1995 + (i % 5)}-01-01` : birthday(1990, 12),
        phone: mobile(),
      },
)
const careHome = { house: '', street: 'The Grange', town: 'Sampleford', postcode: 'SN10 2ZZ', phone: '01380 960100' }
place(careHome, 44, 'care home', i => ({
  first: ['Margaret', 'Margaret', 'John', 'Joan'][i % 4]!,
  last: i < 20 ? 'Jones' : family(),
  dob: i < 8 ? '1900-01-01' : birthday(1925, 20),
  email: 'office@grange.example',
}))
// Namesakes of one birthday happen in a large house; nothing but the house says that they are one.
place(hostel, 2, 'hostel namesakes', () => ({ first: 'Sam', last: 'Tesfay', dob: '1999-05-17' }))
place(hostel, 2, 'hostel namesakes with phones', () => ({
  first: 'Kidane',
  last: 'Tesfay',
  dob: '1999-06-18',
  phone: mobile(),
}))
place({ phone: '01225 960111', email: 'office@solicitor.example' }, 30, 'solicitor', i => ({
  first: GIVEN[i % 25]!,
  last: family(),
  dob: i % 2 ? birthday() : '',
  ...home(),
}))

const NEAR =
  'Charlie/Charlotte Frances/Francesca Jon/John Ann/Anna Daniel/Danielle Alex/Alexandra Alex/Alexander Kate/Katherine Harry/Henry Molly/Mary Sophie/Sophia Mohammed/Muhammad Oliver/Olivia Louis/Louise Paul/Paula Lily/Lillian Chris/Christopher Christian/Christina Sam/Samuel Sam/Samantha Jack/John Steven/Stephen Rosie/Rose Ellie/Eleanor Jess/Jessica'.split(
    ' ',
  )
for (const [at, names] of NEAR.entries())
  for (const how of [
    'with nothing else',
    'with a phone of the family',
    'with a phone and an email of the family',
    'with phones of their own',
  ]) {
    const both: Row = { last: family(), dob: birthday(1985, 30), ...home() }
    if (how.includes('a phone')) both.phone = mobile()
    if (how.includes('an email')) both.email = `family${at}@mail.example`
    for (const first of names.split('/'))
      add(`${names}${how}${first}`, `twins ${how}`, {
        ...both,
        first,
        ...(how.endsWith('own') ? { phone: mobile() } : {}),
      })
  }
// The third of a chain, whom both of the others could be.
for (const names of [
  'Alex/Alexandra/Alexander',
  'Sam/Samuel/Samantha',
  'Chris/Christine/Christopher',
  'Charlie/Charles/Charlotte',
])
  for (const [points, phone] of Object.entries({ 'a phone': mobile(), nothing: '' })) {
    const all: Row = { last: family(), dob: birthday(1985, 30), ...home(), phone }
    for (const first of names.split('/')) add(`${names}${points}${first}`, 'a chain', { ...all, first })
  }
for (let i = 0; i < 20; i++) {
  const row: Row = { first: GIVEN[i]!, last: family(), ...home(), phone: `01380 9602${10 + i}` }
  add(`father${i}`, 'father and son', { ...row, dob: birthday(1950, 15) })
  add(`son${i}`, 'father and son', { ...row, dob: i % 3 === 0 ? '' : birthday(1980, 15) })
  const couple: Row = { last: row.last!, email: `pair${i}@mail.example`, phone: mobile(), ...home() }
  add(`she${i}`, 'a couple', { ...couple, first: GIVEN[(i + 3) % 25]!, dob: birthday() })
  add(`he${i}`, 'a couple', { ...couple, first: GIVEN[(i + 9) % 25]!, dob: birthday() })
  const bride: Row = { first: GIVEN[i]!, dob: birthday(1970, 30), ...home(), email: `bride${i}@mail.example` }
  add(`bride${i}`, 'a married name', { ...bride, last: family() })
  add(`bride${i}`, 'a married name', { ...bride, last: family(), ...(i % 2 ? home() : {}) })
  // Father and son, both with the birthday that the old system filled in.
  const filled: Row = {
    first: 'Mohammed',
    last: i < 6 ? 'Khan' : family(),
    dob: ['1970-01-01', '1901-01-01'][i % 2]!,
    ...home(),
  }
  for (const which of ['father', 'son'])
    add(`${which} of ${i}`, 'father and son, birthday made up', { ...filled, phone: i % 3 ? mobile() : '' })
  const initials: Row = { first: 'J', last: family(), dob: birthday(), ...home(), phone: mobile() }
  for (const which of ['jane', 'john']) add(`${which}${i}`, 'twins with an initial', initials)
}

const COLUMNS = {
  id: ['id'],
  given: ['first'],
  family: ['last'],
  dateOfBirth: ['dob'],
  email: ['email'],
  phone: ['phone'],
  houseNumber: ['house'],
  street: ['street'],
  locality: ['town'],
  postcode: ['postcode'],
}
const people = new People()
for (const { row } of town) people.add(readPerson(row, COLUMNS) satisfies Person)
const pairs = matchPeople(people)
const isOne = ({ a, b }: { a: number; b: number }) => town[a]!.who === town[b]!.who

describe(`a town of ${town.length.toLocaleString('en')} records`, () => {
  test('joins nobody with somebody else, and leaves a married name to a person', () => {
    const merged = pairs.filter(({ decision }) => decision === 'merge')
    const wrong = merged.filter(pair => !isOne(pair) || town[pair.b]!.as === 'a married name')
    assert.deepEqual(
      wrong.map(({ a, b }) => [town[a]!.as, town[a]!.row, town[b]!.row]),
      [],
    )
  })

  const decided = (as: string) => {
    const records = town.filter(each => each.as === as).length
    const found = pairs.filter(pair => isOne(pair) && [town[pair.a]!.as, town[pair.b]!.as].includes(as))
    return { all: found.length / records, merged: found.filter(pair => pair.decision === 'merge').length / records }
  }
  const CERTAIN = {
    'the same again': 1,
    'without phone': 1,
    'in short': 0.95,
    moved: 0.6,
    mistyped: 0,
    'born in January': 0.45,
  }
  for (const [as, merged] of Object.entries(CERTAIN))
    test(`finds who is there already: ${as}`, () => {
      const found = decided(as)
      assert.ok(found.all > 0.99, `${found.all} are found`)
      assert.ok(found.merged >= merged, `${found.merged} are certain`)
    })

  test('shows people few who have nothing to do with one another', () => {
    const strangers = pairs.filter(({ a, b }) => town[a]!.as === 'neighbours' && town[b]!.as === 'neighbours')
    assert.ok(strangers.length * 2 < town.length * 0.005, `${strangers.length} pairs`)
  })

  test('nobody is joined with two who are not certain themselves', () => {
    const certain = new Set(pairs.filter(each => each.decision === 'merge').map(({ a, b }) => `${a} ${b}`))
    const others = Map.groupBy(
      [...certain].flatMap(key => [key.split(' '), key.split(' ').reverse()]),
      ([a]) => a,
    )
    for (const known of others.values())
      for (const [, x] of known)
        for (const [, y] of known) if (Number(x) < Number(y)) assert.ok(certain.has(`${x} ${y}`), `${x} and ${y}`)
  })
})
