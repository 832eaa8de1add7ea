import { cleanText } from '../../../platform/form/clean.ts'
import { CallerError } from '../problems.ts'
import { apiTexts } from '../text.ts'

const MOST_FIELDS = 500

/** What a client sent, as a form, as JSON or in the address. Every text is clean: no control characters, trimmed. */
export interface Fields {
  /** The first value that is not empty; '' where there is none. */
  one(name: string): string
  all(name: string): string[]
  /** Values by attribute code; empty ones are left out. */
  attributes: Record<string, string[]>
  /** The same text for the same fields, whatever their order. The key is not in it. */
  content(): string
}

/** Reads fields of the body, and of the address where the body has none of that name. Throws CallerError 400. */
export function readFields(query: unknown, body: unknown): Fields {
  const values = new Map<string, string[]>()
  for (const [name, value] of [...entriesOf(body), ...entriesOf(query)]) {
    const texts = textsOf(value)
    if (texts.length > 0 && !values.has(name)) values.set(name, texts)
  }
  if (values.size > MOST_FIELDS) throw new CallerError(400, apiTexts.unreadable.en)
  return {
    one: name => values.get(name)?.[0] ?? '',
    all: name => values.get(name) ?? [],
    attributes: attributesIn(values),
    content: () =>
      JSON.stringify([...values].filter(([name]) => name !== 'api_key').sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** Fields of a form, or of a JSON object; `{"attribute": {"code": …}}` is the same as `attribute[code]`. */
function entriesOf(sent: unknown): [string, unknown][] {
  if (!isObject(sent)) return []
  const entries = Object.entries(sent)
  if (!isObject(sent.attribute)) return entries
  const coded = Object.entries(sent.attribute).map(([code, each]): [string, unknown] => [`attribute[${code}]`, each])
  return [...entries.filter(([name]) => name !== 'attribute'), ...coded]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [cleanText(value)].filter(Boolean)
  return (Array.isArray(value) ? value : [value]).map(textOf).filter(text => text !== '')
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'object' && value !== null ? cleanText(JSON.stringify(value)) : cleanText(value)
}

/** `attribute[code]`, and for several values also `attribute[code][]` or `attribute[code][0]`. */
const ATTRIBUTE = /^attribute\[([^\]]*)\](?:\[\d*\])?$/

function attributesIn(values: Map<string, string[]>): Record<string, string[]> {
  const attributes: Record<string, string[]> = Object.create(null)
  for (const [name, texts] of values) {
    const code = ATTRIBUTE.exec(name)?.[1]
    if (code !== undefined) attributes[code] = [...(attributes[code] ?? []), ...texts]
  }
  return attributes
}
