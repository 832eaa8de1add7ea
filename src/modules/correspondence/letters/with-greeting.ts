import type { Translator } from '../../../platform/text.ts'

const GREETS = /^(dear|hello|hi|good (morning|afternoon)|annwyl|helo|bore da)\b/i
const CLOSES = /^(yours|kind|best|with (kind|best)|many thanks|regards|yn gywir|yr eiddoch|cofion|dymuniadau)\b/im

/** What a colleague wrote as a letter has it: with a greeting and a closing, where she wrote none herself. Pure. */
export function withGreeting(
  words: string,
  { t, name, council }: { t: Translator; name: string; council: string },
): string {
  const [first = ''] = words.split('\n')
  const last = words
    .split(/\n{2,}/)
    .slice(-2)
    .join('\n')
  return [
    ...(GREETS.test(first) || !name ? [] : [t('answer.dear', { name })]),
    words,
    ...(CLOSES.test(last) ? [] : [`${t('answer.closing')}\n${council}`]),
  ].join('\n\n')
}
