import { doubleMetaphone } from 'double-metaphone'
import { formalName } from './nicknames.ts'
import type { Person } from './person.ts'

/** The different values of one field: each text is kept once, and a person holds its number. 0: not known. */
export class Values {
  readonly texts: string[] = ['']
  readonly counts: number[] = [0]
  readonly #numbers = new Map<string, number>([['', 0]])

  numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.length
      this.#numbers.set(text, number)
      this.texts.push(text)
      this.counts.push(0)
    }
    this.counts[number]!++
    return number
  }
}

/** So many emails, phone numbers and identifiers of one person are looked at. */
export const SEVERAL = 2
const ONE = ['given', 'family', 'dateOfBirth', 'houseNumber', 'street', 'locality', 'postcode'] as const
const MANY = ['identifiers', 'emails', 'phones'] as const
export type One = (typeof ONE)[number]
export type Many = (typeof MANY)[number]

/** What is written where nobody knows: 1 January, the middle and the end of a year, and the oldest a form takes. */
const INVENTED = /^(?:1[0-8]\d\d|190[0-5])|(?:0101|0701|1231)$|^19111111$/
/** So many of one birthday, and such a share of all, are no chance: some system fills it in. */
const TOO_MANY = 10
const TOO_LARGE_A_SHARE = 1 / 5000

/** Many people in little room: numbers of values, column by column. A million take some hundred megabytes. */
export class People {
  readonly ids: string[] = []
  readonly values: Record<One | Many, Values>
  readonly #columns: Record<string, Int32Array>
  #room = 1024

  constructor() {
    this.values = Object.fromEntries([...ONE, ...MANY].map(field => [field, new Values()])) as Record<
      One | Many,
      Values
    >
    this.#columns = Object.fromEntries(
      [...ONE, ...MANY.flatMap(field => Array.from({ length: SEVERAL }, (_, i) => `${field}${i}`))].map(name => [
        name,
        new Int32Array(this.#room),
      ]),
    )
  }

  get count(): number {
    return this.ids.length
  }

  /**
   * Of how many people these are some; values count as rare or common among all of them. Not said: these are all.
   */
  total: number | undefined

  get all(): number {
    return this.total ?? this.count
  }

  /** How often a value is there among all, where these are only some. */
  setCount(field: One, text: string, count: number): void {
    const number = this.values[field].numberOf(text)
    this.values[field].counts[number] = count
  }

  /** Is this birthday (its number) one that is often made up? Then it says little of who somebody is. */
  isInventedDate(number: number): boolean {
    const { texts, counts } = this.values.dateOfBirth
    const count = counts[number]!
    return INVENTED.test(texts[number]!) || (count > TOO_MANY && count > this.all * TOO_LARGE_A_SHARE)
  }

  add(person: Person): void {
    const at = this.ids.length
    if (at === this.#room) this.#grow()
    this.ids.push(person.id)
    for (const field of ONE) this.#columns[field]![at] = this.values[field].numberOf(person[field])
    for (const field of MANY)
      for (let i = 0; i < SEVERAL; i++)
        this.#columns[`${field}${i}`]![at] = this.values[field].numberOf(person[field][i] ?? '')
  }

  #grow(): void {
    this.#room *= 2
    for (const [name, column] of Object.entries(this.#columns)) {
      const larger = new Int32Array(this.#room)
      larger.set(column)
      this.#columns[name] = larger
    }
  }

  column(field: One): Int32Array {
    return this.#columns[field]!
  }

  columns(field: Many): Int32Array[] {
    return Array.from({ length: SEVERAL }, (_, i) => this.#columns[`${field}${i}`]!)
  }
}

/** How each name of a list sounds: names that sound alike have one code. */
export function soundsOf(values: Values): string[] {
  return values.texts.map(text => {
    const first = text.split(' ', 1)[0]!
    return first === '' ? '' : doubleMetaphone(first)[0] || first
  })
}

/** What a given name is called in full, as near as can be told: Bill, Billy and William are one. */
export const formalNames = (values: Values): string[] => values.texts.map(text => formalName(text.split(' ', 1)[0]!))
