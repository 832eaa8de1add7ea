// Text as a list of plain words: small letters without accents and apostrophes, addresses of mail and web left out.

/**
 * A word of a text; `sentence`, and `clause` as commas and lines part them, count from 0; `capital`: it was written with a capital
 * first letter; `explains`: its clause follows a colon, and says what the one before is about.
 */
export type Token = { word: string; sentence: number; clause: number; capital: boolean; explains: boolean }

/** Longer than any sensible report; the rest of a longer text is not read. */
const MAX_TEXT = 4000
const MAX_WORD = 40

/** The short words of Welsh that hang on the one before ("mae'n", "i'w"), as the whole words they stand for. */
const HANGING: Record<string, string> = { n: 'yn', r: 'y', i: 'ei', u: 'eu', w: 'ei', ch: 'eich', m: 'fy', th: 'dy' }
/** "I'm" is English, and a quotation that begins after a space is no ending, but where it can be nothing else. */
const HANGS = /(?:(?<=\p{L})|(?<=\p{L}\s)(?=.[nr]))['’‘`´](n|r|i|u|w|ch|(?<!i.)m|th)(?![\p{L}\p{N}'’‘`´])/giu

/** The words of a text in order. Never throws. */
export function tokenise(text: string): Token[] {
  const plain = text
    .slice(0, MAX_TEXT)
    .normalize('NFKD')
    .slice(0, MAX_TEXT)
    .replace(/\p{M}/gu, '')
    .replace(/\S+/g, piece => (isAddress(piece) ? ' ' : piece))
    .replace(/['’‘`´]s\b/gi, '')
    .replace(HANGS, (_, short: string) => ` ${HANGING[short.toLowerCase()]}`)
    .replace(/['’‘`´]/g, '')
  const tokens: Token[] = []
  let sentence = 0
  let clause = 0
  let explains = false
  for (const [piece] of plain.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
    if (/^[\p{L}\p{N}]/u.test(piece))
      tokens.push({ word: tidy(piece.toLowerCase()), sentence, clause, capital: /^\p{Lu}/u.test(piece), explains })
    else {
      if (/[.!?;,:\n]/.test(piece)) {
        clause++
        explains = piece.startsWith(':')
      }
      if (tokens.length > 0 && /[.!?;]\s|\n\s*\n/.test(piece)) sentence++
    }
  }
  return tokens
}

function isAddress(piece: string): boolean {
  return piece.includes('@') || /^(https?:|www\.)/i.test(piece)
}

/** Cuts monsters and stretched words ('sooooo'). */
function tidy(word: string): string {
  return word.slice(0, MAX_WORD).replace(/(\p{L})\1{2,}/gu, '$1$1')
}
