import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decode } from 'libmime/lib/charset'
import { rareCharset } from './rare-charsets.ts'

const NO_CHARSET = /^(|(us-)?ascii|ansi_x3.*|7-?bit|8-?bit|utf-?8|x?-?unknown.*|unknown-8bit|default|none|_?auto.*)$/i
const OTHER_NAMES: Record<string, string> = {
  cp936: 'gbk',
  'gb2312-80': 'gbk',
  'shift-jis': 'shift_jis',
  'cp-850': 'cp850',
  ansi: 'windows-1252',
  // Hebrew as it is read, not as it looks: the same letters.
  'iso_8859-8-i': 'iso-8859-8-i',
  'iso8859-8-i': 'iso-8859-8-i',
  'iso_8859-8-e': 'iso-8859-8-e',
  'iso8859-8-e': 'iso-8859-8-e',
}

/**
 * Text from bytes in any charset. Where the charset is missing, unknown or wrong: UTF-8 if it is that, the Japanese escapes if
 * there are any, else the charset of western Windows. UTF-7 only where it is named: what was hidden in it is text by the time
 * markup is cleaned.
 */
export function decodeText(bytes: Buffer, charset: string | null): string {
  const known = nameOf(charset)
  const rare = rareCharset(known)
  if (rare) return withoutMark(rare(bytes))
  if (!NO_CHARSET.test(known)) {
    const text = decodeNamed(bytes, known)
    if (text !== null) return withoutMark(text)
  }
  return withoutMark(decodeUnnamed(bytes))
}

function nameOf(charset: string | null): string {
  const name = (charset ?? '')
    .trim()
    .replace(/^["']|["'*].*$/g, '')
    .toLowerCase()
  return OTHER_NAMES[name] ?? name
}

/**
 * The charset a text names, where nobody here knows it and what its bytes would be by any guess is no writing: better not read,
 * and seen to be, than signs that look like words. Null: it can be read.
 */
export function unreadableCharset(bytes: Buffer, charset: string | null): string | null {
  const name = nameOf(charset)
  if (NO_CHARSET.test(name) || rareCharset(name) || isKnown(name)) return null
  return looksWritten(bytes, decodeText(bytes, charset)) ? null : name.slice(0, 40)
}

/** A charset of a byte a letter, by any of its names; not that of western Windows, which many name who write in another. */
export function isOfOneByte(charset: string): boolean {
  try {
    return /^(iso-8859|windows-(?!1252)|koi8|x-mac|macintosh|ibm866)/.test(new TextDecoder(nameOf(charset)).encoding)
  } catch {
    return false
  }
}

function isKnown(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== ''
  } catch {
    return iconv.encodingExists(name)
  }
}

/** So many of the bytes of a text in an unknown charset may be no ASCII. */
const MOST_STRANGE = 0.3

function looksWritten(bytes: Buffer, text: string): boolean {
  if (/[^\P{Cc}\t\r\n\f\0]/u.test(text)) return false
  // Bytes that are whole UTF-8 are that, whatever they are called.
  return isUtf8(bytes) || bytes.filter(byte => byte > 0x7f).length <= bytes.length * MOST_STRANGE
}

function decodeNamed(bytes: Buffer, name: string): string | null {
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    const text = decode(bytes, name)
    return text.includes('\uFFFD') ? null : text
  }
}

function decodeUnnamed(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = bytes.toString('utf8')
  if (text.includes('\u001b$')) return new TextDecoder('iso-2022-jp').decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  if (broken === 0) return text
  // Cut or mended UTF-8 has more whole characters than broken ones.
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  return whole > broken ? text : new TextDecoder('windows-1252').decode(bytes)
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)

/** Joins the lines of `format=flowed` (RFC 3676) again, quoted ones with those of the same depth. */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines: string[] = []
  let open: number | null = null
  for (const line of text.split('\n')) {
    const marks = /^>*/.exec(line)![0]
    const words = line.slice(marks.length).replace(/^ /, '')
    if (open === marks.length && words !== '-- ') lines[lines.length - 1] += words
    else lines.push(marks ? `${marks} ${words}` : words)
    const isSoft = words.endsWith(' ') && words !== '-- '
    if (isSoft && deleteSpace) lines[lines.length - 1] = lines.at(-1)!.slice(0, -1)
    open = isSoft ? marks.length : null
  }
  return lines.join('\n')
}
