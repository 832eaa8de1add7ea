// How well each service fits the evidence: the sum of its words, and of its phrases that are found whole and together.

import type { Evidence } from './read-query.ts'
import { keysOf, lemmaKey, type Phrase, type ServiceIndex, stemKey } from './service-index.ts'
import { TUNING } from './tuning.ts'

/** Where a key was met in the text, and how far that can be trusted there. */
type Sighting = { position: number; trust: number }
/** A word said over and over is looked at so many times, to find it near others. */
const MOST_SIGHTINGS = 8
type Sightings = ReadonlyMap<string, readonly Sighting[]>

/** A figure for each service (by number), 0 where nothing fits, without an upper bound. */
export function scoreServices(index: ServiceIndex, evidence: readonly Evidence[]): Float64Array {
  const scores = scoreWords(index, evidence)
  for (const [service, bonus] of scorePhrases(index, sightingsOf(index, evidence))) scores[service]! += bonus
  return scores
}

function scoreWords(index: ServiceIndex, evidence: readonly Evidence[]): Float64Array {
  const scores = new Float64Array(index.slugs.length)
  const said = new Map<string, number>()
  for (const { meanings, emphasis, force, place } of evidence) {
    const best = new Float64Array(index.slugs.length)
    for (const meaning of meanings) {
      const trust = meaning.trust * emphasis * Math.min(force, meaning.force) * TUNING.place[place].word
      const known = index.postings.has(lemmaKey(meaning.lemma))
      for (const key of keysOf(meaning)) raise(best, index, key, trust * tieOf(key, known))
    }
    const stem = meanings[0]?.stem ?? ''
    const times = said.get(stem) ?? 0
    said.set(stem, times + 1)
    const share = TUNING.repeated ** times
    for (let service = 0; service < best.length; service++) scores[service]! += best[service]! * share
  }
  return scores
}

function raise(best: Float64Array, index: ServiceIndex, key: string, trust: number): void {
  const postings = index.postings.get(key)
  if (!postings) return
  const { services, weights } = postings
  for (let i = 0; i < services.length; i++) {
    const value = weights[i]! * trust
    if (value > best[services[i]!]!) best[services[i]!] = value
  }
}

/** A stem is a weaker tie when the very word is in use: then a park is not parking. */
function tieOf(key: string, known: boolean): number {
  if (key.startsWith('l')) return 1
  if (key.startsWith('=')) return TUNING.tie.group
  return known ? TUNING.tie.stem : TUNING.tie.onlyStem
}

function sightingsOf(index: ServiceIndex, evidence: readonly Evidence[]): Sightings {
  const sightings = new Map<string, Sighting[]>()
  for (const { meanings, emphasis, position, place } of evidence) {
    for (const meaning of meanings) {
      const known = index.postings.has(lemmaKey(meaning.lemma))
      for (const key of keysOf(meaning)) {
        const sighting = {
          position,
          trust: meaning.trust * emphasis * tieOf(key, known) * TUNING.place[place].phrase,
        }
        const before = sightings.get(key)
        if (before && before.length < MOST_SIGHTINGS) before.push(sighting)
        else if (!before) sightings.set(key, [sighting])
      }
    }
  }
  return sightings
}

/** The bonus of each service for its phrases: the best in full, a second and third for a part. */
function scorePhrases(index: ServiceIndex, sightings: Sightings): Map<number, number> {
  const bonuses = new Map<number, number[]>()
  for (const number of candidates(index, sightings)) {
    const phrase = index.phrases[number]!
    const bonus = scorePhrase(phrase, sightings)
    if (bonus > 0) bonuses.set(phrase.service, [...(bonuses.get(phrase.service) ?? []), bonus])
  }
  const { further } = TUNING.phrase
  const total = (values: number[]) =>
    values
      .sort((a, b) => b - a)
      .slice(0, 3)
      .reduce((sum, value, i) => sum + value * further ** i, 0)
  return new Map(Array.from(bonuses, ([service, values]) => [service, total(values)]))
}

/** Phrases of one word that was met, and longer ones of which at least two were. */
function candidates(index: ServiceIndex, sightings: Sightings): number[] {
  const met = new Map<number, number>()
  for (const key of sightings.keys())
    for (const { phrase, term } of index.phrasesByKey.get(key) ?? [])
      met.set(phrase, (met.get(phrase) ?? 0) | (1 << term))
  return [...met]
    .filter(([phrase, terms]) => index.phrases[phrase]!.terms.length === 1 || (terms & (terms - 1)) !== 0)
    .map(([phrase]) => phrase)
}

function scorePhrase({ terms, total, strength }: Phrase, sightings: Sightings): number {
  const { bonus, power, alone } = TUNING.phrase
  const found = terms.map(term => bestSightings(term, sightings))
  const weight = terms.reduce((sum, term, i) => sum + term.weight * (found[i]?.trust ?? 0), 0)
  const together = closeness(found.flatMap(sighting => (sighting ? [sighting.positions] : [])))
  return (terms.length === 1 ? alone : bonus) * weight * (weight / total) ** power * together * strength
}

function bestSightings(term: Phrase['terms'][number], sightings: Sightings) {
  const keys = [lemmaKey(term.lemma), stemKey(term.stem), ...term.groups]
  const all = keys.flatMap(key => sightings.get(key) ?? [])
  if (all.length === 0) return undefined
  return { trust: Math.max(...all.map(({ trust }) => trust)), positions: all.map(({ position }) => position) }
}

/** 1 when the words stand together, more in the same order, less when they are scattered over the text. */
function closeness(found: readonly (readonly number[])[]): number {
  const { reach, scattered, order } = TUNING.phrase
  const [first, ...rest] = found
  if (!first || rest.length === 0) return 1
  let closest = Number.POSITIVE_INFINITY
  let ordered = false
  for (const start of first) {
    let at = start
    let span = 0
    let ascending = true
    for (const positions of rest) {
      const next = nearest(positions, at)
      ascending &&= next > at
      span += Math.abs(next - at)
      at = next
    }
    if (span < closest) [closest, ordered] = [span, ascending]
  }
  const room = rest.length * reach
  return Math.max(scattered, Math.min(1, room / closest)) * (ordered ? order : 1)
}

function nearest(positions: readonly number[], to: number): number {
  let best = positions[0]!
  for (const position of positions) if (Math.abs(position - to) < Math.abs(best - to)) best = position
  return best
}
