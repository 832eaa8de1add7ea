// A service as boxes of forms: each knows where in the definition it stands, what is in it and how to put back what was typed.
import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Language, Words } from '../../../../platform/text.ts'

export interface Field {
  /** Name and id of the box; the same in every version, so that two can be compared. */
  name: string
  label: string
  hint?: string
  control: 'line' | 'text' | 'lines' | 'number' | 'choice'
  /** Of the words in it. */
  language?: Language
  choices?: { value: string; text: string }[]
  value: string
  /** Where the definition has it: 'promise.steps.0.text'. */
  at: string
  /** Boxes of one thing: where one is filled in, all must be. */
  group: string
  required: boolean
  /** Changes the definition it is given. Throws FieldWrong. */
  put(service: Service, typed: string): void
}

/** What was typed cannot be used, in words for the person. */
export class FieldWrong extends Error {}

const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', cy: 'Welsh' }

/** 'Title', or 'Title in Welsh' where the council has several languages. */
export const inLanguage = (label: string, language: Language, languages: readonly Language[]): string =>
  languages.length > 1 ? `${label} in ${LANGUAGE_NAMES[language]}` : label

/** A definition as data that is written to by path. */
export type Bag = Record<string, unknown>

/** What holds the value at a path's end; steps, questions and options are found by what they are called. */
type Holder = (service: Service) => Bag | undefined

export interface WordsField {
  name: string
  at: string
  label: string
  hint?: string
  control?: Field['control']
  required?: boolean
  /** Where the words are kept, and under which key. */
  holder: Holder
  key: string
  languages: readonly Language[]
  words: Words | undefined | null
  /** Letters at most: what stands in lists and buttons. */
  most?: number
  /** What stands there when there are no words: nothing, or null. */
  empty?: null
}

/** One box for each language. */
export function wordsFields(about: WordsField): Field[] {
  const { name, at, label, hint, control = 'line', required = true, languages, words } = about
  return languages.map(language => ({
    name: `${name}-${language}`,
    label: inLanguage(label, language, languages),
    ...(hint && language === languages[0] && { hint }),
    control,
    language,
    value: words?.[language] ?? '',
    at,
    group: name,
    required,
    put: (service, typed) => putWords(about.holder(service), about, language, typed),
  }))
}

function putWords(holder: Bag | undefined, { key, empty, most }: WordsField, language: Language, typed: string): void {
  if (!holder) return
  if (most && typed.length > most) throw new FieldWrong(`Use ${most} letters or fewer`)
  const words: Partial<Words> = { ...(holder[key] as Partial<Words> | null | undefined) }
  if (typed) words[language] = typed
  else delete words[language]
  if (Object.keys(words).length > 0) holder[key] = words
  else if (empty === null) holder[key] = null
  else delete holder[key]
}

export interface ListField {
  name: string
  at: string
  label: string
  hint?: string
  holder: Holder
  key: string
  languages: readonly Language[]
  list: readonly Words[]
}

/** A list of texts, one on each line; in several languages the lines belong together one by one. */
export function listFields({ name, at, label, hint, holder, key, languages, list }: ListField): Field[] {
  return languages.map((language, index) => ({
    name: `${name}-${language}`,
    label: inLanguage(label, language, languages),
    ...(hint && index === 0 && { hint }),
    control: 'lines' as const,
    language,
    value: list.map(each => each[language] ?? '').join('\n'),
    at,
    group: name,
    required: false,
    put: (service, typed) => {
      const bag = holder(service)
      if (bag) bag[key] = inOneLanguage(bag[key] as Words[], linesOf(typed), language, language === languages[0])
    },
  }))
}

function inOneLanguage(before: Words[], lines: string[], language: Language, isFirst: boolean): Words[] {
  if (isFirst) return lines.map((line, index) => ({ ...before[index], [language]: line }) as Words)
  if (lines.length !== before.length)
    throw new FieldWrong(
      `Write as many lines in ${LANGUAGE_NAMES[language]} as in English: ${before.length}, not ${lines.length}`,
    )
  return before.map((words, index) => ({ ...words, [language]: lines[index]! }))
}

export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** As a browser sends it and as it is kept: lines end alike, nothing round it. */
export const asTyped = (raw: string | string[] | undefined): string | undefined =>
  (Array.isArray(raw) ? raw.at(-1) : raw)?.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim()
