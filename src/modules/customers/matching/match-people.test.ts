// Two sets: one with known duplicates, full of mistypings, and one of our own with what really goes wrong in a town.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { customerColumns } from './columns.ts'
import { matchPeople } from './match-people.ts'
import { People } from './people.ts'
import { type Person, readDate, readPerson } from './person.ts'

const { guess: guessColumns, read: readColumns } = customerColumns

const FEBRL = path.resolve(import.meta.dirname, '../../../../../shared/data/linkage')
const absent = existsSync(FEBRL) ? false : 'the linkage sets are not beside this checkout'

/** Pairwise precision, recall and F1 against the ids `rec-N-org`, `rec-N-dup-K`, and how many merges were wrong. */
function judge(files: string[]) {
  const people = new People()
  for (const file of files) {
    const rows: Record<string, string>[] = parse(readFileSync(path.join(FEBRL, file)), { columns: true, trim: true })
    const columns = guessColumns(Object.keys(rows[0]!))
    for (const row of rows) people.add(readPerson(row, columns))
  }
  const person = (at: number) => people.ids[at]!.split('-')[1]
  const records = Map.groupBy(people.ids.keys(), person)
  const there = [...records.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const pairs = matchPeople(people)
  const right = pairs.filter(({ a, b }) => person(a) === person(b))
  const merges = pairs.filter(({ decision }) => decision === 'merge')
  const wrongMerges = merges.filter(({ a, b }) => person(a) !== person(b)).length
  const [precision, recall] = [right.length / pairs.length, right.length / there]
  return { f1: (2 * precision * recall) / (precision + recall), merges: merges.length, wrongMerges }
}

describe('records with known duplicates', { skip: absent }, () => {
  for (const files of [['febrl_dataset1.csv'], ['febrl_dataset2.csv'], ['febrl_dataset4a.csv', 'febrl_dataset4b.csv']])
    test(`are found in ${files[0]}, and none is joined wrongly`, () => {
      const { f1, merges, wrongMerges } = judge(files)
      assert.ok(f1 >= 0.97, `F1 is ${f1}`)
      assert.ok(merges > 200)
      assert.equal(wrongMerges, 0)
    })
})

const TOWN = { given: 'ann bela carl dora emil faye gwyn hana idris joy kofi lena'.split(' '), family: 400 }

/** People who have nothing to do with one another, so that names and places are as rare as they are. */
function neighbours(): Person[] {
  return Array.from({ length: TOWN.family }, (_, number) =>
    someone(`other-${number}`, {
      given: TOWN.given[number % TOWN.given.length]!,
      family: `${'bcdfghklmnprstvw'[number % 16]}${'aeiou'[number % 5]}rn${'aeiou'[number % 3]}${number % 23}ley`,
      dateOfBirth: String(19300101 + (number % 80) * 10_000 + (number % 12) * 100 + (number % 28)),
      houseNumber: String(1 + (number % 40)),
      street: `road ${number % 90}`,
      postcode: `sn${number % 16}1a${'abdefg'[number % 6]}`,
    }),
  )
}

function someone(id: string, known: Partial<Person>): Person {
  const nothing = { given: '', family: '', dateOfBirth: '', houseNumber: '', street: '', locality: '', postcode: '' }
  return { id, identifiers: [], emails: [], phones: [], ...nothing, ...known }
}

const HOME = { houseNumber: '12', street: 'mill lane', locality: 'devizes', postcode: 'sn101aa' }
const CARE_HOME = { houseNumber: '1', street: 'the grange', postcode: 'sn102bb', phones: ['+441380960100'] }

/** What becomes of these among their neighbours: the decision for the first two, or null. */
function decide(...people: Partial<Person>[]): { decision: string | null; any: string[] } {
  const all = new People()
  for (const person of neighbours()) all.add(person)
  const first = all.count
  for (const [number, person] of people.entries()) all.add(someone(`case-${number}`, person))
  const pairs = matchPeople(all).filter(({ a, b }) => a >= first && b >= first)
  const pair = pairs.find(({ a, b }) => a === first && b === first + 1)
  return { decision: pair?.decision ?? null, any: pairs.map(({ decision }) => decision) }
}

const jane = {
  given: 'jane',
  family: 'okafor',
  dateOfBirth: '19780412',
  ...HOME,
  emails: ['jane@mail.example'],
  phones: ['+447700900123'],
}

describe('people who are not one are never joined by themselves', () => {
  const cases: Record<string, Partial<Person>[]> = {
    twins: [jane, { ...jane, given: 'peter', emails: [] }],
    'twins with names that look alike': [
      { ...jane, given: 'daniel' },
      { ...jane, given: 'danielle' },
    ],
    'father and son of one name': [jane, { ...jane, dateOfBirth: '20050130', emails: [] }],
    'father and son of one name, one birthday not known': [jane, { ...jane, dateOfBirth: '', emails: [] }],
    'a couple with one email and one phone': [jane, { ...jane, given: 'tom', dateOfBirth: '19750203' }],
    'mother and daughter with the same initial': [
      { ...jane, given: 'j' },
      { ...jane, dateOfBirth: '' },
    ],
    'namesakes born on one day who share nothing else': [
      {
        given: 'jane',
        family: 'okafor',
        dateOfBirth: '19780412',
        houseNumber: '3',
        street: 'high street',
        postcode: 'ba140aa',
      },
      {
        given: 'jane',
        family: 'okafor',
        dateOfBirth: '19780412',
        houseNumber: '90',
        street: 'park road',
        postcode: 'sp11aa',
      },
    ],
    'people with one birthday that nobody believes': Array.from({ length: 20 }, (_, number) => ({
      given: 'sam',
      family: `resident${number % 2}`,
      dateOfBirth: '19000101',
      ...CARE_HOME,
    })).slice(0, 2),
    'a married name': [
      jane,
      { ...jane, family: 'smythe', street: 'park road', houseNumber: '7', postcode: 'ba149zz', phones: [] },
    ],
  }
  for (const [who, people] of Object.entries(cases))
    test(who, () => {
      assert.notEqual(decide(...people).decision, 'merge')
    })

  test('thirty residents of a care home with one address and one phone', () => {
    const residents = neighbours()
      .slice(0, 30)
      .map(({ given, family, dateOfBirth }) => ({ given: `${given}a`, family, dateOfBirth, ...CARE_HOME }))
    assert.deepEqual(decide(...residents).any, [])
  })

  test('clients of one solicitor', () => {
    const clients = Array.from({ length: 12 }, (_, number) => ({
      given: TOWN.given[number]!,
      family: `client${number}`,
      phones: ['+441380960111'],
      emails: ['office@solicitor.example'],
    }))
    assert.deepEqual(decide(...clients).any, [])
  })
})

describe('one person', () => {
  test('with all the same is certain', () => {
    assert.equal(decide(jane, jane).decision, 'merge')
  })

  test('under a nickname, at the same address and born on the same day, is certain', () => {
    assert.equal(decide({ ...jane, given: 'william' }, { ...jane, given: 'bill' }).decision, 'merge')
  })

  const seen: Record<string, Partial<Person>> = {
    'with a mistyped family name': { family: 'okafro' },
    'with names the wrong way round': { given: 'okafor', family: 'jane' },
    'with day and month the wrong way round': { dateOfBirth: '19781204' },
    'with a new name and the same email': { family: 'smythe' },
    'who moved house': { houseNumber: '9', street: 'new road', postcode: 'sp29zz', phones: [] },
  }
  for (const [how, change] of Object.entries(seen))
    test(`${how} is suggested`, () => {
      assert.notEqual(decide(jane, { ...jane, ...change }).decision, null)
    })

  test('is told from others field by field', () => {
    const people = new People()
    for (const person of [...neighbours(), someone('x', jane), someone('y', { ...jane, given: 'jayne' })])
      people.add(person)
    const { why, agreement } = matchPeople(people).at(0)!
    assert.equal(agreement.given, 'nickname')
    assert.ok(why.dateOfBirth > 0 && why.email > why.phone && why.phone >= 0 && why.identifier === 0)
  })
})

test('two houses of one street are not one address, however alike their numbers', () => {
  const people = new People()
  const pair = [{ ...jane, houseNumber: '112' }, jane].map((person, n) => someone(String(n), person))
  for (const person of [...neighbours(), ...pair]) people.add(person)
  assert.equal(matchPeople(people).at(0)!.agreement.address, 'neighbours')
})

test('the same people give the same pairs in whatever order they come', () => {
  const found = (people: Person[]) => {
    const all = new People()
    for (const person of people) all.add(person)
    return matchPeople(all).map(({ a, b }) => [all.ids[a]!, all.ids[b]!].sort().join())
  }
  const people = [...neighbours(), someone('x', jane), someone('y', { ...jane, family: 'okafro' })]
  assert.deepEqual(found(people).sort(), found(people.toReversed()).sort())
})

test('two records that say too much against one another are seen as one person by a third that is like both', () => {
  const jane = { given: 'jane', family: 'okafor', dateOfBirth: '19591210', identifiers: ['4857773456'], ...HOME }
  const first = { ...jane, family: 'okafro', dateOfBirth: '19581210', identifiers: ['4857773465'] }
  const last = { ...jane, given: 'jaen', identifiers: ['9857213456'], houseNumber: '21' }
  assert.deepEqual(decide(first, last).any, [])
  assert.deepEqual(decide(first, last, jane), { decision: 'review', any: ['review', 'review', 'review'] })
  const son = { ...jane, given: 'peter', dateOfBirth: '19890304', identifiers: ['1110203040'] }
  assert.equal(decide(first, son, jane).decision, null)
})

describe('a file', () => {
  test('is understood by its headings', () => {
    const columns = guessColumns(['Ref', 'First name', 'Surname', 'D.O.B.', 'Phone 1', 'Phone 2', 'Notes'])
    assert.deepEqual(columns.phone, ['Phone 1', 'Phone 2'])
    assert.deepEqual(
      [columns.id, columns.given, columns.family, columns.dateOfBirth],
      [['Ref'], ['First name'], ['Surname'], ['D.O.B.']],
    )
  })

  test('is understood by a map, whichever way round it is written', () => {
    const headings = ['k', 'sn', 'tel1', 'tel2']
    const expected = { id: ['k'], family: ['sn'], phone: ['tel1', 'tel2'] }
    assert.deepEqual({ ...readColumns({ id: 'k', surname: 'sn', phone: ['tel1', 'tel2'] }, headings) }, expected)
    assert.deepEqual({ ...readColumns({ k: 'id', sn: 'family', tel1: 'phone', tel2: 'phone' }, headings) }, expected)
    assert.throws(() => readColumns({ id: 'nope' }, headings), /column 'nope'/)
    assert.throws(() => readColumns({ shoe: 'sn' }, headings), /'shoe', which is none of/)
  })

  test('holds names, dates, addresses and phones as people write them', () => {
    const row = {
      id: '1',
      name: "Mrs Siân O'Neill-Jones",
      address: '12 High Street, Devizes, SN10 1AA',
      dob: '3/12/1959',
      phone: '01380 960 123',
    }
    const person = readPerson(row, guessColumns(Object.keys(row)))
    assert.deepEqual(
      [
        person.given,
        person.family,
        person.houseNumber,
        person.street,
        person.locality,
        person.postcode,
        person.dateOfBirth,
        person.phones,
      ],
      ['sian oneill', 'jones', '12', 'high street', 'devizes', 'sn101aa', '19591203', ['+441380960123']],
    )
    const named = (name: string) => readPerson({ ref: '1', name, family: '' }, guessColumns(['ref', 'name', 'family']))
    assert.deepEqual([named('Mr Jack Lord').family, named('Ann Dean Jr').family], ['lord', 'dean'])
    const lord = { ref: '1', surname: 'Lord' }
    assert.equal(readPerson(lord, guessColumns(Object.keys(lord))).family, 'lord')
    assert.equal(readPerson({ ...row, name: 'OKAFOR, Jane' }, guessColumns(Object.keys(row))).family, 'okafor')
    const remarked = named('Jane Okafor (deceased)')
    assert.deepEqual([remarked.given, remarked.family], ['jane', 'okafor'])
    const written =
      '19591210,1959-12-10,1959-12-10T00:00:00Z,1959-12-10 00:00:00,10/12/1959,10-12-1959,10.12.1959,10/12/59,10/12/1959 00:00,10. 12. 1959,10 Dec 1959,10th December 1959,10-DEC-59,10Dec1959'
    for (const date of written.split(',')) assert.equal(readDate(date), '19591210', date)
    assert.equal(readDate('3 Mar 1950'), '19500303')
    for (const none of ['', 'soon', '00/00/0000', '10 Foo 1959', '3 Mar']) assert.equal(readDate(none), '', none)
  })
})
