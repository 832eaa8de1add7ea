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

/** What anybody may read of what was asked: answers to the questions of a form that are marked public, or what a colleague shows in their place. */
export function publicAnswers(
  form: readonly Question[],
  { answers, shownWords, names }: { answers: Answers; shownWords: string | null; names: string[] },
  language: Language,
): string {
  return publicWords(shownWords ?? publicDetails(form, answers, language), names)
}
