// 'You lot havent been for my recycling' is made of words that say nothing alone; together they say that it was missed.

import type { Language } from '../../../platform/text.ts'

const NOT_COME =
  /\b(?:ha(?:ve|s)\s?n['’]?t|ha(?:ve|s) not|never|did\s?n['’]?t|did not)(?: (?:even|yet|you|they))? (?:been|came|come|turned up|turn up) for\b/gi

/** The same text with 'missed' said where nobody came for something. */
export function sayMissed(text: string, language: Language): string {
  return language === 'en' ? text.replace(NOT_COME, '$& missed') : text
}
