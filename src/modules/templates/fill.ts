import { type Block, heading, list, words } from '../../platform/letter/index.ts'

/** A field is filled in with words; some with whole paragraphs, and those stand alone. Empty: not known of this matter. */
export type Facts = Record<string, string | Block[]>

const FIELD = /\{ *([^{}\n]{0,40}?) *\}/g
export const namesIn = (text: string): string[] => [...text.matchAll(FIELD)].map(([, name]) => name!)

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

/** The words of a text to a phone. A line with a field of which nothing is known is left out. */
export function fillText(text: string, facts: Facts): string {
  const lines = text.split('\n').map(line => fillLine(line.trim(), facts))
  return lines.filter(Boolean).join('\n')
}

/** A heading is a paragraph by itself, and so is a list, though no empty line stands between them. */
export function paragraphsOf(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^(# .*)$/gm, '\n$1\n')
    .replace(/^(?!- )(.+)\n(?=- )/gm, '$1\n\n')
    .replace(/^(- .*)\n(?!- )(?=.)/gm, '$1\n\n')
    .split(/\n\s*\n/)
    .map(each => each.trim())
    .filter(Boolean)
}
