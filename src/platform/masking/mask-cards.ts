import type { Language } from '../text.ts'
import { findIdentityNumbers } from './find-identity-numbers.ts'
import { maskTexts } from './text.ts'

/** Words without the numbers of payment cards: these are kept nowhere, not even between colleagues. The rest stays. */
export function maskCards(text: string, language: Language = 'en'): string {
  return findIdentityNumbers(text)
    .filter(({ kind }) => kind === 'card')
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + maskTexts.card[language] + left.slice(end), text)
}
