// Two records side by side, and what each thing they say means.
import type { PairSide, PairToReview } from '../../../../modules/customers/index.ts'
import { sayDate } from '../../../../platform/dates/index.ts'
import { LANGUAGES, SOURCE_NAMES, sayIsoDay, sayPoint } from '../words.ts'
import { type Said, sayField } from './say-field.ts'

type Agreement = PairToReview['agreement']

export interface ComparedLine {
  label: string
  values: [string[], string[]]
  /** Absent: it says nothing for or against. */
  said?: Said | undefined
}

export function showPair(pair: PairToReview) {
  const [one, other] = pair.sides
  const both = (of: (side: PairSide) => string[]): [string[], string[]] => [of(one), of(other)]
  const points = (kind: string) =>
    both(side => side.points.filter(point => point.kind === kind).map(point => sayPoint(point)))
  const compared = (label: string, fields: (keyof Agreement)[], values: [string[], string[]]): ComparedLine => ({
    label,
    values,
    said: sayTogether(pair, fields),
  })
  const lines: ComparedLine[] = [
    compared(
      'Name',
      ['given', 'family'],
      both(side => [side.name ?? '']),
    ),
    compared(
      'Date of birth',
      ['dateOfBirth'],
      both(side => [sayIsoDay(side.born)]),
    ),
    compared('Phone', ['phone'], points('phone')),
    compared('Email', ['email'], points('email')),
    compared('Address', ['address'], points('address')),
    { label: 'Language', values: both(side => [LANGUAGES[side.language] ?? side.language]) },
    { label: 'Safe word', values: both(side => [side.hasSafeWord ? 'They have one' : '']) },
    {
      label: 'Keep informed',
      values: isFor(pair, 'informed', false) ? both(side => [side.informed ? 'Yes' : 'No']) : [[], []],
    },
    {
      label: 'Has died',
      values: isFor(pair, 'hasDied', true) ? both(side => [side.hasDied ? 'Yes' : 'No']) : [[], []],
    },
    { label: 'From', values: both(side => [SOURCE_NAMES[side.source] ?? side.source]) },
    { label: 'Known since', values: both(side => [sayDate(new Date(side.createdAt), { language: 'en' })]) },
    { label: 'Open requests', values: both(side => [side.openRequests === 0 ? 'None' : String(side.openRequests)]) },
  ]
  return {
    id: pair.id,
    likely: sayLikely(pair),
    hasOpen: pair.sides.some(side => side.openRequests > 0),
    sides: pair.sides.map(side => ({
      id: side.id,
      name: side.name || 'No name',
      href: `/staff/customers/${side.personId}`,
    })),
    lines: lines.filter(({ values }) => values.flat().some(Boolean)),
  }
}

/** Worth a line: it is so of one of them, and of both once they are one. */
const isFor = ({ sides }: PairToReview, what: 'informed' | 'hasDied', is: boolean): boolean =>
  sides.some(side => side[what] === is)

/** First and family name are one line: the one that says more against is named first. */
function sayTogether({ agreement, why }: PairToReview, fields: (keyof Agreement)[]): Said | undefined {
  const said = fields.flatMap(field => sayField(field, agreement[field], why[field]) ?? [])
  if (said.length === 0) return undefined
  const words = [...new Set(said.map(each => each.words))].join('. ')
  const tone = said.some(each => each.tone === 'against')
    ? 'against'
    : said.some(each => each.tone === 'for')
      ? 'for'
      : 'little'
  return { words, tone }
}

/** Years between two births that a parent and a child of one name have. */
const GENERATION = { least: 14, most: 60 }

function sayLikely({ score, certain, sides }: PairToReview): string {
  const [one, other] = sides.map(({ born }) => (born ? Number(born.slice(0, 4)) : Number.NaN))
  const years = Math.abs(one! - other!)
  if (!certain && years >= GENERATION.least && years <= GENERATION.most)
    return `Perhaps the same person, perhaps a parent and a child of one name: born ${years} years apart`
  if (certain) return 'Very likely the same person: everything that counts agrees'
  if (score >= 0.99) return 'Very likely the same person'
  return score >= 0.9 ? 'Likely the same person' : 'Perhaps the same person'
}
