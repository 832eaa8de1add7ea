import { type Language, say } from '../text.ts'
import type { Found } from './found.ts'
import { maskTexts } from './text.ts'

/** The text with the finds taken out, which are in order and do not overlap, and words of what they were in their place. */
export function replaced(original: string, masked: Found[], language: Language): string {
  let at = 0
  let text = ''
  for (const { kind, start, end } of masked) {
    text += original.slice(at, start) + say(maskTexts[kind], language)
    at = end
  }
  return text + original.slice(at)
}
