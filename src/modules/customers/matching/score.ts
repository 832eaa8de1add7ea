// What the fields of two records say for or against one person, after Fellegi and Sunter, 'A Theory for Record Linkage'
// (1969): for each field the logarithm of how much likelier it is among records of one person than among others.
// Rare values count more than common ones. What a household shares (address, phone, often email and family name) is
// counted once, and names and birthdays of one household are not taken to be independent: twins, father and son.
import { isSameGivenName } from './nicknames.ts'
import { type Many, type One, type People, soundsOf } from './people.ts'
import { isClose, isOneSlip, jaroWinkler } from './similarity.ts'

export type NameLevel = 'missing' | 'same' | 'nickname' | 'close' | 'initial' | 'sounds' | 'swapped' | 'different'
export type DateLevel = 'missing' | 'same' | 'close' | 'partly' | 'different'
export type SeveralLevel = 'missing' | 'same' | 'close' | 'different'
export type AddressLevel = 'missing' | 'same' | 'neighbours' | 'area' | 'different'

/** How far two records agree, field by field. */
export interface Agreement {
  given: NameLevel
  family: NameLevel
  dateOfBirth: DateLevel
  identifier: SeveralLevel
  email: SeveralLevel
  phone: SeveralLevel
  address: AddressLevel
}

export type Explained = Record<keyof Agreement, number>

/** Shares among records of one person, and among others where rarity does not say it. */
const SHARES = {
  given: {
    same: [0.8, 0],
    nickname: [0.06, 0.006],
    close: [0.09, 0.008],
    initial: [0.04, 0.04],
    sounds: [0.015, 0.01],
    swapped: [0.02, 0.0005],
    different: [0.02, 0.93],
  },
  family: {
    same: [0.86, 0],
    nickname: [0.01, 0.01],
    close: [0.08, 0.005],
    initial: [0.01, 0.04],
    sounds: [0.01, 0.005],
    swapped: [0.02, 0.0005],
    different: [0.05, 0.97],
  },
  dateOfBirth: { same: [0.88, 0], close: [0.08, 0.004], partly: [0.02, 0.012], different: [0.02, 0.98] },
  identifier: { close: [0.08, 0.00002], different: [0.03, 1] },
  email: { close: [0.05, 0.00005], different: [0.5, 1] },
  phone: { close: [0.03, 0.0001], different: [0.6, 1] },
  address: { different: [0.35, 0.98] },
} as const
/** In one household: how often family names, given names and birthdays are the same although the people are not. */
const HOUSEHOLD = {
  family: 0.6,
  given: 0.03,
  dateOfBirth: 0.02,
  differentFamily: [0.1, 0.4],
  differentGiven: [0.012, 0.94],
}
/** Odds that it is one person, from one thing they share that nobody else has. */
const ODDS_AT_HOME = { email: 3, phone: 1, address: 0.4 }
const ODDS_OF_IDENTIFIER = 300
/** How often two have one birthday where it is one that is made up. */
const INVENTED_DATE = 0.05
/** What a second and third shared thing of a household adds. */
const FURTHER = 0.5
/** Records of somebody who is there already, to one of somebody who is not. Learnt from what is found. */
const FIRST_RATE = 0.2

const weight = ([same, others]: readonly number[]): number => Math.log(same! / others!)

/** Compares people of one set. */
export class Scorer {
  readonly #people: People
  readonly #givenSounds: string[]
  readonly #familySounds: string[]
  readonly #addresses: Int32Array
  readonly #addressCounts: number[]
  readonly #isInvented: boolean[]
  /** Logarithm of the odds of any two records before anything is known. */
  prior: number

