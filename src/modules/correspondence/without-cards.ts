import { maskCards } from '../../platform/masking/index.ts'
import type { NewReceived } from './received.store.ts'

/**
 * What was written to us, without the numbers of payment cards. The file as it came keeps them alone: nothing that arrived is
 * altered.
 */
export function withoutCards({ because, subject, words, whole, html, fromName, sentOn, attachments }: NewReceived) {
  return {
    because: because && maskCards(because),
    subject: maskCards(subject),
    words: maskCards(words),
    whole: maskCards(whole),
    html: html && maskHtml(html),
    fromName: maskCards(fromName),
    sentOn: sentOn.map(each => ({ ...each, name: maskCards(each.name), words: maskCards(each.words) })),
    attachments: attachments.map(each => ({ ...each, name: maskCards(each.name) })),
  }
}

/** Null: a number stands in it in pieces, with tags between, and only its words are shown. */
function maskHtml(html: string): string | null {
  const masked = maskCards(html)
  const text = masked.replace(/<[^>]*>/g, '')
  return maskCards(text) === text ? masked : null
}
