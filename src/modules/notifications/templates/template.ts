import { type Block, heading, list, words } from '../../../platform/letter/index.ts'
import type { Words } from '../../../platform/text.ts'

/** One kind of letter to those who asked. */
export const TEMPLATES = [
  'opened',
  'joined',
  'update',
  'paused',
  'moved',
  'moved-sooner',
  'scheduled',
  'done',
  'refused',
  'elsewhere',
  'cancelled',
  'reopened',
  'not-sorted',
  'merged',
] as const
export type TemplateId = (typeof TEMPLATES)[number]

export const isTemplate = (name: string): name is TemplateId => (TEMPLATES as readonly string[]).includes(name)

/**
 * What a letter says. `words`: paragraphs with an empty line between them; one that begins with `# ` is a heading, lines
 * that begin with `- ` are a list, `{field}` is filled in. `link`: what the private link below says.
 */
export interface TemplateWords {
  subject: Words
  words: Words
  link: Words
}

/** A field is filled in with words; some with whole paragraphs, and those stand alone. Empty: not known of this request. */
export type Facts = Record<string, string | Block[]>

interface Fields {
  /** Without them the letter would not say what it must. */
  needed: readonly string[]
  more?: readonly string[]
}

const EVERYWHERE = ['service', 'reference', 'council', 'phone'] as const

/** What each letter can be filled in with, besides what all can. */
const FIELDS: Record<TemplateId, Fields> = {
  opened: { needed: ['reference', 'steps'], more: ['where', 'team'] },
  joined: { needed: ['reference', 'steps'], more: ['where', 'team'] },
  update: { needed: ['words'] },
  paused: { needed: ['words'] },
  moved: { needed: ['before', 'now', 'words'] },
  'moved-sooner': { needed: ['now', 'words'], more: ['before'] },
  scheduled: { needed: ['steps'] },
  done: { needed: ['words', 'by'], more: ['photo'] },
  refused: { needed: ['words', 'challenge'] },
  elsewhere: { needed: ['words', 'body', 'by'], more: ['theirReference', 'photo'] },
  cancelled: { needed: ['phone'] },
  reopened: { needed: [] },
  'not-sorted': { needed: ['steps'] },
  merged: { needed: [] },
}

/** Fields that are whole paragraphs. */
const STAND_ALONE = ['steps', 'words', 'challenge']
/** What a subject may say: it is read by whoever looks at the screen. */
const SUBJECT_FIELDS: readonly string[] = ['service', 'reference', 'council']

export const neededFields = (id: TemplateId): readonly string[] => FIELDS[id].needed

export const fieldsOf = (id: TemplateId): string[] => [
  ...new Set([...FIELDS[id].needed, ...(FIELDS[id].more ?? []), ...EVERYWHERE]),
]

const FIELD = /\{ *([^{}\n]{0,40}?) *\}/g
const namesIn = (text: string): string[] => [...text.matchAll(FIELD)].map(([, name]) => name!)

export type TemplateProblem =
  | { code: 'empty' }
  | { code: 'unknown-field'; field: string; fields: string }
  | { code: 'field-missing'; field: string }
  | { code: 'field-not-alone'; field: string }

/** What is wrong with a subject in one language; null: nothing. */
export function subjectProblem(subject: string): TemplateProblem | null {
  if (subject.trim() === '') return { code: 'empty' }
  return unknownField(subject, SUBJECT_FIELDS)
}

/** What is wrong with the words in one language; null: nothing. */
export function wordsProblem(id: TemplateId, text: string): TemplateProblem | null {
  if (text.trim() === '') return { code: 'empty' }
  const names = namesIn(text)
  const missing = FIELDS[id].needed.find(each => !names.includes(each))
  const crowded = paragraphsOf(text)
    .filter(each => !/^\{[^{}\n]*\}$/.test(each))
    .flatMap(namesIn)
    .find(each => STAND_ALONE.includes(each))
  return (
    unknownField(text, fieldsOf(id)) ??
    (missing ? { code: 'field-missing', field: `{${missing}}` } : null) ??
    (crowded ? { code: 'field-not-alone', field: `{${crowded}}` } : null)
  )
}

/** What is wrong with the words of the link: they hold no fields. */
export function linkProblem(text: string): TemplateProblem | null {
  if (text.trim() === '') return { code: 'empty' }
  const [field] = namesIn(text)
  return field === undefined ? null : { code: 'unknown-field', field: `{${field}}`, fields: '' }
}

function unknownField(text: string, known: readonly string[]): TemplateProblem | null {
  const unknown = namesIn(text).find(each => !known.includes(each))
  if (unknown === undefined) return null
  return { code: 'unknown-field', field: `{${unknown}}`, fields: known.map(each => `{${each}}`).join(', ') }
}

/**
 * The words as paragraphs of a letter. A paragraph, or a line of a list, with a field of which nothing is known is left
 * out whole, and a heading above it too.
 */
export function fillTemplate(text: string, facts: Facts): Block[] {
  const blocks: Block[] = []
  for (const paragraph of paragraphsOf(text)) {
    const filled = fillParagraph(paragraph, facts)
    if (filled.length === 0 && blocks.at(-1)?.kind === 'heading') blocks.pop()
    blocks.push(...filled)
  }
  return blocks
}

function fillParagraph(paragraph: string, facts: Facts): Block[] {
  const [, alone] = /^\{ *([^{}\n]*?) *\}$/.exec(paragraph) ?? []
  const fact = alone === undefined ? undefined : facts[alone]
  if (Array.isArray(fact)) return fact
  if (paragraph.startsWith('# ')) return known(fillLine(paragraph.slice(2), facts), heading)
  const lines = paragraph.split('\n')
  if (!lines.every(line => line.startsWith('- '))) return known(fillLine(paragraph, facts), words)
  const items = lines.map(line => fillLine(line.slice(2), facts)).filter(line => line !== null)
  return items.length > 0 ? [list(items)] : []
}

const known = (text: string | null, make: (text: string) => Block): Block[] => (text === null ? [] : [make(text)])

/** The text with its fields filled in; null where nothing is known of one. */
export function fillLine(text: string, facts: Facts): string | null {
  let isKnown = true
  const filled = text.replace(FIELD, (_, name: string) => {
    const fact = facts[name]
    if (typeof fact !== 'string' || fact === '') isKnown = false
    return String(fact ?? '')
  })
  return isKnown ? filled : null
}

/** A heading is a paragraph by itself, and so is a list, though no empty line stands between them. */
function paragraphsOf(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^(# .*)$/gm, '\n$1\n')
    .replace(/^(?!- )(.+)\n(?=- )/gm, '$1\n\n')
    .replace(/^(- .*)\n(?!- )(?=.)/gm, '$1\n\n')
    .split(/\n\s*\n/)
    .map(each => each.trim())
    .filter(Boolean)
}
