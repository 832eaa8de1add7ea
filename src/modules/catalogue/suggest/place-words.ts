// Where it is, told apart from what it is: 'the bench by the bus stop' is about a bench. What follows a word of place is
// marked and counts less. Grammar of the language, not of a council.

import type { Token } from './tokens.ts'

/**
 * `near` names something only to find the place by; `on` may as well name the thing itself ('paint on the wall');
 * `name` is part of a street's name ('Park Road' has no park).
 */
export type Place = 'none' | 'near' | 'on' | 'name'

const NEAR_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: new Set(
    'near nearby by at outside opposite beside behind past along alongside between towards toward against around round'.split(
      ' ',
    ),
  ),
  cy: new Set('ger wrth ymyl gyferbyn tu cefn heibio rhwng'.split(' ')),
}
const ON_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: new Set('on in over under onto into inside down up through across'.split(' ')),
  cy: new Set('ar yn mewn dros drwy o'.split(' ')),
}
const NEAR_PHRASES: readonly (readonly string[])[] = [
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

const STREETS = new Set(
  `road rd street st lane ln avenue ave av close drive dr way place pl crescent cres court ct gardens gdns grove hill
  terrace square sq parade row mews rise boulevard blvd parkway pkwy highway hwy turnpike heol stryd ffordd lon`.split(
    /\s+/,
  ),
)
/** In a text of which most words have capitals, capitals say nothing. */
const MOST_CAPITALS = 0.5

/** The positions of words that only say where. `leaveOut`: function words, which end the name of a place. */
export function findPlaces(
  tokens: readonly Token[],
  language: 'en' | 'cy',
  leaveOut: ReadonlySet<string>,
): Map<number, Place> {
  const places = findStreetNames(tokens)
  tokens.forEach((token, at) => {
    const found = placeWordAt(tokens, at, language)
    if (!found || (token.word === 'by' && isDoneBy(tokens[at - 1]))) return
    let next = at + found.length
    while (BETWEEN.has(tokens[next]?.word ?? '')) next++
    for (let named = 0; named < LONGEST_PLACE; named++, next++) {
      const word = tokens[next]
      if (!word || word.sentence !== token.sentence || leaveOut.has(word.word)) return
      if (!places.has(next) || places.get(next) === 'on') places.set(next, found.place)
    }
  })
  return places
}

function placeWordAt(tokens: readonly Token[], at: number, language: 'en' | 'cy') {
  const phrase = NEAR_PHRASES.find(words => words.every((word, i) => tokens[at + i]?.word === word))
  if (phrase) return { place: 'near', length: phrase.length } as const
  if (NEAR_WORDS[language].has(tokens[at]!.word)) return { place: 'near', length: 1 } as const
  return ON_WORDS[language].has(tokens[at]!.word) ? ({ place: 'on', length: 1 } as const) : undefined
}

/** Words with capitals before a word for a street, with that word. */
function findStreetNames(tokens: readonly Token[]): Map<number, Place> {
  const names = new Map<number, Place>()
  if (tokens.filter(token => token.capital).length > tokens.length * MOST_CAPITALS) return names
  tokens.forEach((token, at) => {
    if (!token.capital || !STREETS.has(token.word)) return
    for (let before = at - 1; tokens[before]?.capital && at - before <= 2; before--) {
      names.set(before, 'name')
      names.set(at, 'name')
    }
  })
  return names
}

/** 'blocked by a car' says who did it, not where. */
function isDoneBy(before: Token | undefined): boolean {
  return /(ed|en|wn|rn)$/.test(before?.word ?? '')
}
