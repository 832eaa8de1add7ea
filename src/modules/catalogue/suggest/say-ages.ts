// An age says who it is about: 'my neighbour is 84 and has fallen' is about somebody old, whatever the words.

import type { Language } from '../../../platform/text.ts'

const OLD_FROM = 65
const GROWN_FROM = 18
const OLDEST = 115

/** The words a pack uses of them. */
const WORDS = {
  en: { old: ' elderly ', child: ' child ' },
  cy: { old: ' oedrannus ', child: ' plentyn ' },
} as const

/** An age in words that nothing else has: '84 years old', 'aged 79', '84 oed'. */
const CERTAIN = {
  en: /\b(\d{1,3})[\s-]*(?:years?|yrs?|yr)[\s-]*olds?\b|\b(?:aged?|age of)\s+(\d{1,3})\b/gi,
  cy: /\b(\d{1,3})(?:\s+mlwydd)?\s+oed\b/gi,
} as const
/** Nothing that is counted follows ('it is 70 metres long'). */
const ENDS = /(?=\s*(?:$|[,.;!?]|and\b|with\b|now\b|next\b))/.source
/** What is mostly no age where it is small: taken for a great one only. */
const GREAT = new RegExp(String.raw`\b(?:is|am|im|i['’]m|s?he['’]s)\s+(\d{2,3})${ENDS}`, 'gi')
const OF_A_CHILD = new RegExp(
  String.raw`\b(?:he|she|son|daughter|boy|girl|brother|sister)(?:\s+is|['’]s)\s+(\d{1,2})${ENDS}`,
  'gi',
)

/** The same text with an age in it said as a word, where it speaks of a child or of somebody old. */
export function sayAges(text: string, language: Language): string {
  const { old, child } = WORDS[language]
  const said = text.replace(CERTAIN[language], (found, first?: string, second?: string | number) => {
    const age = Number(first ?? second)
    if (age < GROWN_FROM) return child
    return isOld(age) ? old : found
  })
  if (language !== 'en') return said
  return said
    .replace(GREAT, (found, age: string) => (isOld(Number(age)) ? `${found}${old}` : found))
    .replace(OF_A_CHILD, (found, age: string) => (Number(age) < GROWN_FROM ? `${found}${child}` : found))
}

const isOld = (age: number): boolean => age >= OLD_FROM && age <= OLDEST
