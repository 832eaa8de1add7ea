import type { MaskKind } from './found.ts'
import { maskPersonal } from './mask-personal.ts'

/** Words that speak of the writer's own life: there a house number is a home, elsewhere only a place. */
const OF_ONESELF =
  /\b(?:I|[Ii]['’](?:m|ve)|[Mm](?:y|ine|e)|[Ww]e|[Oo]ur|[Uu]s|[Ll]iv(?:e|es|ing)|[Hh]ome|[Rr]wyf|[Rr]ydw|[Dd]w|[Ff]y|[Ee]in|[Bb]yw|[Cc]artref)\b/u
const OF_PLACES: MaskKind[] = ['house-number', 'house-name', 'postcode']

/** As `maskPersonal`, for words that say where a thing is: 'outside number 12' stays, a phone number goes. */
export function maskPlace(words: string, names: string[]): string {
  return maskPersonal(words, { names, ofPlace: true, keep: OF_ONESELF.test(words) ? [] : OF_PLACES }).text
}
