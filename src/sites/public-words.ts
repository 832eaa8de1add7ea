import { type Answers, publicDetails, type Question } from '../platform/form/index.ts'
import { maskPersonal, maskPlace } from '../platform/masking/index.ts'
import type { Language } from '../platform/text.ts'

/** What a customer or a colleague wrote, as anybody may read it. `names`: those that are known to be people's. */
export function publicWords(words: string, names: string[]): string {
  return maskPersonal(words, { names }).text
}

/** Where a thing is, as anybody may read it; '' where nothing but what was taken out would be left. */
export function publicPlace(words: string | null, names: string[]): string {
  const shown = maskPlace(words ?? '', names)
  return /[\p{L}\p{N}]/u.test(shown.replaceAll(/\[[^\]]*\]/g, '')) ? shown : ''
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
