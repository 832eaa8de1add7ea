/** How many characters of any one box we look at. No question allows more; the rest cannot make us work. */
const MOST = 100_000

/**
 * Typed text as we keep it: NFC, lines ended by \n, no control characters (PostgreSQL refuses U+0000 and broken pairs), trimmed.
 * Emoji and every script stay. Text that shows nothing (spaces, zero-width marks) is ''. What is not text is ''.
 */
export function cleanText(typed: unknown): string {
  if (typeof typed !== 'string') return typeof typed === 'number' ? String(typed) : ''
  if (IS_CLEAN.test(typed)) return typed
  const text = typed
    .slice(0, MOST)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
  return SHOWS_SOMETHING.test(text) ? text : ''
}

/** The same for one line: every run of white space becomes one space. */
export function cleanLine(typed: unknown): string {
  return cleanText(typed).replace(/\s+/g, ' ')
}

/** As most of what is sent is: one line of ASCII without space around it. */
const IS_CLEAN = /^[!-~](?:[ -~]{0,2000}[!-~])?$/

const SHOWS_SOMETHING = /[^\p{Z}\p{Cc}\p{Cf}]/u
