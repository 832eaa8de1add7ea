import libmime from 'libmime'
import libqp from 'libqp'
import { decodeText, isOfOneByte } from './decode-text.ts'
import { rareCharset } from './rare-charsets.ts'

const LONGEST_VALUE = 64 * 1024

/** The heading lines of a mail or a part, by their names in small letters; values unfolded and cut at 64 KB. */
export class MailHeaders {
  #lines: { key: string; line: string }[]

  constructor(lines: { key: string; line: string }[]) {
    this.#lines = lines
  }

  /** Reads heading lines from text whose characters are bytes (latin1). */
  static of(block: string): MailHeaders {
    const lines = block.split(/\r?\n(?![ \t])/).flatMap(line => {
      const key = /^([!-9;-~]+)[ \t]*:/.exec(line)?.[1]
      return key ? [{ key: key.toLowerCase(), line }] : []
    })
    return new MailHeaders(lines)
  }

  has(name: string): boolean {
    return this.#lines.some(({ key }) => key === name)
  }

  get names(): string[] {
    return this.#lines.map(({ key }) => key)
  }

  /** The first value as it stands, its encoded words not decoded; empty where there is none. */
  first(name: string): string {
    return this.all(name)[0] ?? ''
  }

  all(name: string): string[] {
    return this.#lines.filter(({ key }) => key === name).map(({ line }) => valueIn(line))
  }

  /** The first value as a person would read it. */
  text(name: string): string {
    return decodeWords(this.first(name))
  }

  /** All lines as text, for what is written about a mail that came back. */
  get isEmpty(): boolean {
    return this.#lines.length === 0
  }
}

function valueIn(line: string): string {
  const value = line
    .slice(line.indexOf(':') + 1, LONGEST_VALUE)
    .replace(/\r?\n[ \t]*/g, ' ')
    .trim()
  // Headings in raw bytes are no longer rare (RFC 6532).
  return /[\x80-\xff]/.test(value) ? decodeText(Buffer.from(value, 'latin1'), null) : value
}

/** Decodes `=?utf-8?Q?…?=`, and leaves what cannot be decoded as it is. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  try {
    return libmime.decodeWords(value.replace(ENCODED_WORD, inUtf8))
  } catch {
    return value
  }
}

const ENCODED_WORD = /=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([BQ])\?([^?\s]*)\?=/gi

/** The charsets that the library may not know by each of their names, in one that it does. A letter of several bytes may be split between words: the library joins them. */
function inUtf8(word: string, charset: string, way: string, data: string): string {
  if (!rareCharset(charset.toLowerCase()) && !isOfOneByte(charset)) return word
  const bytes = way.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : libqp.decode(data.replaceAll('_', '=20'))
  return `=?utf-8?B?${Buffer.from(decodeText(bytes, charset)).toString('base64')}?=`
}
