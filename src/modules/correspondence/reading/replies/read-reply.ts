import { cutHtmlQuotes } from '../html/cut-html-quotes.ts'
import { htmlToText, parseHtml } from '../html/html-text.ts'
import { type Content, writtenIn } from '../read-content.ts'
import { cutQuotes, HTML_ATTRIBUTION, HTML_QUOTE, isQuoted } from './cut-reply.ts'
import { cutSignature, isSignature } from './cut-signature.ts'

/**
 * What the writer wrote. From the plain text where its quotes are found there, because that is as they wrote it; else from the HTML,
 * where mail programs mark what they quote.
 */
export function readReply(content: Content): string {
  return [replyIn(content, writtenIn(content)), ...content.invitations].filter(Boolean).join('\n\n')
}

function replyIn({ pieces }: Content, text: string): string {
  const plain = pieces.some(piece => piece.text?.trim()) ? cutPlain(text) : null
  if (plain?.isCut && plain.text) return cutSignature(plain.text)
  const html = pieces.find(piece => piece.html)?.html
  if (!html) return plain ? (plain.isCut ? '' : cutSignature(plain.text)) : ''
  const cut = cutHtml(html)
  // Words that stand beside the HTML part would be lost with it.
  const isWhole = pieces.length === 1
  if (plain && !(cut.isCut && isWhole)) return cutSignature(plain.text)
  return cutSignature(cut.text)
}

/** Where nothing of hers stands above a quote that no line of is marked, nobody can tell where it ends: her answer is below it. */
function cutPlain(text: string): { text: string; isCut: boolean } {
  const cut = cutQuotes(text)
  const isLost = cut.isCut && isSignature(cut.text) && !text.split('\n').some(isQuoted)
  return isLost ? { text: text.trim(), isCut: false } : cut
}

function cutHtml(html: string): { text: string; isCut: boolean } {
  const root = parseHtml(html)
  const marks = cutHtmlQuotes(root)
  const left = htmlToText(root, HTML_QUOTE)
  const isCut = marks.quotes || marks.signatures
  // Nothing left: the marks were not what they seem, as where somebody answered between.
  const words = left ? left : htmlToText(parseHtml(html), HTML_QUOTE)
  const cut = cutQuotes(words, { isCited: marks.cites })
  const result = cut.text || words
  return {
    text: unmarked(result, cut.isBetween || marks.cites ? '> ' : ''),
    isCut: (isCut && left !== '') || (cut.isCut && cut.text !== ''),
  }
}

/** What is left of a mail's quotes is marked as in plain text: else our question would read as the writer's. A blockquote of his own is not. */
const unmarked = (text: string, mark: string): string =>
  text.replaceAll(HTML_ATTRIBUTION, '').replaceAll(HTML_QUOTE, mark).replace(/ +$/gm, '')
