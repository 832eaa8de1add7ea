// Where it is, told apart from what it is: 'the bench by the bus stop' is about a bench. What follows a word of place is
// marked as aside and counts less. Grammar of the language, not of a council.

import type { Token } from './tokens.ts'

const PLACE_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: new Set(
    'near nearby by at outside opposite beside behind past along alongside between towards toward against around round'.split(
      ' ',
    ),
  ),
  cy: new Set('ger wrth ymyl gyferbyn tu cefn heibio rhwng ar'.split(' ')),
}
const PLACE_PHRASES: readonly (readonly string[])[] = [
  'next to',
  'close to',
  'in front of',
  'front of',
  'back of',
  'across from',
  'corner of',
  'side of',
  'end of',
  'top of',
  'bottom of',
  'back from',
  'way to',
  'walk to',
  'walking to',
  'way home',
  'middle of',
].map(phrase => phrase.split(' '))
/** Words that may stand between the word of place and the place. */
const BETWEEN = new Set(
  'the a an my our your his her their this that these those some any of new old local to y yr'.split(' '),
)
/** A place is named in so few words. */
const LONGEST_PLACE = 3

/** The positions of words that only say where. `leaveOut`: function words, which end the name of a place. */
export function findPlaces(
  tokens: readonly Token[],
  language: 'en' | 'cy',
  leaveOut: ReadonlySet<string>,
): Set<number> {
  const aside = new Set<number>()
  tokens.forEach((token, at) => {
    const length = placeWordLength(tokens, at, language)
    if (length === 0 || (token.word === 'by' && isDoneBy(tokens[at - 1]))) return
    let next = at + length
    while (BETWEEN.has(tokens[next]?.word ?? '')) next++
    for (let named = 0; named < LONGEST_PLACE; named++, next++) {
      const word = tokens[next]
      if (!word || word.sentence !== token.sentence || leaveOut.has(word.word)) return
      aside.add(next)
    }
  })
  return aside
}

function placeWordLength(tokens: readonly Token[], at: number, language: 'en' | 'cy'): number {
  const phrase = PLACE_PHRASES.find(words => words.every((word, i) => tokens[at + i]?.word === word))
  if (phrase) return phrase.length
  return PLACE_WORDS[language].has(tokens[at]!.word) ? 1 : 0
}

/** 'blocked by a car' says who did it, not where. */
function isDoneBy(before: Token | undefined): boolean {
  return /(ed|en|wn|rn)$/.test(before?.word ?? '')
}
