// What somebody typed, as evidence: each word with everything it may mean and how much it counts.

import type { Place } from './place-words.ts'
import type { Keyed } from './service-index.ts'
import { keyTerms } from './service-index.ts'
import type { Reader, Term } from './terms.ts'
import { TUNING } from './tuning.ts'
import type { Meaning, Vocabulary } from './vocabulary.ts'
import type { GroupFinder } from './word-groups.ts'

/** One word of the text. `emphasis` (0 to 1): what comes first counts most. `force` and `place` as of a term. */
export type Evidence = {
  position: number
  emphasis: number
  force: number
  place: Place
  meanings: readonly (Keyed & { trust: number })[]
}

export type QueryReader = (text: string) => Evidence[]

/** More words than this in a text and it is not being typed letter by letter. */
const TYPING_WORDS = 8
/** More unknown words than this in one text are names or another language. */
const MOST_MENDED = 60

export function createQueryReader(reader: Reader, vocabulary: Vocabulary, findGroups: GroupFinder): QueryReader {
  const keyed = (word: string, trust: number) => {
    const term: Term = { ...reader.term(word), position: 0, place: 'none', word }
    return { ...keyTerms([term], findGroups)[0]!, trust }
  }
  /** Each word that is meant, one after the other where one typed word stands for two. */
  const spread = (meanings: readonly Meaning[], at: Omit<Evidence, 'meanings'>): Evidence[] => {
    const longest = Math.max(1, ...meanings.map(({ words }) => words.length))
    return Array.from({ length: longest }, (_, i) => ({
      ...at,
      position: at.position + i / longest,
      meanings: meanings.flatMap(({ words, trust }) => (words[i] === undefined ? [] : [keyed(words[i], trust)])),
    }))
  }
  const join = (term: Term, next: Term | undefined, at: Omit<Evidence, 'meanings'>): Evidence[] => {
    if (next?.position !== term.position + 1 || !vocabulary.joins(term.word, next.word)) return []
    return [{ ...at, force: 1, meanings: [keyed(term.word + next.word, 1)] }]
  }
  return text => {
    const terms = keyTerms(reader.terms(text), findGroups)
    const mend = onceEach(vocabulary.mend)
    const typing = terms.length <= TYPING_WORDS && /[\p{L}\p{N}]$/u.test(text)
    return terms.flatMap((term, i) => {
      const at = { position: term.position, emphasis: emphasisAt(i), force: term.force, place: term.place }
      const unfinished = typing && i === terms.length - 1 ? vocabulary.finish(term.word) : []
      const joined = join(term, terms[i + 1], at)
      if (!vocabulary.knows(term.word)) return [...spread([...mend(term.word), ...unfinished], at), ...joined]
      const later = unfinished.map(({ words, trust }) => keyed(words[0]!, trust / 2))
      return [{ ...at, meanings: [{ ...term, trust: 1 }, ...later] }, ...joined]
    })
  }
}

/** Mends each word of a text once, and only so many. */
function onceEach(mend: (word: string) => Meaning[]): (word: string) => Meaning[] {
  const mended = new Map<string, Meaning[]>()
  return word => {
    const meanings = mended.get(word) ?? (mended.size < MOST_MENDED ? mend(word) : [])
    mended.set(word, meanings)
    return meanings
  }
}

/** The first words say what it is about; a long tail is mostly story. */
function emphasisAt(index: number): number {
  const { full, least, fade } = TUNING.emphasis
  return index < full ? 1 : least + (1 - least) * Math.exp((full - index) / fade)
}
