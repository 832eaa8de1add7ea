import type { Ctx } from '../../platform/context.ts'
import type { Language, Words } from '../../platform/text.ts'
import { namesIn, paragraphsOf } from './fill.ts'
import type { Written } from './write.ts'

export const PARTS = ['subject', 'words', 'link', 'text'] as const
export type Part = (typeof PARTS)[number]

/**
 * What a message says. `words`: paragraphs with an empty line between them; one that begins with `# ` is a heading, lines
 * that begin with `- ` are a list, `{field}` is filled in. `link`: what the link in it, or below it, says. `text`: what goes
 * to a phone, a line each sentence that may be left out.
 */
export type TemplateWords = Partial<Record<Part, Words>>

/** What a message shown to try it is about. */
export interface Example {
  words: TemplateWords
  service: string | null
  language: Language
}

/** One kind of message that goes out by itself: whoever sends it says what it came with and what it is filled in with. */
export interface MessageKind<Id extends string = string> {
  id: Id
  /** What it says where nobody has changed it. It has these parts and no others. */
  words: TemplateWords
  /** Without these fields it would not say what it must. */
  needed: readonly string[]
  /** What else it can be filled in with. */
  more: readonly string[]
  /** Where one of these is known, a part that does not say it gives way to the program's own. */
  told?: readonly string[]
  /** What its subject may say: it is read by whoever looks at the screen. */
  inSubject: readonly string[]
  /** A service can have words of its own. */
  perService: boolean
  /** As somebody would get it, about something that does not exist. */
  example(ctx: Ctx, shown: Example): Promise<Written>
}

export const partsOf = ({ words }: MessageKind): Part[] => PARTS.filter(part => words[part])

/** Fields that are whole paragraphs. */
const STAND_ALONE = ['steps', 'words', 'challenge', 'link', 'room']
/** Another form of the same: as a sentence of one language needs it, or longer. */
const SAME_AS: Record<string, string> = { on: 'day', address: 'place' }

export const fieldsOf = ({ needed, more }: MessageKind): string[] => [...new Set([...needed, ...more])]

export type TemplateProblem =
  | { code: 'empty' }
  | { code: 'unknown-field'; field: string; fields: string }
  | { code: 'field-missing'; field: string }
  | { code: 'field-not-alone'; field: string }

/** What is wrong with one part of the words in one language; null: nothing. */
export function problemOf(kind: MessageKind, part: Part, text: string): TemplateProblem | null {
  if (text.trim() === '') return { code: 'empty' }
  if (part === 'subject') return unknownField(text, kind.inSubject)
  if (part === 'link') return unknownField(text, [])
  return (
    unknownField(text, fieldsOf(kind)) ?? missingField(kind, text) ?? (part === 'words' ? crowdedField(text) : null)
  )
}

function unknownField(text: string, known: readonly string[]): TemplateProblem | null {
  const unknown = namesIn(text).find(each => !known.includes(each))
  if (unknown === undefined) return null
  return { code: 'unknown-field', field: `{${unknown}}`, fields: known.map(each => `{${each}}`).join(', ') }
}

function missingField({ needed }: MessageKind, text: string): TemplateProblem | null {
  const names = namesIn(text).map(each => SAME_AS[each] ?? each)
  const missing = needed.find(each => !names.includes(each))
  return missing === undefined ? null : { code: 'field-missing', field: `{${missing}}` }
}

function crowdedField(text: string): TemplateProblem | null {
  const crowded = paragraphsOf(text)
    .filter(each => !/^\{[^{}\n]*\}$/.test(each))
    .flatMap(namesIn)
    .find(each => STAND_ALONE.includes(each))
  return crowded === undefined ? null : { code: 'field-not-alone', field: `{${crowded}}` }
}
