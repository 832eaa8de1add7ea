// The history of a record in words: what was added, changed and taken off, when, by whom and where it is from.
import type { Change, ContactPoint, CustomerView, Recorded } from '../../../../../modules/customers/index.ts'
import { translator } from '../../../../../platform/text.ts'
import { RELATIONSHIP_NAMES, SOURCE_NAMES, sayBirthday, sayOwnRecord, sayPoint } from '../../words.ts'
import { nameNeed } from '../show-customer.ts'
import { sayPointChange } from './say-point-change.ts'
import { text } from './text.ts'

export interface Line {
  at: Date
  what: string
  source: string
  by: string
}

const t = translator(text, 'en')

/** The newest first. */
export function listHistory(customer: CustomerView): Line[] {
  const rows = [
    ...customer.names.map(row => [row, row.name] as const),
    ...customer.needs.map(row => [row, nameNeed(row)] as const),
    ...customer.relationships.map(
      row => [row, `${row.otherName}, ${RELATIONSHIP_NAMES[row.kind].toLowerCase()}`] as const,
    ),
    ...customer.markers.map(row => [row, row.instruction] as const),
    ...customer.ownRecords.map(row => [{ ...row, source: '' }, sayOwnRecord(row)] as const),
  ]
  const lines = [
    {
      at: customer.createdAt,
      what: t('began'),
      source: customer.source === 'firstpoint' ? '' : sayFrom(customer.source),
      by: '',
    },
    ...rows.flatMap(([row, said]) => ofRow(row, said)),
    ...customer.points.flatMap(point => ofPoint(point, customer.points)),
    ...customer.changes.flatMap(change => ofChange(change, customer.points)),
  ]
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime())
}

function ofRow(row: Recorded, said: string): Line[] {
  const added = {
    at: row.recordedAt,
    what: `${t('added')}: ${said}`,
    source: sayFrom(row.source),
    by: row.recordedBy ?? '',
  }
  if (!row.endedAt) return [added]
  return [added, { at: row.endedAt, what: `${t('ended')}: ${said}`, source: '', by: row.endedBy ?? '' }]
}

/** One that took the place of another is one change of it, and not two lines. */
function ofPoint(point: ContactPoint, points: ContactPoint[]): Line[] {
  const was = points.find(({ id }) => id === point.replaces)
  const isReplaced = points.some(({ replaces }) => replaces === point.id)
  const [added, ...ended] = ofRow(point, sayPoint(point))
  return [was ? { ...added!, what: sayPointChange(was, point) } : added!, ...(isReplaced ? [] : ended)]
}

function ofChange({ field, was, becomes, source, changedAt, changedBy }: Change, points: ContactPoint[]): Line[] {
  const line = (what: string): Line[] => [{ at: changedAt, what, source: sayFrom(source), by: changedBy ?? '' }]
  if (field === 'contact_point') {
    // That one came or went stands with the way itself.
    const { id, safe } = { safe: true, ...(becomes as Partial<ContactPoint> | null) }
    const point = points.find(each => each.id === id)
    return point && !safe ? line(`${sayPoint(point)}: ${t('unused')}`) : []
  }
  const what =
    field === 'died_at'
      ? t(becomes ? 'died' : 'lives')
      : was === null
        ? `${t(`field.${field}`)}: ${sayValue(field, becomes)}`
        : t('changed', { what: t(`field.${field}`), was: sayValue(field, was), now: sayValue(field, becomes) })
  return line(what)
}

function sayValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('nothing')
  if (field === 'safe_word') return t('unsaid')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return field === 'born' ? sayBirthday(String(value)) : String(value)
}

/** An old system is called by its own name. */
const sayFrom = (source: string): string => SOURCE_NAMES[source] ?? source
