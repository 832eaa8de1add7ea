// XML as GeoReport v2 writes it: elements only, no attributes, no namespace. Lists name the element of their items.

/** Data as GeoReport has it. `null` is an empty element. */
export type Sayable = string | number | boolean | null | Listed | { [name: string]: Sayable | undefined }

/** A list that says what its items are called in XML. In JSON it is an array. */
export class Listed {
  readonly item: string
  readonly items: readonly Sayable[]
  constructor(item: string, items: readonly Sayable[]) {
    this.item = item
    this.items = items
  }

  toJSON(): readonly Sayable[] {
    return this.items
  }
}

/** A whole document in UTF-8. */
export function xmlDocument(root: string, content: Sayable): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}\n`
}

function element(name: string, content: Sayable): string {
  if (content === null || content === '') return `<${name}/>`
  return `<${name}>${inner(content)}</${name}>`
}

function inner(content: Exclude<Sayable, null>): string {
  if (content instanceof Listed) return content.items.map(item => element(content.item, item)).join('')
  if (typeof content !== 'object') return escapeXml(String(content))
  let text = ''
  for (const [name, value] of Object.entries(content)) if (value !== undefined) text += element(name, value)
  return text
}

/** XML 1.0 cannot hold these at all, not even escaped (section 2.2). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
const SPECIAL = /[&<>"'\r]/g
const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** Text that every XML reader reads back as it was, but for characters that XML cannot hold: they become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\uFFFD')
    .replace(SPECIAL, character => ESCAPED[character]!)
}
