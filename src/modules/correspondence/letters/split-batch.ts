import { isSeparator, replyTokenIn } from '../../../platform/paper/index.ts'
import type { ScannedPage } from '../../../platform/ports.ts'

/** A page as it is kept: its picture is in the file store. */
export interface LetterPage extends Omit<ScannedPage, 'image'> {
  sha256: string
  bytes: number
}

/** What was scanned together as letters: a separator sheet ends one and is itself thrown away. Pure. */
export function splitBatch<Page extends Pick<ScannedPage, 'codes'>>(pages: readonly Page[]): Page[][] {
  const letters: Page[][] = [[]]
  for (const page of pages) {
    if (page.codes.some(isSeparator)) letters.push([])
    else letters.at(-1)!.push(page)
  }
  return letters.filter(letter => letter.length > 0)
}

/** What a machine could make of a letter. */
export interface LetterWords {
  /** Of the page of ours that came back with it. */
  token: string | null
  /** What somebody wrote to us; '' unless the machine is sure enough of it. */
  words: string
  /** 0 to 100. */
  confidence: number
}

/** Less sure than this, or shorter, it is for a person to read: it may be handwriting. */
const SURE = 75
const ENOUGH_LETTERS = 40

/** The words of a letter without the page of ours that came back with it: those are not hers. Pure. */
export function wordsOf(pages: readonly Omit<LetterPage, 'sha256' | 'bytes'>[]): LetterWords {
  const token = pages.flatMap(({ codes }) => codes.flatMap(code => replyTokenIn(code) ?? []))[0] ?? null
  const hers = pages.filter(({ codes }) => !codes.some(replyTokenIn))
  const all = hers.map(({ words }) => words).filter(Boolean)
  const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0
  const total = hers.reduce((sum, { words }) => sum + letters(words), 0)
  const sure = hers.reduce((sum, { words, confidence }) => sum + letters(words) * confidence, 0)
  const confidence = total > 0 ? Math.round(sure / total) : 0
  const isClear = confidence >= SURE && total >= ENOUGH_LETTERS
  return { token, words: isClear ? all.join('\n\n') : '', confidence }
}
