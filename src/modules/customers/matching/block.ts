// Which pairs are worth a look: those that share a key. A million people make half a billion pairs; keys leave some millions.
import { formalNames, type People, soundsOf } from './people.ts'

/** A key of one person: '' when what it is made of is not known. */
type Key = (at: number) => string

/** Larger blocks are looked at only among neighbours in the order of names and dates. */
const MOST = 60
const NEIGHBOURS = 12

/** Visits each pair that shares a key, once (a few of very large blocks twice). `a` is always below `b`. */
export function forEachPair(people: People, visit: (a: number, b: number) => void): void {
  const kinds = keysOf(people).map(key => hashed(people, key))
  for (const [kind, hashes] of kinds.entries()) {
    const earlier = kinds.slice(0, kind)
    const seenBefore = (a: number, b: number) => earlier.some(each => each[a] !== 0 && each[a] === each[b])
    for (const block of blocksOf(hashes)) {
      const reach = block.length > MOST ? NEIGHBOURS : block.length
      if (block.length > MOST) sortByName(people, block)
      for (let i = 0; i < block.length; i++)
        for (let j = i + 1; j < block.length && j - i <= reach; j++) {
          const [a, b] = block[i]! < block[j]! ? [block[i]!, block[j]!] : [block[j]!, block[i]!]
          if (!seenBefore(a, b)) visit(a, b)
        }
    }
  }
}

function keysOf(people: People): Key[] {
  const text = (field: Parameters<People['column']>[0]) => {
    const [column, { texts }] = [people.column(field), people.values[field]]
    return (at: number) => texts[column[at]!]!
  }
  const coded = (field: 'given' | 'family' | 'street', codes: string[]) => {
    const column = people.column(field)
    return (at: number) => codes[column[at]!]!
  }
  const [given, family, born, house, street, locality, postcode] = [
    text('given'),
    text('family'),
    text('dateOfBirth'),
    text('houseNumber'),
    text('street'),
    text('locality'),
    text('postcode'),
  ]
  const formal = coded('given', formalNames(people.values.given))
  const givenSound = coded('given', soundsOf(people.values.given))
  const familySound = coded('family', soundsOf(people.values.family))
  const several = (field: 'identifiers' | 'emails' | 'phones') => {
    const { texts } = people.values[field]
    return people.columns(field).map(
      (column): Key =>
        at =>
          texts[column[at]!]!,
    )
  }
  const both =
    (...parts: Key[]): Key =>
    at => {
      const values = parts.map(part => part(at))
      return values.includes('') ? '' : values.join('\0')
    }
  const eitherOrder = (a: Key, b: Key): Key => both(at => [a(at), b(at)].sort().join('\0').replace(/^\0.*/, ''))
  return [
    ...several('identifiers'),
    ...several('emails'),
    ...several('phones'),
    both(born, at => given(at).slice(0, 1)),
    both(born, at => family(at).slice(0, 1)),
    eitherOrder(givenSound, familySound),
    both(formal, familySound),
    both(house, street, locality),
    both(postcode, house),
    both(postcode, familySound),
    both(postcode, givenSound),
    both(at => born(at).slice(0, 6), givenSound),
    both(at => born(at).slice(0, 4), familySound),
    both(street, givenSound),
    both(street, familySound),
    both(locality, born),
  ]
}

/** FNV-1a, 32 bit; 0 stands for no key. Two keys with one hash cost a look, nothing else. */
function hashed(people: People, key: Key): Uint32Array {
  const hashes = new Uint32Array(people.count)
  for (let at = 0; at < hashes.length; at++) {
    const text = key(at)
    if (text === '') continue
    let hash = 0x811c9dc5
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    hashes[at] = hash >>> 0 || 1
  }
  return hashes
}

/** People by hash: sorted as numbers, which is quicker and smaller than a map of lists. */
function* blocksOf(hashes: Uint32Array): Generator<number[]> {
  const people = 2 ** 21
  const order = new Float64Array(hashes.length)
  for (let at = 0; at < hashes.length; at++) order[at] = hashes[at]! * people + at
  order.sort()
  let block: number[] = []
  let last = 0
  for (const each of order) {
    const [hash, at] = [Math.floor(each / people), each % people]
    if (hash !== last) {
      if (block.length > 1) yield block
      block = []
      last = hash
    }
    if (hash !== 0) block.push(at)
  }
  if (block.length > 1) yield block
}

function sortByName(people: People, block: number[]): void {
  const line = (at: number) =>
    (['family', 'given', 'dateOfBirth', 'postcode'] as const)
      .map(field => people.values[field].texts[people.column(field)[at]!]!)
      .join('\0')
  const lines = new Map(block.map(at => [at, line(at)]))
  block.sort((a, b) => (lines.get(a)! < lines.get(b)! ? -1 : 1))
}
