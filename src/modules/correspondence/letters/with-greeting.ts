import type { Translator } from '../../../platform/text.ts'

const GREETS = /^(dear|hello|hi|good (morning|afternoon)|annwyl|helo|bore da)\b/i
const CLOSES = /^(yours|kind|best|with (kind|best)|many thanks|regards|yn gywir|yr eiddoch|cofion|dymuniadau)\b/im

/** A language of the council: its words, and the council's name in it. */
interface Tongue {
  t: Translator
  council: string
}

/**
 * What a colleague wrote as a letter has it: with a greeting and a closing, where she wrote none herself. These stand in each language of
 * the council, hers who reads it first: in which one the words between are is the colleague's to choose. Pure.
 */
export function withGreeting(words: string, { tongues, name }: { tongues: readonly Tongue[]; name: string }): string {
  const [first = ''] = words.split('\n')
  const last = words
    .split(/\n{2,}/)
    .slice(-2)
    .join('\n')
  return [
    ...(GREETS.test(first) || !name ? [] : [inEach(tongues, ({ t }) => t('answer.dear', { name }))]),
    words,
    ...(CLOSES.test(last) ? [] : [closing(tongues)]),
  ].join('\n\n')
}

const closing = (tongues: readonly Tongue[]): string =>
  [inEach(tongues, ({ t }) => t('answer.closing')), ...new Set(tongues.map(({ council }) => council))].join('\n')

/** One line in each language; once where they say the same. */
export const inEach = <T>(tongues: readonly T[], say: (tongue: T) => string): string =>
  [...new Set(tongues.map(say))].join(' / ')