  constructor(people: People) {
    this.#people = people
    this.#givenSounds = soundsOf(people.values.given)
    this.#familySounds = soundsOf(people.values.family)
    ;[this.#addresses, this.#addressCounts] = countAddresses(people)
    this.#isInvented = people.values.dateOfBirth.texts.map((_, number) => people.isInventedDate(number))
    this.prior = Math.log(FIRST_RATE / Math.max(this.#people.all, 2))
  }

  agreement(a: number, b: number): Agreement {
    const given = this.#names('given', a, b)
    const family = this.#names('family', a, b)
    const isSwapped = given === 'different' && family !== 'same' && this.#isSwapped(a, b)
    return {
      given: isSwapped ? 'swapped' : given,
      family: isSwapped ? 'swapped' : family,
      dateOfBirth: this.#dates(a, b),
      identifier: this.#several('identifiers', a, b),
      email: this.#several('emails', a, b),
      phone: this.#several('phones', a, b),
      address: this.#address(a, b),
    }
  }

  /** Natural logarithms, field by field; their sum and the prior are the odds that it is one person. */
  explain(a: number, b: number, agreement: Agreement): Explained {
    const { identifier, email, phone, address } = agreement
    const shared = this.#shared(a, b, agreement)
    const isHousehold = shared.length > 0
    const home = { email: 0, phone: 0, address: 0 }
    for (const [rank, { field, weight }] of shared.sort((x, y) => y.weight - x.weight).entries())
      home[field] = rank === 0 ? weight : Math.max(0, weight + this.prior) * FURTHER
    const reached = (field: 'email' | 'phone', level: SeveralLevel) =>
      level === 'missing' || level === 'same' ? home[field] : weight(SHARES[field][level])
    return {
      given: this.#nameWeight('given', agreement.given, a, b, isHousehold),
      family: this.#nameWeight('family', agreement.family, a, b, isHousehold),
      dateOfBirth: this.#dateWeight(agreement.dateOfBirth, a, isHousehold),
      identifier: this.#identifierWeight(identifier, a, b),
      email: reached('email', email),
      phone: reached('phone', phone),
      address: address === 'same' ? home.address : this.#addressWeight(address, a),
    }
  }

  #text(field: One, at: number): string {
    return this.#people.values[field].texts[this.#people.column(field)[at]!]!
  }

  #share(field: One, at: number): number {
    return this.#people.values[field].counts[this.#people.column(field)[at]!]! / this.#people.all
  }

  #names(field: 'given' | 'family', a: number, b: number): NameLevel {
    const [x, y] = [this.#text(field, a), this.#text(field, b)]
    if (x === '' || y === '') return 'missing'
    if (x === y) return 'same'
    const [xs, ys] = [x.split(' '), y.split(' ')]
    const level = oneName(xs[0]!, ys[0]!)
    if (level !== 'different') return isOtherRest(xs, ys) ? (level === 'same' ? 'close' : level) : level
    // 'Ann Smith Jones' and 'Jones': one part of a double name
    if (field === 'family' && (xs.includes(ys.at(-1)!) || ys.includes(xs.at(-1)!))) return 'close'
    const sounds = field === 'given' ? this.#givenSounds : this.#familySounds
    const column = this.#people.column(field)
    return sounds[column[a]!] === sounds[column[b]!] ? 'sounds' : 'different'
  }

  #isSwapped(a: number, b: number): boolean {
    const same = (x: string, y: string) => x !== '' && y !== '' && (x === y || isClose(x, y))
    return (
      same(this.#text('given', a), this.#text('family', b)) && same(this.#text('family', a), this.#text('given', b))
    )
  }

  #dates(a: number, b: number): DateLevel {
    const [x, y] = [this.#text('dateOfBirth', a), this.#text('dateOfBirth', b)]
    if (x === '' || y === '') return 'missing'
    if (x === y) return 'same'
    const parts = (date: string) => [date.slice(0, 4), date.slice(4, 6), date.slice(6)] as const
    const [[yearX, monthX, dayX], [yearY, monthY, dayY]] = [parts(x), parts(y)]
    if (isOneSlip(x, y) || (yearX === yearY && monthX === dayY && dayX === monthY)) return 'close'
    return Number(yearX === yearY) + Number(monthX === monthY) + Number(dayX === dayY) === 2 ? 'partly' : 'different'
  }

  #several(field: Many, a: number, b: number): SeveralLevel {
    const columns = this.#people.columns(field)
    const [xs, ys] = [columns.map(column => column[a]!), columns.map(column => column[b]!)]
    if (!xs.some(Boolean) || !ys.some(Boolean)) return 'missing'
    if (xs.some(x => x !== 0 && ys.includes(x))) return 'same'
    const { texts } = this.#people.values[field]
    const isNear = xs.some(x => x !== 0 && ys.some(y => y !== 0 && isMistyped(field, texts[x]!, texts[y]!)))
    return isNear ? 'close' : 'different'
  }

  #address(a: number, b: number): AddressLevel {
    const compare = (field: One, near: number): number => {
      const [x, y] = [this.#text(field, a), this.#text(field, b)]
      if (x === '' || y === '') return Number.NaN
      if (x === y) return 1
      return isOneSlip(x, y) && x.length > 2
        ? near
        : field === 'street' || field === 'locality'
          ? likeness(x, y) * near
          : 0
    }
    const [house, street, locality, postcode] = [
      // 28 and 128 are two houses, not a slip.
      compare('houseNumber', 0),
      compare('street', 0.9),
      compare('locality', 0.9),
      compare('postcode', 0.7),
    ]
    const known = [house, street, locality, postcode].filter(part => !Number.isNaN(part))
    if (known.length === 0) return 'missing'
    const part = (value: number) => value || 0
    const area = Math.max(part(locality) * 0.6, part(postcode))
    if (house === 0 && part(street) >= 0.8 && area >= 0.5) return 'neighbours'
    if (part(house) + part(street) + part(locality) * 0.5 + part(postcode) >= 2) return 'same'
    return postcode === 1 || locality === 1 ? 'area' : known.length > 1 ? 'different' : 'missing'
  }

