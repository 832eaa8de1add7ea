import { text } from './text.ts'

/** What a closing still needs, by field; null where nothing is missing. Bulk closing asks the same. */
export function explainMissing(closing: {
  outcome: string
  words: string
  challenge: string
  body: string
}): Record<string, string> | null {
  const errors: Record<string, string> = {}
  if (!closing.outcome) errors.outcome = text.outcomeMissing.en
  if (!closing.words) errors.words = text.wordsMissing.en
  if (closing.outcome === 'refused' && !closing.challenge) errors.challenge = text.challengeMissing.en
  if (closing.outcome === 'elsewhere' && !closing.body) errors.body = text.bodyMissing.en
  return Object.keys(errors).length > 0 ? errors : null
}
