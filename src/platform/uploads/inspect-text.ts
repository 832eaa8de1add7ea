import type { UploadRefusal } from './upload-types.ts'

/** Markup and scripts that a browser or a server would take for more than text. */
const MARKUP_FIRST = /^\s*(<[a-z!?%]|%!ps|#!|\{\\rtf)/i
const MARKUP_ANYWHERE = /<(script|html|body|iframe|svg|object|embed)[\s>/]|<\?(php|xml)|<!doctype/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\ufffe\uffff]/

/** The words in a text file (UTF-8, UTF-16 with its mark, or Windows-1252), or undefined when it is no text. */
export function readText(bytes: Buffer): string | undefined {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const text = decode(bytes, marked ?? 'utf-8') ?? (marked ? undefined : decode(bytes, 'windows-1252'))
  return text === undefined || BINARY.test(text) ? undefined : text
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Why a text is refused, or undefined. As CSV it may hold nothing that a spreadsheet would run as a formula. */
export function inspectText(text: string, isCsv: boolean): UploadRefusal | undefined {
  if (MARKUP_FIRST.test(text) || MARKUP_ANYWHERE.test(text)) return 'not-a-document'
  return isCsv && hasFormulas(text) ? 'has-formulas' : undefined
}

/** A cell is what is between quotes, or runs up to any separator that a spreadsheet may be set to use. */
const CELL = /"(?:[^"]|"")*"|[^,;\t\r\n]+/g

function hasFormulas(text: string): boolean {
  return text.matchAll(CELL).some(([cell]) => isFormula(cell.replace(/^[\s"]+/, '')))
}

/** `+441225000000`, `-12.5` and `@janes` are harmless; `=1+1`, `@SUM(1)` and `-2+cmd|'/C calc'!A0` are not. */
function isFormula(cell: string): boolean {
  if (cell.startsWith('=')) return true
  return /^[@+-]/.test(cell) && (/\w\(/.test(cell) || (cell.includes('|') && cell.includes('!')))
}
