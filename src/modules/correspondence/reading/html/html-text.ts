import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler'
import { parseDocument } from 'htmlparser2'

const LONGEST_HTML = 1_000_000
const DEEPEST = 1000

/** Reads HTML of any quality; of very long one, its beginning, and of one nested as nobody writes it, the words alone. */
export const parseHtml = (html: string): ParentNode => parseDocument(tameHtml(html))

/** Elements that end where the next of their kind begins, or never hold any: they do not nest. */
const NOT_NESTING =
  /^(?:p|li|td|th|tr|dt|dd|tbody|thead|tfoot|option|br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr|o:p|body|html|head)$/i

/** HTML that parsers take in their stride: at most 1 MB, without pictures written into it, and without its tags where they nest deeper than any mail program writes. */
export function tameHtml(html: string): string {
  const whole = html.replace(/(=\s{0,9}["'])data:image\/[\w.+-]+;base64,[^"']*/gi, '$1')
  const start = whole.slice(0, LONGEST_HTML)
  let depth = 0
  for (const [, close, name] of start.matchAll(/<(\/?)([a-z][\w:-]{0,40})/gi)) {
    if (NOT_NESTING.test(name!)) continue
    depth = Math.max(0, depth + (close ? -1 : 1))
    // The words may stand behind a megabyte of tags.
    if (depth > DEEPEST)
      return whole
        .replace(/<[^<>]{0,2000}>/g, '\n')
        .replace(/\n+/g, '\n')
        .replaceAll('<', '&lt;')
        .slice(0, LONGEST_HTML)
  }
  return start
}

const HIDDEN = new Set([
  'head',
  'style',
  'script',
  'title',
  'template',
  'noscript',
  'object',
  'svg',
  'select',
  'textarea',
])
const PARAGRAPHS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'hr',
  'dl',
])
const BLOCKS = new Set([
  'div',
  'li',
  'tr',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'form',
  'dt',
  'dd',
  'address',
  'body',
])

/**
 * The words of a document as plain text: paragraphs parted by an empty line, quoted ones (blockquote) behind `quoteMark`.
 */
export function htmlToText(root: ParentNode, quoteMark = '> '): string {
  const text = new TextOfHtml(quoteMark)
  text.addChildren(root, 0, false)
  return text.toString()
}

class TextOfHtml {
  #lines: string[] = []
  #line = ''
  #quotes = 0
  #quoteMark: string
  #wantsGap = false

  constructor(quoteMark: string) {
    this.#quoteMark = quoteMark
  }

  addChildren(parent: ParentNode, depth: number, isPre: boolean): void {
    if (depth > DEEPEST * 2) return
    for (const child of parent.children) this.#add(child, depth, isPre)
  }

  #add(node: ChildNode, depth: number, isPre: boolean): void {
    if (isText(node) && isPre) this.#addLines(node.data)
    else if (isText(node)) this.#addWords(node.data)
    else if (isTag(node) && !HIDDEN.has(node.name) && !isUnseen(node)) this.#addElement(node, depth, isPre)
  }

  #addElement(node: Element, depth: number, isPre: boolean): void {
    if (node.name === 'br') this.#endLine(true)
    if (node.name === 'img') this.#addWords(node.attribs.alt ?? '')
    const isParagraph = PARAGRAPHS.has(node.name)
    const isBlock = isParagraph || BLOCKS.has(node.name)
    if (isBlock) this.#endLine(false)
    if (isParagraph) this.#wantsGap = true
    if (node.name === 'blockquote') this.#quotes++
    if (node.name === 'li') this.#line = '- '
    if ((node.name === 'td' || node.name === 'th') && this.#line && !this.#line.endsWith(' ')) this.#line += ' '
    this.addChildren(node, depth + 1, isPre || node.name === 'pre')
    if (isBlock) this.#endLine(false)
    if (node.name === 'blockquote') this.#quotes--
    if (isParagraph) this.#wantsGap = true
  }

  #addWords(data: string): void {
    const words = data.replace(/[ \t\r\n\f]+/g, ' ')
    this.#line += this.#line === '' || this.#line.endsWith(' ') ? words.replace(/^ /, '') : words
  }

  #addLines(data: string): void {
    const [first, ...others] = data.replaceAll('\r', '').split('\n')
    this.#line += first
    for (const line of others) {
      this.#endLine(true)
      this.#line = line
    }
  }

  #endLine(evenEmpty: boolean): void {
    const line = this.#line.replaceAll('\u00a0', ' ').trimEnd()
    // A space that does not break, alone in its block, is an empty line: GMX and Outlook write them so.
    const isEmpty = !line && this.#line.includes('\u00a0')
    this.#line = ''
    if (!line && !evenEmpty && !isEmpty) return
    const mark = this.#quoteMark.repeat(this.#quotes)
    if (this.#wantsGap && line) {
      if (this.#lines.length > 0 && this.#lines.at(-1) !== '' && !/^(> )+$/.test(this.#lines.at(-1)!))
        this.#lines.push('')
      this.#wantsGap = false
    }
    this.#lines.push((mark + line).trimEnd())
  }

  toString(): string {
    this.#endLine(false)
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }
}

/** Text that a mail program would not show: preview words and tracking marks. */
function isUnseen({ attribs: { style, hidden } }: Element): boolean {
  return hidden !== undefined || (style !== undefined && /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style))
}

/** The beginning of the words below `root`, without reading them all. */
export function firstWords(root: ParentNode, length: number): string {
  const waiting: ChildNode[] = [...root.children].reverse()
  let words = ''
  for (let node = waiting.pop(); node && words.length < length; node = waiting.pop()) {
    if (isText(node)) words += node.data
    else if (isTag(node) && !HIDDEN.has(node.name)) waiting.push(...[...node.children].reverse())
  }
  return words.slice(0, length)
}
