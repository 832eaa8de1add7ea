import { type MessageKind, PARTS, type Part, partsOf, type TemplateWords } from '../../../../modules/templates/index.ts'
import { textField, type ValuesOf } from '../../../../platform/page/fields.ts'
import type { Posted } from '../../../../platform/page/page.ts'
import type { Language } from '../../../../platform/text.ts'

const subject = textField({ max: 150 })
const words = textField({ max: 3000 })
const link = textField({ max: 100 })
const text = textField({ max: 600 })

/** A box for each part and language; a message shows those it has. */
export const wordsFields = {
  ...{ subject, words, link, text },
  ...{ subjectWelsh: subject, wordsWelsh: words, linkWelsh: link, textWelsh: text },
}

export type Typed = ValuesOf<typeof wordsFields>

/** The box of a part in a language. */
export const boxOf = (part: Part, language: Language) => (language === 'cy' ? (`${part}Welsh` as const) : part)

const typed = (read: (part: Part, language: Language) => string): Typed =>
  Object.fromEntries(
    PARTS.flatMap(part => (['en', 'cy'] as const).map(language => [boxOf(part, language), read(part, language)])),
  ) as Typed

export const typedOf = (kept: TemplateWords): Typed => typed((part, language) => kept[part]?.[language] ?? '')

/** As typed, also where it is too long to be kept. */
export const readTyped = (posted: Posted): Typed =>
  typed((part, language) => String(posted[boxOf(part, language)] ?? '').replaceAll('\r\n', '\n'))

/** The parts that this message has, in the languages of the council. */
export const wordsOf = (kind: MessageKind, typed: Typed, languages: readonly Language[]): TemplateWords =>
  Object.fromEntries(
    partsOf(kind).map(part => [
      part,
      { en: typed[part], ...(languages.includes('cy') && { cy: typed[boxOf(part, 'cy')] }) },
    ]),
  )
