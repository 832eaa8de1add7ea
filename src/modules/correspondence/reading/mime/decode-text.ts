import { decode } from 'libmime/lib/charset'

const NO_CHARSET =
  /^(|(us-)?ascii|ansi_x3.*|7-?bit|8-?bit|utf-?8|x?-?unknown.*|unknown-8bit|default|none|_?auto.*|iso-8859-8-i)$/i
const OTHER_NAMES: Record<string, string> = {
  cp936: 'gbk',
  'gb2312-80': 'gbk',
  'shift-jis': 'shift_jis',
  'cp-850': 'cp850',
  ansi: 'windows-1252',
}

/**
 * Text from bytes in any charset. Where the charset is missing, unknown or wrong: UTF-8 if it is that, the Japanese escapes if
 * there are any, else the charset of western Windows. UTF-7 is never decoded: it smuggles markup past filters.
 */
export function decodeText(bytes: Buffer, charset: string | null): string {
  const name = (charset ?? '')
    .trim()
    .replace(/^["']|["'*].*$/g, '')
    .toLowerCase()
  const known = OTHER_NAMES[name] ?? name
  if (/^(x-)?(unicode-1-1-)?utf-?7/.test(known)) return bytes.toString('latin1')
  if (!NO_CHARSET.test(known)) {
    const text = decodeNamed(bytes, known)
    if (text !== null) return withoutMark(text)
  }
  return withoutMark(decodeUnnamed(bytes))
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
