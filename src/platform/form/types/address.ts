import { maskCards } from '../../masking/mask-cards.ts'
import { sayOneOf } from '../../text.ts'
import { cleanLine, cleanText } from '../clean.ts'
import { formatPostcode } from '../postcode.ts'
import type { AddressAnswer, Asking } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, good, isRecord, one, type Problem, wrong } from './answer-type.ts'

/** Lines before the postcode: house and street, part of town, town. */
const ADDRESS_LINES = 3
const LINE_MAX = 100
const LINES_READ = 20

/** A postal address: up to three lines and the postcode. An API client may send one text that ends with the postcode. */
export const addressType: AnswerType = {
  read: (_, posted, name) => ({
    lines: Array.from({ length: ADDRESS_LINES }, (_, index) => one(posted[`${name}-line-${index + 1}`])),
    postcode: one(posted[`${name}-postcode`]),
  }),
  async check({ anywhere }, value, asking) {
    const typed = typedAddress(value)
    if (!typed) return wrong(phrase('notUnderstood', asking.language), '-line-1')
    const { postcode } = typed
    const lines = typed.lines.map(line => maskCards(line, asking.language))
    if (lines.length === 0 && postcode === '') return good(undefined)
    const problems = [...(await judgePostcode(postcode, asking, anywhere)), ...judgeLines(lines, asking)]
    if (problems.length > 0) return { problems }
    const written = formatPostcode(postcode)!
    const town = hasNoTown(value) ? await asking.townOf?.(written) : null
    return good({ lines: town ? [...lines, town] : lines, postcode: written })
  },
  fill: (_, answer, name) => {
    const { lines, postcode } = answer as AddressAnswer
    // Of two lines the second is the town, which has the last box.
    const inBoxes = lines.length === 2 ? [lines[0], '', lines[1]] : lines
    const boxes = inBoxes.map((line, index) => [`${name}-line-${index + 1}`, line])
    return { ...Object.fromEntries(boxes), [`${name}-postcode`]: postcode }
  },
  say: (_, answer) => [...(answer as AddressAnswer).lines, (answer as AddressAnswer).postcode],
}

function typedAddress(value: unknown): AddressAnswer | null {
  if (value === undefined || value === null) return { lines: [], postcode: '' }
  if (typeof value === 'string') return splitText(value)
  if (!isRecord(value)) return null
  const lines = Array.isArray(value.lines) ? value.lines.slice(0, LINES_READ).map(cleanLine) : []
  return { lines: inThree(lines), postcode: cleanLine(value.postcode) }
}

/** The boxes of a page with the last one, the town, left empty. */
function hasNoTown(value: unknown): boolean {
  const lines = isRecord(value) && Array.isArray(value.lines) ? value.lines : []
  return lines.length === ADDRESS_LINES && cleanLine(lines.at(-1)) === ''
}

function splitText(text: string): AddressAnswer {
  const parts = cleanText(text).split(/[\n,]/).map(cleanLine).filter(Boolean)
  const [, before = '', postcode = ''] = /^(.*?)\s*(\S+\s?\d\S\S)$/.exec(parts.pop() ?? '') ?? []
  return { lines: inThree([...parts, before]), postcode }
}

/** Clients send more lines than an envelope has: what is over joins the last one. */
function inThree(lines: string[]): string[] {
  const written = lines.filter(Boolean)
  const last = written.slice(ADDRESS_LINES - 1).join(', ')
  return [...written.slice(0, ADDRESS_LINES - 1), last].filter(Boolean)
}

function judgeLines(lines: string[], { language }: Asking): Problem[] {
  if (lines.length === 0) return [{ at: '-line-1', text: phrase('address.lines', language) }]
  return lines.flatMap((line, index) => {
    const count = line.length - LINE_MAX
    return count > 0 ? [{ at: `-line-${index + 1}`, text: phrase('tooLong', language, { count, max: LINE_MAX }) }] : []
  })
}

async function judgePostcode(typed: string, asking: Asking, anywhere = false): Promise<Problem[]> {
  const { language } = asking
  const problem = (text: string) => [{ at: '-postcode', text }]
  if (typed === '') return problem(phrase('address.postcode', language))
  const postcode = formatPostcode(typed)
  if (!postcode) return problem(phrase('wrong.postcode', language))
  if (anywhere || (await asking.mayBeOurs?.(postcode)) !== false) return []
  const council = sayOneOf((await asking.councilsAt?.(postcode)) ?? [], language)
  return problem(phrase(council ? 'address.outside-of' : 'address.outside', language, { postcode, council }))
}
