import type { Language } from '../../platform/text.ts'

/** Short words that stand in nearly every sentence of the one language and not in the other. */
const WELSH = new Set(
  "y yr yn mae ac ar i'r o'r a'r yw ydy oes wedi gyda nid nad ddim eich fy ein sydd rwy rwyf dw dwi gan am ond hefyd diolch helo annwyl gwelwch os cael bod ei mewn heb dim yma beth pryd ble sut".split(
    ' ',
  ),
)
const ENGLISH = new Set(
  'the is are and of to in my your our was has have not it this that for with on at please thank thanks hello dear you we there when what how'.split(
    ' ',
  ),
)
const FEWEST = 2

/**
 * The language of what somebody wrote, among those the council answers in; null where the words do not tell. Names of places
 * are Welsh in English mails too: only the small words count. Pure.
 */
export function languageWritten(words: string, languages: readonly Language[]): Language | null {
  const found =
    words
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  const [cy, en] = [WELSH, ENGLISH].map(list => found.filter(each => list.has(each)).length) as [number, number]
  const told = cy >= FEWEST && cy > en ? 'cy' : en >= FEWEST && en > cy ? 'en' : null
  return told && languages.includes(told) ? told : null
}
