import type { TemplateWords } from '../../../modules/templates/index.ts'
import { findHardWords, readingAge, YOUNGEST } from '../../../platform/readability/index.ts'

/** What the council writes, most of those of this age can read. */
const EASY = 11

/** Without the fields: what stands there later is not the writer's. */
const plain = (words: string): string => words.replaceAll(/\{[^{}\n]*\}/g, '').replaceAll(/^(# |- )/gm, '')

/** The English that is measured: what stands in the message, without its subject and link. */
export const englishOf = ({ words, text }: TemplateWords): string => words?.en ?? text?.en ?? ''

/** The age at which most can read these words; null where there are too few to say. */
export function ageOf(words: string): { age: number | null; isYoungest: boolean; isHard: boolean } {
  const age = readingAge(plain(words))?.age ?? null
  return { age, isYoungest: age === YOUNGEST, isHard: age !== null && age > EASY }
}

/** Everything that is said of how easy these English words are to read. */
export const readabilityOf = (words: string) => ({ ...ageOf(words), hardWords: findHardWords(plain(words)) })
