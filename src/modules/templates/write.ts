import type { Ctx } from '../../platform/context.ts'
import { type Block, type Letter, letterHtml, letterText, link } from '../../platform/letter/index.ts'
import { fill, type Language, say } from '../../platform/text.ts'
import { type Facts, fillLine, fillTemplate, fillText, namesIn } from './fill.ts'
import type { MessageKind, Part, TemplateWords } from './template.ts'
import { getTemplate } from './templates.read.ts'
import { text } from './text.ts'

/** A message as somebody gets it: a letter (email or paper), and what goes to a phone. '': it has no such words. */
export interface Written extends Letter {
  text: string
}

export interface Manner {
  language: Language
  /** Others may read along: the subject says nothing of what it is about. */
  isNeutral?: boolean
  /** Where `{link}` leads. */
  url?: string
  /** What a text says shorter. */
  short?: Facts
}

export const neutralSubject = (council: string, language: Language): string => fill(text.neutral[language], { council })

/** A subject without what it is filled in with would be worse than one that says little. */
export const subjectOf = (words: TemplateWords, facts: Facts, { language, isNeutral }: Manner): string =>
  (isNeutral ? null : fillLine(say(words.subject, language), facts)) || neutralSubject(String(facts.council), language)

/** What these words say of these facts; `council` is one of them. */
export function writeWith(words: TemplateWords, facts: Facts, manner: Manner): Written {
  const { language, url = '', short } = manner
  const linked: Block[] = url ? [link(say(words.link, language), url)] : []
  return {
    subject: subjectOf(words, facts, manner),
    blocks: fillTemplate(say(words.words, language), { ...facts, link: linked }),
    text: fillText(say(words.text, language), { ...facts, link: url, ...short }),
  }
}

/** The message in the words that hold now. */
export async function writeMessage(ctx: Ctx, kind: MessageKind, facts: Facts, manner: Manner): Promise<Written> {
  const { words } = await getTemplate(ctx, kind)
  const told = (kind.told ?? []).filter(field => facts[field]?.length)
  const lacks = (part: Part) => {
    const named = namesIn(say(words[part], manner.language))
    return told.some(field => !named.includes(field))
  }
  const own = (['words', 'text'] as const).filter(lacks).map(part => [part, kind.words[part]])
  return writeWith({ ...words, ...Object.fromEntries(own) }, facts, manner)
}

/** It as one medium carries it: short to a phone, else as plain text and as HTML, large for who needs that. */
export const wordsFor = (
  medium: string,
  written: Written,
  { language, formats = [] }: { language: Language; formats?: readonly string[] },
): { words: string; html?: string } =>
  medium === 'text'
    ? { words: written.text }
    : {
        words: letterText(written.blocks),
        html: letterHtml(written, language, formats.includes('large-print')),
      }
