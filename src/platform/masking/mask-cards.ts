import type { Language } from '../text.ts'
import { findCards } from './find-cards.ts'
import { likelyLanguage } from './likely-language.ts'
import { MAY_HOLD_CARD } from './may-hold-card.ts'
import { readableView } from './readable-view.ts'
import { replaced } from './replaced.ts'

/**
 * Words without the numbers of payment cards: these are kept nowhere, not even between colleagues. The rest stays. What was
 * masked is not changed again. `language`: of the words put in; by default that of the text, as far as it can be told.
 */
export function maskCards(text: string, language?: Language): string {
  if (!MAY_HOLD_CARD.test(text)) return text
  const view = readableView(text)
  let last = 0
  const found = findCards(view.text).flatMap(({ kind, start, end }) => {
    if (start < last) return []
    last = end
    return [{ kind, start: view.startOf(start), end: view.endOf(end) }]
  })
  return found.length === 0 ? text : replaced(text, found, language ?? likelyLanguage(view.text))
}
