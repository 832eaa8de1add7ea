import { type ChildNode, type Element, isTag, isText, type ParentNode, Text } from 'domhandler'
import { HTML_ATTRIBUTION } from '../replies/cut-reply.ts'
import { firstWords } from './html-text.ts'

/** What marks a quoted mail in HTML: an id, a class, or both. Outlook on the web puts `x_` before those of the mail it quotes. */
interface QuoteMark {
  program: string
  id?: RegExp
  class?: RegExp
  /** `itself`: the element is the quote. `rest`: it begins there and goes to the end of the mail. `line`: it says who wrote what stands below. */
  takes: 'itself' | 'rest' | 'line'
}

const QUOTE_MARKS: QuoteMark[] = [
  { program: 'Gmail', class: /^gmail_quote(_container)?$/, takes: 'itself' },
  { program: 'Gmail, the line above', class: /^gmail_attr$/, takes: 'line' },
  {
    program: 'Outlook on the web and its apps',
    id: /^(divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/,
    takes: 'rest',
  },
  { program: 'Outlook for iOS and Android', class: /^ms-outlook-mobile-reference-message/, takes: 'rest' },
  { program: 'Outlook 2003', class: /^OutlookMessageHeader$/, takes: 'rest' },
  { program: 'Outlook for Mac', id: /^OLK_SRC_BODY_SECTION$/, takes: 'itself' },
  { program: 'Hotmail', id: /^(stopSpelling|SkyDrivePlaceholder)$/, takes: 'rest' },
  { program: 'Windows Live Mail and others', class: /^(ecx)?hmquote$/, takes: 'itself' },
  { program: 'Yahoo', class: /^(yahoo_quoted|yqt\d*|yahoo-quoted)$/, id: /^(yahoo_quoted|yiv\d+yqt)/, takes: 'itself' },
  { program: 'Thunderbird, the line above', class: /^moz-cite-prefix$/, takes: 'line' },
  { program: 'Roundcube, the line above', id: /^reply-intro$/, takes: 'line' },
  { program: 'Thunderbird, a forward', class: /^moz-forward-container$/, takes: 'itself' },
  { program: 'Proton Mail', class: /^protonmail_quote$/, takes: 'itself' },
  { program: 'Tutanota', class: /^tutanota_quote$/, takes: 'itself' },
  { program: 'Zoho', class: /^(zmail_extra|x_zmail_extra)$/, takes: 'itself' },
  { program: 'Zimbra', id: /^zwchr$/, takes: 'rest' },
  { program: 'QQ Mail', class: /^ntes-mailmaster-quote$/, id: /^isReplyContent$/, takes: 'itself' },
  { program: 'GMX and Web.de', id: /^quote$/, takes: 'itself' },
  { program: 'Lotus Notes', class: /^lotus_notes_quote$/, takes: 'itself' },
  { program: 'Mail.ru', id: /^mailru-quote|^style_\d+_BODY$/, takes: 'itself' },
  {
    program: 'Front, HEY, Superhuman, Spark and others',
    class: /^(front-blockquote|trix-quote|sh-quote|hey-quote)$/,
    id: /^psignature-quote$/,
    takes: 'itself',
  },
]

const SIGNATURES: Pick<QuoteMark, 'program' | 'id' | 'class'>[] = [
  { program: 'Gmail', class: /^gmail_signature(_prefix)?$/ },
  { program: 'Outlook on the web', id: /^Signature$/ },
  { program: 'Outlook for iOS and Android', id: /^ms-outlook-mobile-signature/ },
  { program: 'Thunderbird', class: /^moz-signature$/ },
  { program: 'Apple Mail', id: /^AppleMailSignature$/ },
  { program: 'Proton Mail', class: /^protonmail_signature_block/ },
]

const FORWARDED =
  /-{4,} ?(Forwarded message|Message transféré|Weitergeleitete Nachricht|Mensaje reenviado|Messaggio inoltrato|Neges wedi'i hanfon ymlaen)|Begin forwarded message:/i
const HEADER_LABEL = /^\s*(From|Von|De|Da|Van|Fra|Från|Oddi wrth|Od|От|Lähettäjä)\s*:/i

/**
 * Takes quoted mails and signatures out of a document, by the marks that mail programs leave. Answers whether there were any, and whether
 * blockquotes are left that a mail program made.
 * A forwarded mail stays: it is what the sender wants to show.
 */
export function cutHtmlQuotes(root: ParentNode): { quotes: boolean; signatures: boolean; cites: boolean } {
  const found = { quotes: false, signatures: false, cites: false }
  const removed = new Set<ChildNode>()
  let hasLine = false
  let looks = MOST_LOOKS
  const waiting: Element[] = elementsIn(root)
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.name === 'blockquote' && (element.attribs.type === 'cite' || hasLine)) found.cites = true
    const mark = element.name === 'blockquote' ? undefined : QUOTE_MARKS.find(each => isMarked(element!, each))
    const isRest = mark ? mark.takes === 'rest' : isOutlookHeader(element)
    if (isRest) {
      cutFrom(element, root)
      found.quotes = true
      break
    }
    if (mark?.takes === 'line') {
      element.children.unshift(new Text(HTML_ATTRIBUTION))
      hasLine = true
    } else if (mark && !(looks-- > 0 && isAnsweredInside(element)) && !FORWARDED.test(firstWords(element, 300))) {
      removed.add(element)
      found.quotes = true
    } else if (SIGNATURES.some(each => isMarked(element!, each))) {
      removed.add(element)
      found.signatures = true
    } else for (const inner of elementsIn(element)) waiting.push(inner)
  }
  for (const parent of new Set([...removed].map(({ parent }) => parent)))
    if (parent) parent.children = parent.children.filter(child => !removed.has(child))
  return found
}

