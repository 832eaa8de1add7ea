import { type Language, say } from '../../text.ts'
import type { PlaceAnswer } from '../question.ts'
import { phrase } from '../text.ts'

export function sayPlace({ lat, lng, words, postcode, nearest }: PlaceAnswer, language: Language): string[] {
  const lines = [words, nearest ? sayNearest(nearest, language) : (postcode ?? '')].filter(Boolean)
  if (lines.length > 0 || lat === null || lng === null) return lines
  return [phrase('place.pin', language, { lat: lat.toFixed(5), lng: lng.toFixed(5) })]
}

/** 'Near SN15 1ER, Chippenham'. */
export function sayNearest({ postcode, name }: NonNullable<PlaceAnswer['nearest']>, language: Language): string {
  return phrase('place.near', language, { postcode, name: say(name, language) })
}

/** A place in a line, for lists: the words, else what is near. */
export function placeLine({ words, nearest }: Pick<PlaceAnswer, 'words' | 'nearest'>, language: Language): string {
  return words || (nearest ? sayNearest(nearest, language) : '')
}