  /** What both have that a household has, each as the logarithm of the odds it gives, without the prior. */
  #shared(a: number, b: number, { email, phone, address }: Agreement) {
    const found: { field: keyof typeof ODDS_AT_HOME; weight: number }[] = []
    const add = (field: keyof typeof ODDS_AT_HOME, holders: number) =>
      found.push({ field, weight: Math.log(ODDS_AT_HOME[field] / Math.max(1, holders - 1) ** 1.5) - this.prior })
    if (email === 'same') add('email', this.#holders('emails', a, b))
    if (phone === 'same') add('phone', this.#holders('phones', a, b))
    if (address === 'same')
      add('address', Math.max(this.#addressCounts[this.#addresses[a]!]!, this.#addressCounts[this.#addresses[b]!]!))
    return found
  }

  #holders(field: Many, a: number, b: number): number {
    const columns = this.#people.columns(field)
    const ys = columns.map(column => column[b]!)
    const shared = columns.map(column => column[a]!).filter(x => x !== 0 && ys.includes(x))
    return Math.min(...shared.map(value => this.#people.values[field].counts[value]!))
  }

  #nameWeight(field: 'given' | 'family', level: NameLevel, a: number, b: number, isHousehold: boolean): number {
    if (level === 'missing') return 0
    const [same, others] = SHARES[field][level]
    if (level === 'different' && isHousehold)
      return weight(field === 'given' ? HOUSEHOLD.differentGiven : HOUSEHOLD.differentFamily)
    const rarity =
      level === 'same' ? Math.max(this.#share(field, a), this.#share(field, b), 0.5 / this.#people.all) : others
    const isShared = isHousehold && (level === 'same' || level === 'initial')
    return Math.log(same / (isShared ? Math.max(rarity, HOUSEHOLD[field]) : rarity))
  }

  #dateWeight(level: DateLevel, a: number, isHousehold: boolean): number {
    if (level === 'missing') return 0
    const [same, others] = SHARES.dateOfBirth[level]
    const rarity = level === 'same' ? this.#dateRarity(a) : others
    return Math.log(same / (isHousehold ? Math.max(rarity, HOUSEHOLD.dateOfBirth) : rarity))
  }

  #dateRarity(at: number): number {
    const isInvented = this.#isInvented[this.#people.column('dateOfBirth')[at]!]
    return Math.max(this.#share('dateOfBirth', at), isInvented ? INVENTED_DATE : 0.00004)
  }

  #identifierWeight(level: SeveralLevel, a: number, b: number): number {
    if (level === 'missing') return 0
    if (level !== 'same') return weight(SHARES.identifier[level])
    return Math.log(ODDS_OF_IDENTIFIER / Math.max(1, this.#holders('identifiers', a, b) - 1) ** 2) - this.prior
  }

  #addressWeight(level: Exclude<AddressLevel, 'same'>, a: number): number {
    if (level === 'missing') return 0
    if (level === 'different') return weight(SHARES.address.different)
    const share = Math.max(this.#share('postcode', a), 15 / this.#people.all)
    return level === 'neighbours'
      ? Math.log(0.05 / Math.min(0.05, share))
      : Math.log(0.1 / Math.min(0.1, Math.max(share, 0.001)))
  }
}

/** Long numbers are mistyped in more than one place, and digits change places. */
const isMistyped = (field: Many, x: string, y: string): boolean =>
  isOneSlip(x, y) || (field === 'identifiers' && jaroWinkler(x, y) >= 0.92)

function oneName(x: string, y: string): NameLevel {
  if (x === y) return 'same'
  if (x.length === 1 || y.length === 1) return x[0] === y[0] ? 'initial' : 'different'
  if (isSameGivenName(x, y)) return 'nickname'
  return isClose(x, y) ? 'close' : 'different'
}

/** Both say more than a first name, and not the same. */
function isOtherRest([, ...xs]: string[], [, ...ys]: string[]): boolean {
  if (xs.length === 0 || ys.length === 0) return false
  return !xs.some(x => ys.some(y => oneName(x, y) !== 'different'))
}

const likeness = (x: string, y: string): number => {
  const like = jaroWinkler(x, y)
  return like >= 0.88 ? like : 0
}

/** People by house, street and postcode: how many live there. */
function countAddresses(people: People): [numbers: Int32Array, counts: number[]] {
  const [house, street, postcode] = [people.column('houseNumber'), people.column('street'), people.column('postcode')]
  const numbers = new Int32Array(people.count)
  const known = new Map<string, number>()
  const counts: number[] = []
  for (let at = 0; at < people.count; at++) {
    const key = `${house[at]} ${street[at]} ${postcode[at]}`
    const number = known.get(key) ?? counts.push(0) - 1
    known.set(key, number)
    counts[number]!++
    numbers[at] = number
  }
  return [numbers, counts]
}
