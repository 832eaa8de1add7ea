import type { Service } from '../../../../modules/catalogue/index.ts'
import { type Language, say } from '../../../../platform/text.ts'
import { type Field, FieldWrong, inLanguage, linesOf } from './field.ts'

type Line = Service['script'][number]

const KINDS = { say: 'Say', ask: 'Ask', do: 'Do', pause: 'Pause', pay: 'Pay' } as const
const IN_WORDS = ['say', 'do', 'pause', 'pay'] as const
const HINT =
  'One step on each line. Begin it with ‘Say:’ or ‘Do:’ and your words, or with ‘Ask:’ and a question of the form, word for word. ‘Pause:’ has a button that pauses the recording of the call, ‘Pay:’ one that sends a link to pay'

/** The script as lines, for each language: 'Say: …', 'Ask: Where is it?', 'Do: …'. */
export function scriptFields(service: Service, languages: readonly Language[]): Field[] {
  return languages.map((language, index) => ({
    name: `script-${language}`,
    label: inLanguage('Script for advisers', language, languages),
    ...(index === 0 && { hint: HINT }),
    control: 'lines' as const,
    language,
    value: service.script.map(line => sayLine(line, service, language)).join('\n'),
    at: 'script',
    group: 'script',
    required: false,
    put: (changed, typed) => {
      const lines = linesOf(typed).map(line => readLine(line, changed, language))
      changed.script =
        index === 0 ? lines.map((line, at) => withOthers(line, changed.script[at])) : joined(changed, lines)
    },
  }))
}

function sayLine(line: Line, { form = [] }: Service, language: Language): string {
  if (line.ask) return `${KINDS.ask}: ${say(form.find(({ id }) => id === line.ask)?.label, language) || line.ask}`
  const kind = IN_WORDS.find(each => line[each])!
  return `${KINDS[kind]}: ${line[kind]?.[language] ?? ''}`
}

function readLine(text: string, { form = [] }: Service, language: Language): Line {
  const [, kind = '', words = ''] = /^(say|ask|do|pause|pay):\s*(.+)$/i.exec(text) ?? []
  if (!words)
    throw new FieldWrong(`Begin each line with ‘Say:’, ‘Ask:’, ‘Do:’, ‘Pause:’ or ‘Pay:’. This one does not: ‘${text}’`)
  const key = kind.toLowerCase() as keyof typeof KINDS
  if (key !== 'ask') return { [key]: { [language]: words } } as Line
  const plain = (each: string) => each.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const asked = form.find(({ id, label }) => id === words || plain(say(label, language)) === plain(words))
  if (!asked) throw new FieldWrong(`The form has no question ‘${words}’. Write it word for word`)
  return { ask: asked.id }
}

/** What the line has in other languages stays with it. */
function withOthers(line: Line, before: Line | undefined): Line {
  for (const kind of IN_WORDS) if (line[kind] && before?.[kind]) return { [kind]: { ...before[kind], ...line[kind] } }
  return line
}

function joined({ script }: Service, lines: Line[]): Line[] {
  const kindOf = (line: Line | undefined) => Object.keys(line ?? {})[0]
  const odd = lines.findIndex((line, at) => kindOf(line) !== kindOf(script[at]))
  if (lines.length !== script.length || odd >= 0)
    throw new FieldWrong('Write the same steps in Welsh as in English, in the same order')
  return script.map((line, at) => withOthers(lines[at]!, line))
}
