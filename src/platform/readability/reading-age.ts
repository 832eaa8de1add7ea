import { syllable } from 'syllable'

/** Grade 1 of American schools, which the formula counts in, is the year in which children are 6. */
const AGE_AT_GRADE_0 = 5
/** What the formula says of two short words means nothing. */
const FEWEST_WORDS = 8
/** The formula was made from what children of 7 and older can read; below it says nothing. */
export const YOUNGEST = 7

/**
 * The age at which most people can read this English, by the Flesch-Kincaid grade level
 * (0.39 words a sentence + 11.8 syllables a word - 15.59) and five years; null where there is too little to say. Lines
 * without a full stop, like headings and what stands in a list, are sentences of their own.
 */
export function readingAge(text: string): { grade: number; age: number } | null {
  const sentences = sentencesOf(text)
  const words = sentences.flatMap(wordsOf)
  if (words.length < FEWEST_WORDS) return null
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return { grade: Math.round(grade * 10) / 10, age: Math.max(YOUNGEST, Math.round(grade + AGE_AT_GRADE_0)) }
}

const sentencesOf = (text: string): string[] =>
  text.split(/\n|(?<=[.!?…])['"’”)]*(?=\s)/).filter(each => wordsOf(each).length > 0)

/** Numbers are said by everybody in a way of her own: they are no words here. */
const wordsOf = (sentence: string): string[] => sentence.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
