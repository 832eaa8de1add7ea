import { cleanLine, cleanText } from '../clean.ts'
import { formatPostcode } from '../postcode.ts'
import type { AddressAnswer, Asking } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, good, isRecord, one, type Problem, wrong } from './answer-type.ts'

/** Lines of an address before its postcode (BS 7666 allows for more; envelopes do not). */
export const ADDRESS_LINES = 4
const LINE_MAX = 100

/** A postal address: up to four lines and the postcode. An API client may send one text that ends with the postcode. */
export const addressType: AnswerType = {
  read: (_, posted, name) => ({
    lines: Array.from({ length: ADDRESS_LINES }, (_, index) => one(posted[`${name}-line-${index + 1}`])),
    postcode: one(posted[`${name}-postcode`]),
  }),
  async check(_, value, asking) {
    const typed = typedAddress(value)
    if (!typed) return wrong(phrase('notUnderstood', asking.language), '-line-1')
    const { lines, postcode } = typed
    if (lines.length === 0 && postcode === '') return good(undefined)
    const problems = [...judgeLines(lines, asking), ...(await judgePostcode(postcode, asking))]
    return problems.length > 0 ? { problems } : good({ lines, postcode: formatPostcode(postcode)! })
  },
  fill: (_, answer, name) => {
    const { lines, postcode } = answer as AddressAnswer
    const boxes = lines.map((line, index) => [`${name}-line-${index + 1}`, line])
    return { ...Object.fromEntries(boxes), [`${name}-postcode`]: postcode }
  },
  say: (_, answer) => [...(answer as AddressAnswer).lines, (answer as AddressAnswer).postcode],
}

function typedAddress(value: unknown): AddressAnswer | null {
  if (value === undefined || value === null) return { lines: [], postcode: '' }
  if (typeof value === 'string') return splitText(value)
  if (!isRecord(value)) return null
  const lines = Array.isArray(value.lines) ? value.lines.slice(0, ADDRESS_LINES).map(cleanLine).filter(Boolean) : []
  return { lines, postcode: cleanLine(value.postcode) }
}

function splitText(text: string): AddressAnswer {
  const parts = cleanText(text).split(/[\n,]/).map(cleanLine).filter(Boolean)
  const [, before = '', postcode = ''] = /^(.*?)\s*(\S+\s?\d\S\S)$/.exec(parts.pop() ?? '') ?? []
  return { lines: [...parts, before].filter(Boolean).slice(0, ADDRESS_LINES), postcode }
}

function judgeLines(lines: string[], { language }: Asking): Problem[] {
  if (lines.length === 0) return [{ at: '-line-1', text: phrase('address.lines', language) }]
  return lines.flatMap((line, index) => {
    const count = line.length - LINE_MAX
    return count > 0 ? [{ at: `-line-${index + 1}`, text: phrase('tooLong', language, { count, max: LINE_MAX }) }] : []
  })
}

async function judgePostcode(typed: string, asking: Asking): Promise<Problem[]> {
  const problem = (key: 'address.postcode' | 'wrong.postcode' | 'unknown.postcode') => [
    { at: '-postcode', text: phrase(key, asking.language) },
  ]
  if (typed === '') return problem('address.postcode')
  const postcode = formatPostcode(typed)
  if (!postcode) return problem('wrong.postcode')
  return (await asking.acceptsPostcode?.(postcode)) === false ? problem('unknown.postcode') : []
}
