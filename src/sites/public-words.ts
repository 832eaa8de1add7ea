import { type Answers, publicDetails, type Question } from '../platform/form/index.ts'
import { type MaskKind, maskPersonal } from '../platform/masking/index.ts'
import type { Language } from '../platform/text.ts'

/** Words that speak of the writer's own life: there a house number is a home, elsewhere only a place. */
const OF_ONESELF =
  /\b(?:i|i['’]m|i['’]ve|my|mine|me|we|our|us|live|lives|living|home|rwyf|rydw|dw|fy|ein|byw|cartref)\b/iu
const OF_PLACES: MaskKind[] = ['house-number', 'house-name', 'postcode']

/** What a customer or a colleague wrote, as anybody may read it. `names`: those that are known to be people's. */
export function publicWords(words: string, names: string[]): string {
  return maskPersonal(words, { names }).text
}

/** Where a thing is, as anybody may read it: 'outside number 12' stays, a phone number goes. */
export function publicPlace(words: string | null, names: string[]): string {
  return maskPersonal(words ?? '', { names, keep: OF_ONESELF.test(words ?? '') ? [] : OF_PLACES }).text
}

/** The answers to those questions of a form that are marked public, as anybody may read them; '' where there are none. */
export function publicAnswers(
  form: readonly Question[],
  answers: Answers,
  names: string[],
  language: Language,
): string {
  return publicWords(publicDetails(form, answers, language), names)
}
