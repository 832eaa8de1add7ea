// What each service says of itself, as weights of words: common words weigh little, rare ones much (inverse document
// frequency), fields by their place, many mentions saturate (after BM25F, Robertson, Zaragoza and Taylor 2004).

import type { Reader, Term } from './terms.ts'
import { TUNING } from './tuning.ts'
import type { GroupFinder } from './word-groups.ts'

/** A service as the search reads it, in one language. */
export type SuggestService = {
  slug: string
  /** Whether people come here to find something out. */
  tells: boolean
  name: string
  title: string
  summary: string
  /** Synonyms in people's own words. */
  words: readonly string[]
  about: string
  /** Labels and options of its questions. */
  questions: readonly string[]
}

/** A term with the keys under which it is found: itself, its stem, and the groups it belongs to. */
export type Keyed = { lemma: string; stem: string; groups: readonly string[]; force: number; phraseForce: number }
/** How strongly each service (by number) stands for a key. */
export type Postings = { services: Uint16Array; weights: Float64Array }
/** A phrase of a service with what its words weigh. */
export type Phrase = {
  service: number
  terms: readonly (Keyed & { weight: number })[]
  total: number
  strength: number
}

export type ServiceIndex = {
  slugs: readonly string[]
  tells: readonly boolean[]
  postings: ReadonlyMap<string, Postings>
  phrases: readonly Phrase[]
  /** Phrases and the place in them where a key stands. */
  phrasesByKey: ReadonlyMap<string, readonly { phrase: number; term: number }[]>
}

export const lemmaKey = (lemma: string) => `l${lemma}`
export const stemKey = (stem: string) => `s${stem}`
export const keysOf = (term: Keyed) => [lemmaKey(term.lemma), stemKey(term.stem), ...term.groups]

/** Reads the groups into the terms: `=3` is the third group. */
export function keyTerms(terms: readonly Term[], findGroups: GroupFinder): (Keyed & Term)[] {
  const groups = terms.map(() => [] as string[])
  for (const { group, at, length } of findGroups(terms))
    for (let i = at; i < at + length; i++) groups[i]!.push(`=${group}`)
  return terms.map((term, i) => ({ ...term, groups: groups[i]! }))
}

type Field = { weight: number; terms: readonly Keyed[]; phrase: boolean; strength: number }

export function indexServices(
  services: readonly SuggestService[],
  reader: Reader,
  findGroups: GroupFinder,
): ServiceIndex {
  const fields = services.map(service => readFields(service, text => keyTerms(reader.terms(text), findGroups)))
  const rough = roughWeights(fields)
  const presence = fields.map(own => presenceOf(own, rough))
  const phrases = fields.flatMap((own, service) => own.filter(isPhrase).map(field => toPhrase(service, field, rough)))
  return {
    slugs: services.map(service => service.slug),
    tells: services.map(service => service.tells),
    postings: invert(presence),
    phrases,
    phrasesByKey: phrasesByKey(phrases),
  }
}

function readFields(service: SuggestService, read: (text: string) => Keyed[]): Field[] {
  const { field } = TUNING
  const whole = (text: string, weight: number, strength = 0): Field => {
    return { weight, terms: read(text), phrase: strength > 0, strength }
  }
  return [
    whole(service.name, field.name, TUNING.phrase.name),
    whole(service.title, field.title, TUNING.phrase.name),
    ...service.words.map(text => whole(text, field.phrase, 1)),
    whole(service.summary, field.summary),
    whole(service.about, field.about),
    ...service.questions.map(text => whole(text, field.question)),
  ]
}

const isPhrase = (field: Field) => field.phrase && field.terms.length > 0

/** A first guess at how telling each stem is: by the number of services with it in a phrase, and in any text. */
function roughWeights(fields: readonly (readonly Field[])[]): (term: Keyed) => number {
  const inPhrases = new Map<string, number>()
  const anywhere = new Map<string, number>()
  for (const own of fields) {
    countOnce(own.filter(isPhrase), inPhrases)
    countOnce(own, anywhere)
  }
  return ({ stem, phraseForce }) => {
    const common = (inPhrases.get(stem) ?? 0) + 0.15 * (anywhere.get(stem) ?? 0)
    return rarity(common, fields.length) * phraseForce
  }
}

function countOnce(fields: readonly Field[], counts: Map<string, number>): void {
  for (const stem of new Set(fields.flatMap(field => field.terms.map(term => term.stem))))
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
}

/** Inverse document frequency, never negative. */
function rarity(common: number, services: number): number {
  return Math.log(1 + (services - Math.min(common, services) + 0.5) / (common + 0.5))
}

/** How present each key is in one service, 0 to 1. In a phrase a word has its share: 'road' is little of 'hole in the road'. */
function presenceOf(fields: readonly Field[], rough: (term: Keyed) => number): Map<string, number> {
  const mentions = new Map<string, number>()
  for (const { terms, weight, phrase } of fields) {
    const total = phrase ? terms.reduce((sum, term) => sum + rough(term), 0) : 0
    for (const term of terms) {
      const share = phrase ? (rough(term) / total) ** TUNING.share : 1
      for (const key of new Set(keysOf(term))) mentions.set(key, (mentions.get(key) ?? 0) + weight * share)
    }
  }
  for (const [key, mention] of mentions) mentions.set(key, mention / (mention + TUNING.saturation))
  return mentions
}

function invert(presence: readonly ReadonlyMap<string, number>[]): Map<string, Postings> {
  const byKey = new Map<string, [number, number][]>()
  presence.forEach((keys, service) => {
    for (const [key, present] of keys) listUnder(byKey, key, [service, present])
  })
  const postings = new Map<string, Postings>()
  for (const [key, entries] of byKey) {
    const rare = rarity(
      entries.reduce((sum, [, present]) => sum + present, 0),
      presence.length,
    )
    postings.set(key, {
      services: Uint16Array.from(entries, ([service]) => service),
      weights: Float64Array.from(entries, ([, present]) => present * rare),
    })
  }
  return postings
}

function toPhrase(service: number, field: Field, rough: (term: Keyed) => number): Phrase {
  const terms = field.terms.map(term => ({ ...term, weight: rough(term) }))
  return { service, terms, total: terms.reduce((sum, term) => sum + term.weight, 0), strength: field.strength }
}

function phrasesByKey(phrases: readonly Phrase[]): Map<string, { phrase: number; term: number }[]> {
  const byKey = new Map<string, { phrase: number; term: number }[]>()
  phrases.forEach(({ terms }, phrase) => {
    terms.forEach((keyed, term) => {
      for (const key of new Set(keysOf(keyed))) listUnder(byKey, key, { phrase, term })
    })
  })
  return byKey
}

function listUnder<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