/** Each look reads what is inside: so many are enough for any thread. */
const MOST_LOOKS = 100

/** Whether words stand below a blockquote in it: somebody answered between, and the words are his. */
function isAnsweredInside(element: Element): boolean {
  const waiting: ChildNode[] = [...element.children].reverse()
  let isBelow = false
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node) && isBelow && /[\p{L}\p{N}]/u.test(node.data)) return true
    if (!isTag(node)) continue
    if (node.name === 'blockquote') isBelow ||= firstWords(node, 50).trim() !== ''
    else waiting.push(...[...node.children].reverse())
  }
  return false
}

/** The elements right in `parent`, the last one first. */
const elementsIn = (parent: ParentNode): Element[] => parent.children.filter(child => isTag(child)).reverse()

function isMarked(
  { attribs: { id = '', class: classes = '' } }: Element,
  mark: Pick<QuoteMark, 'id' | 'class'>,
): boolean {
  if (mark.id && id && mark.id.test(id.replace(/^(x_)+/, ''))) return true
  const ofClass = mark.class
  return !!ofClass && classes.split(/\s+/).some(name => ofClass.test(name.replace(/^(x_)+/, '')))
}

/** The line and the headings (From, Sent, To) that Outlook for the desktop puts above what it quotes. */
function isOutlookHeader(element: Element): boolean {
  const style = element.attribs.style ?? ''
  if (element.name !== 'div' || !/border(-top)?\s*:[^;]*solid/i.test(style)) return false
  return HEADER_LABEL.test(firstWords(element, 300))
}

/** Takes out an element and all that comes after it, with a line drawn right before it. */
function cutFrom(element: Element, root: ParentNode): void {
  const before = previousElement(element)
  let at: ChildNode = before?.name === 'hr' ? before : element
  const first = at
  while (at.parent) {
    const parent: ParentNode = at.parent
    parent.children.splice(parent.children.indexOf(at) + (at === first ? 0 : 1))
    if (parent === root) return
    at = parent as Element
  }
}

function previousElement(element: Element): Element | null {
  const siblings = element.parent?.children ?? []
  for (let at = siblings.indexOf(element) - 1; at >= 0; at--) {
    const sibling = siblings[at]!
    if (sibling.type === 'tag') return sibling as Element
    if (sibling.type === 'text' && 'data' in sibling && sibling.data.trim()) return null
  }
  return null
}
