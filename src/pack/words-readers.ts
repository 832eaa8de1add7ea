// Texts for people: complete in every language of the pack, plain.
import { isMap } from 'yaml'
import type { Language, Words } from '../platform/text.ts'
import { mapped, optional, pattern, type Reader, record, string, Wrong } from './readers.ts'
import type { At } from './source.ts'

const MARKUP = /<\/?[a-z][^>]*>|\[[^\]]+\]\([^)]*\)|\*\*|^#{1,6} /im

const plainText = mapped(string, (text, at) => {
  const markup = MARKUP.exec(text)
  if (markup) throw new Wrong(`'${markup[0]}' is markup: write plain text, with empty lines and '- ' only.`, at.node)
  return text
})

/** On the telephone there is nothing to look at. */
const TO_LOOK_AT =
  /\b(?:(?:this|the) (?:page|screen)|click|tap here|below(?! (?:freezing|zero))|the link|y (?:dudalen|sgrin)|cliciwch|isod|y ddolen)\b/i

const heardText = mapped(plainText, (text, at) => {
  const seen = TO_LOOK_AT.exec(text)
  if (seen) throw new Wrong(`'${seen[0]}' makes no sense on the telephone, where this is read out too.`, at.node)
  return text
})

/** A text in each language of the pack: a plain string where there is one, else `{ en: …, cy: … }`. */
export const words: Reader<Words> = inEachLanguage(plainText)

/** The same of what is spoken on the telephone too. */
export const spokenWords: Reader<Words> = inEachLanguage(heardText)

/** Anything in each language of the pack. */
export function inEachLanguage<T>(reader: Reader<T>): Reader<{ en: T; cy?: T }> {
  return at => {
    const { languages } = at.source.reading
    if (languages.length === 1) return { en: readSingle(at, reader) }
    if (!isMap(at.node))
      throw new Wrong(`write it in each language: { ${languages.map(each => `${each}: …`).join(', ')} }.`, at.node)
    const shape = Object.fromEntries(languages.map(language => [language, reader])) as Record<Language, Reader<T>>
    return record(shape)(at) as { en: T; cy?: T }
  }
}

function readSingle<T>(at: At, reader: Reader<T>): T {
  if (isMap(at.node)) throw new Wrong('this pack has one language: write the text alone.', at.node)
  return reader(at)
}

export const email = pattern(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'is no email address.')
export const phone = pattern(/^\+?[0-9][0-9 ]{1,16}$/, 'is no telephone number: use digits and spaces.')
export const linkUrl = pattern(
  /^(https:\/\/[^\s]+|\/[a-z-]+(\/[a-z-]+)*)$/,
  "is no address: begin it with 'https://', or with '/' for a page of this site.",
)
export const optionalWords = optional(words)
