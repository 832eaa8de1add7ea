export const LANGUAGES = ['en', 'cy'] as const
export type Language = (typeof LANGUAGES)[number]

/** Words of a pack: English always, Welsh where the pack is bilingual. */
export interface Words {
  en: string
  cy?: string
}

/** Texts of a public page: both languages, or it does not compile. */
export type PublicTexts = Record<string, { en: string; cy: string }>
/** Texts of a staff page: English, and Welsh where there is one. */
export type StaffTexts = Record<string, { en: string; cy?: string }>

export type Params = Record<string, string | number>

/** The words in this language, or in English where the pack has no others. */
export function say(words: Words | undefined | null, language: Language): string {
  return words?.[language] ?? words?.en ?? ''
}

/** Fills `{name}` places. An unknown place is a mistake in the text and fails. */
export function fill(template: string, params: Params = {}): string {
  if (!template.includes('{')) return template
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`The text '${template}' needs '${name}'`)
    return String(params[name])
  })
}

/** Made once: making them takes longer than a whole page. */
const plurals = { en: new Intl.PluralRules('en'), cy: new Intl.PluralRules('cy') }

/** The names of its places, `{name}`. */
export const fieldsOf = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)

/**
 * A translator over a table of texts: `t('title')`, `t('due', { date })`.
 * With `count` given, `key_one` (and Welsh `key_two`) is used where the table has it.
 */
export function translator(texts: StaffTexts, language: Language) {
  return (key: string, params: Params = {}): string => {
    const plural =
      typeof params.count === 'number' ? texts[`${key}_${plurals[language].select(params.count)}`] : undefined
    const entry = plural ?? texts[key]
    if (!entry) throw new Error(`There is no text '${key}'`)
    return fill(entry[language] ?? entry.en, params)
  }
}

export type Translator = ReturnType<typeof translator>

const choices = {
  en: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  cy: new Intl.ListFormat('cy', { type: 'disjunction' }),
}

/** 'A', 'A or B', 'A, B or C'. */
export const sayOneOf = (names: string[], language: Language): string => choices[language].format(names)

/** The language a visitor chose, else the first the council has. */
export function chooseLanguage(chosen: string | undefined, offered: readonly Language[]): Language {
  return offered.find(language => language === chosen) ?? offered[0] ?? 'en'
}

/** A link of ours in a message opens in the language of the message, where her browser has chosen none. */
export const pathIn = (path: string, language: Language): string =>
  language === 'en' ? path : `${path}${path.includes('?') ? '&' : '?'}in=${language}`
