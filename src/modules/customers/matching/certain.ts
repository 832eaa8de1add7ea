// Which pairs may be joined though nobody looks. A score is not enough: twins, namesakes in one hostel and a birthday that was
// made up score as high as one person does. Certain is a pair of which nothing speaks against it, whatever the figure.
import { isShortFor } from './nicknames.ts'
import type { Many, People } from './people.ts'
import type { Agreement } from './score.ts'
import { isClose } from './similarity.ts'

const CERTAIN = 0.99
/** More names than this at one address are a hostel, a care home or a block of flats: it says little of who somebody is. */
const HOUSEHOLD = 6
/** All the brothers of a family may have it as their first name. */
const OF_BROTHERS = /^(?:m[ou]ham+[ae]d|mohd|md|abdul)$/

export class Certainty {
  readonly #people: People
  readonly #shared: Record<Many, Uint8Array>
  readonly #homes: Int32Array
  readonly #namesAt: number[]

  constructor(people: People) {
    this.#people = people
    this.#shared = {
      identifiers: sharedBy(people, 'identifiers'),
      emails: sharedBy(people, 'emails'),
      phones: sharedBy(people, 'phones'),
    }
    ;[this.#homes, this.#namesAt] = countNames(people)
  }

  isCertain(a: number, b: number, agreement: Agreement, score: number): boolean {
    const { family, dateOfBirth, identifier, email, phone, address } = agreement
    if (score < CERTAIN || identifier === 'different') return false
    if (identifier === 'same' && this.#isOwn('identifiers', a, b)) return isProvenByNumber(agreement)
    if (family !== 'same' || dateOfBirth !== 'same') return false
    const hasOwnEmail = email === 'same' && this.#isOwn('emails', a, b)
    const hasOwnPhone = phone === 'same' && this.#isOwn('phones', a, b)
    const name = this.#fullName(a, b)
    if (this.#people.isInventedDate(this.#date(a))) return name === 'equal' && hasOwnEmail && hasOwnPhone
    if (hasOwnEmail || hasOwnPhone) return name !== 'other'
    return (
      name === 'equal' && address === 'same' && this.#isHome(a, b) && email !== 'different' && phone !== 'different'
    )
  }

  #date(at: number): number {
    return this.#people.column('dateOfBirth')[at]!
  }

  /** `short`: one says more of the names than the other, or uses the short form that can be only hers. */
  #fullName(a: number, b: number): 'equal' | 'short' | 'other' {
    const { texts } = this.#people.values.given
    const column = this.#people.column('given')
    const [x, y] = [texts[column[a]!]!, texts[column[b]!]!]
    const [[firstX = '', ...restX], [firstY = '', ...restY]] = [x.split(' '), y.split(' ')]
    // 'J Okafor' and 'J Okafor' may be Jane and John
    if (firstX.length < 2 || firstY.length < 2) return 'other'
    if (x === y) return 'equal'
    if (firstX !== firstY && !isShortFor(firstX, firstY)) return 'other'
    if (restX.length === 0 || restY.length === 0) return OF_BROTHERS.test(firstX) ? 'other' : 'short'
    return restX.some(each => restY.some(begins(each))) ? 'short' : 'other'
  }

  /** Nobody of another name has it: it is hers, and neither a household's nor a solicitor's. */
  #isOwn(field: Many, a: number, b: number): boolean {
    const columns = this.#people.columns(field)
    const ys = columns.map(column => column[b]!)
    return columns.some(column => {
      const x = column[a]!
      return x !== 0 && ys.includes(x) && this.#shared[field][x] === 0
    })
  }

  #isHome(a: number, b: number): boolean {
    return [a, b].every(at => this.#namesAt[this.#homes[at]!]! <= HOUSEHOLD)
  }
}

const begins = (x: string) => (y: string) => x.startsWith(y) || y.startsWith(x)

/** A number that belongs to one person forgives a slip in one of the names, or in the birthday. */
function isProvenByNumber({ given, family, dateOfBirth }: Agreement): boolean {
  const isNamed = (given === 'same' || given === 'nickname') && family === 'same'
  const isNearlyNamed = isNamed || (given === 'close' && family === 'same') || (given === 'same' && family === 'close')
  return isNearlyNamed && (dateOfBirth === 'same' || (isNamed && dateOfBirth === 'close'))
}

/** For each value 1 where people of different names have it. */
function sharedBy(people: People, field: Many): Uint8Array {
  const [given, family] = [people.column('given'), people.column('family')]
  const { texts: givens } = people.values.given
  const { texts: families } = people.values.family
  const first = new Int32Array(people.values[field].texts.length).fill(-1)
  const shared = new Uint8Array(first.length)
  const isOther = (texts: string[], x: number, y: number) => x !== y && !isAlike(texts[x]!, texts[y]!)
  for (const column of people.columns(field))
    for (let at = 0; at < people.count; at++) {
      const value = column[at]!
      const holder = first[value]!
      if (value === 0 || shared[value] === 1) continue
      if (holder < 0) first[value] = at
      else if (isOther(givens, given[holder]!, given[at]!) || isOther(families, family[holder]!, family[at]!))
        shared[value] = 1
    }
  return shared
}

/** One name, in short or mistyped. */
function isAlike(x: string, y: string): boolean {
  const [[firstX], [firstY]] = [x.split(' '), y.split(' ')]
  return firstX === firstY || isShortFor(firstX!, firstY!) || isClose(x, y)
}

/** People by building (house and postcode, or street where no house is known): how many different names are there. */
function countNames(people: People): [homes: Int32Array, names: number[]] {
  const [house, street, locality, postcode, given, family] = (
    ['houseNumber', 'street', 'locality', 'postcode', 'given', 'family'] as const
  ).map(field => people.column(field)) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const homes = new Int32Array(people.count)
  const known = new Map<string, number>()
  const counts: number[] = []
  for (let at = 0; at < people.count; at++) {
    const area = postcode[at] ? `${postcode[at]}` : `${street[at]},${locality[at]}`
    const key = house[at] ? `${area} ${house[at]}` : `${area}/${street[at]}`
    const home = known.get(key) ?? counts.push(0) - 1
    known.set(key, home)
    homes[at] = home
    counts[home]!++
  }
  // Records are few nearly everywhere, and then so are names: only the others are worth the room.
  const namesOf = new Map<number, Set<string>>()
  for (let at = 0; at < people.count; at++) {
    const home = homes[at]!
    if (counts[home]! <= HOUSEHOLD) continue
    const names = namesOf.get(home) ?? new Set()
    namesOf.set(home, names.add(`${given[at]} ${family[at]}`))
  }
  for (const [home, names] of namesOf) counts[home] = names.size
  return [homes, counts]
}
