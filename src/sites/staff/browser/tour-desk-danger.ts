// Notices in what is typed that somebody may be in danger, by the phrases that the council's own pages know.
// Only this one file of the catalogue is for browsers too: its face would bring the database along.
import { createDangerFinder, type FindDanger } from '../../../modules/catalogue/suggest/danger.ts'
import { inPieces } from '../../../modules/catalogue/suggest/in-pieces.ts'
import type { Question } from '../../../platform/form/index.ts'
import { type Draft, type DutyKindOnDevice, desk, serviceOf } from './tour-desk-data.ts'

type Danger = (typeof desk.duty.dangers)[number]
let finder: FindDanger<Danger> | undefined

function rulesIn(text: string, isPart: boolean): string[] {
  finder ??= createDangerFinder(desk.duty.dangers)
  const pieces = inPieces(text)
  return pieces.flatMap(piece => finder!(piece, isPart || pieces.length > 1)).map(({ duty }) => duty)
}

export interface DangerTyped {
  /** The sentence that says it. */
  words: string
  rules: string[]
  kinds: DutyKindOnDevice[]
}

/** What of a form hints at danger; null: nothing does. */
export const dangerTyped = ({ service, typed }: Draft): DangerTyped | null =>
  dangerIn(serviceOf(service)!.questions.flatMap(question => wordsTyped(question, typed[question.id] ?? {})))

/** The same of the box in which somebody looks for a service. */
export const dangerSaid = (words: string): DangerTyped | null => dangerIn([{ words, isShort: true }])

function dangerIn(own: { words: string; isShort: boolean }[]): DangerTyped | null {
  const found = own.map(each => ({ ...each, rules: rulesIn(each.words, each.isShort) }))
  const rules = [...new Set(found.flatMap(each => each.rules))]
  const first = found.find(each => each.rules.length > 0)
  if (!first) return null
  const sentence = first.words.split(/(?<=[.!?])\s+|\n+/).find(each => rulesIn(each, true).length > 0)
  const kinds = desk.duty.kinds.filter(kind => kind.rules.some(rule => rules.includes(rule)))
  return { words: sentence ?? first.words, rules, kinds }
}

/** What of a question's page is in her own words; nothing of who she is. */
function wordsTyped({ id, type, fields = [] }: Question, posted: Draft['typed'][string]) {
  if (id.startsWith('_')) return []
  const isText = (kind: string) => kind === 'text' || kind === 'long-text'
  const boxes = [
    ...(isText(type) ? [{ name: 'q', isShort: type === 'text' }] : []),
    ...(type === 'place' ? [{ name: 'q-words', isShort: true }] : []),
    ...fields
      .filter(field => isText(field.type))
      .map(field => ({ name: `q-${field.id}`, isShort: field.type === 'text' })),
  ]
  return boxes.map(({ name, isShort }) => ({ words: [posted[name] ?? []].flat().join('\n'), isShort }))
}
