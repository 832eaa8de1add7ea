// Judges what is typed by the same rules as the council's own pages, with what a device can know: the postcodes around.
import {
  type Answers,
  type Asking,
  formatPostcode,
  type Point,
  type Question,
  questionsThatApply,
  type ReadAnswer,
  readAnswer,
} from '../../../platform/form/index.ts'
import { standInForTemporal, todayInLondon } from './plain-date.ts'
import { desk, type Posted, say } from './tour-desk-data.ts'

standInForTemporal()

const postcodes = new Map<string, Point>(
  desk.postcodes.map(line => {
    const [postcode, lat, lng] = line.split('|')
    return [postcode!, { lat: Number(lat), lng: Number(lng) }]
  }),
)

const asking = (): Asking => ({
  language: 'en',
  today: todayInLondon(),
  findPostcode: postcode => postcodes.get(postcode) ?? null,
  // What is not on the device may be ours: that is judged when it is sent.
  sharesSector: () => true,
  mayBeOurs: () => true,
})

/** A postcode in these boxes that is not on the device; null where there is none. */
export function unknownPostcode(posted: Posted): string | null {
  for (const [name, value] of Object.entries(posted)) {
    const postcode = /-(near|postcode)$/.test(name) ? formatPostcode(String(value)) : null
    if (postcode && !postcodes.has(postcode)) return postcode
  }
  return null
}

export async function judge(question: Question, posted: Posted): Promise<ReadAnswer> {
  const read = await readAnswer(question, posted, asking())
  const unknown = read.errors?.['q-near'] && question.type === 'place' ? unknownPostcode(posted) : null
  return unknown ? { errors: { 'q-words': say('unknownPostcode', { postcode: unknown }) } } : read
}

/** The answers of a form so far, and the first of its questions that is not yet answered as it must be. */
export async function judgeAll(questions: Question[], typed: Record<string, Posted>) {
  const answers: Answers = {}
  let first: string | null = null
  for (const { id } of questions) {
    const question = applying(questions, answers, id)
    if (!question) continue
    const read = await judge(question, typed[id] ?? {})
    if (read.errors) first ??= id
    else answers[id] = read.answer
  }
  return { answers, first }
}

/** A question with the options that apply; undefined where it does not apply to somebody with these answers. */
export const applying = (questions: Question[], answers: Answers, id: string): Question | undefined =>
  questionsThatApply(questions, answers).find(each => each.id === id)
