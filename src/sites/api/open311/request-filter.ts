import { PUBLISHED_MOST, type PublishedFilter } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import type { Translator } from '../../../platform/text.ts'
import { CallerError } from '../problems.ts'
import { textsIn } from '../text.ts'
import type { Fields } from './fields.ts'

const DAY = 86_400_000
/** GeoReport: a time from start to end is at most this, and it is what is meant where nothing is said. */
const SPAN_DAYS = 90
/** Counting pages makes the database step over rows: this far and no further. */
const DEEPEST = 100_000
const FURTHEST_METRES = 100_000

/**
 * The filter that the fields of GET requests ask for. Ids override everything else. Throws CallerError 400 for what
 * cannot be read: an answer to another question would mislead.
 */
export function readRequestFilter(fields: Fields, ctx: Ctx): { filter: PublishedFilter; limit: number } {
  const t = textsIn(ctx.language)
  const ids = listOf(fields, 'service_request_id')
  const page = number(fields, 'page', t, { from: 1, to: DEEPEST }) ?? 1
  const limit = number(fields, 'page_size', t, { from: 1, to: PUBLISHED_MOST }) ?? PUBLISHED_MOST
  const offset = (Math.floor(page) - 1) * Math.floor(limit)
  if (offset > DEEPEST) throw new CallerError(400, t('tooDeep'))
  const paging = { limit: Math.floor(limit), offset }
  if (ids.length > 0) return { filter: { references: referencesOf(ids), offset }, limit: paging.limit }
  const services = listOf(fields, 'service_code')
  const filter: PublishedFilter = {
    ...timesOf(fields, ctx, t),
    ...(services.length > 0 && { services }),
    ...statusOf(fields, t),
    ...nearOf(fields, t),
    offset,
  }
  return { filter, limit: paging.limit }
}

const listOf = (fields: Fields, name: string): string[] =>
  fields
    .all(name)
    .flatMap(text => text.split(','))
    .map(text => text.trim())
    .filter(Boolean)

/** Ids that cannot be ours find nothing, and do not spoil the rest of the list. */
const referencesOf = (ids: string[]): string[] =>
  ids.slice(0, PUBLISHED_MOST).flatMap(id => {
    const parsed = parseReference(id)
    return parsed.ok ? [parsed.code] : []
  })

function timesOf(fields: Fields, ctx: Ctx, t: Translator): PublishedFilter {
  const [openedFrom, openedTo] = [date(fields, 'start_date', t), date(fields, 'end_date', t, 'end')]
  const [updatedFrom, updatedTo] = [date(fields, 'updated_after', t), date(fields, 'updated_before', t, 'end')]
  if (openedFrom && openedTo && openedFrom > openedTo) throw new CallerError(400, t('order'))
  if (openedFrom && openedTo && openedTo.getTime() - openedFrom.getTime() > (SPAN_DAYS + 1) * DAY)
    throw new CallerError(400, t('span', { days: SPAN_DAYS }))
  const noneGiven = !openedFrom && !openedTo && !updatedFrom && !updatedTo
  const start = openedFrom ?? (noneGiven ? new Date(ctx.now().getTime() - SPAN_DAYS * DAY) : undefined)
  return {
    ...(start && { openedFrom: start }),
    ...(openedTo && { openedTo }),
    ...(updatedFrom && { updatedFrom }),
    ...(updatedTo && { updatedTo }),
  }
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i

/** A moment as the W3C note has it. Without a zone it is UTC. The end of a range holds its whole last day or second. */
export function date(fields: Fields, name: string, t: Translator, edge: 'start' | 'end' = 'start'): Date | undefined {
  // A plus sign that was not encoded arrives as a space.
  const text = fields.one(name).replace(/(T[\d:.]+) (\d\d:?\d\d)$/i, '$1+$2')
  if (text === '') return undefined
  const [, year, month, day, hour, minute, second, zone] = DATE.exec(text) ?? []
  const toSecond = hour ? [hour, minute, second ?? '00'] : edge === 'end' ? ['23', '59', '59'] : ['00', '00', '00']
  const read = new Date(
    `${year}-${month}-${day}T${toSecond.join(':')}.${edge === 'end' ? '999' : '000'}${zone?.replace(/^(...)(\d\d)$/, '$1:$2') ?? 'Z'}`,
  )
  if (Number.isNaN(read.getTime())) throw new CallerError(400, [{ field: name, description: t('notDate', { name }) }])
  return read
}

function number(fields: Fields, name: string, t: Translator, { from, to }: { from: number; to: number }) {
  const text = fields.one(name)
  if (text === '') return undefined
  const read = Number(text)
  if (!(read >= from && read <= to))
    throw new CallerError(400, [{ field: name, description: t('notNumber', { name, from, to }) }])
  return read
}

function statusOf(fields: Fields, t: Translator): PublishedFilter {
  const wanted = new Set(listOf(fields, 'status').map(status => status.toLowerCase()))
  if ([...wanted].some(status => status !== 'open' && status !== 'closed'))
    throw new CallerError(400, [{ field: 'status', description: t('notStatus') }])
  return wanted.size === 1 ? { open: wanted.has('open') } : {}
}

/** A circle: `radius` in metres round `lat` and `long`. */
function nearOf(fields: Fields, t: Translator): PublishedFilter {
  const lat = number(fields, 'lat', t, { from: -90, to: 90 })
  const lng = number(fields, 'long', t, { from: -180, to: 180 })
  const metres = number(fields, 'radius', t, { from: 1, to: FURTHEST_METRES })
  if (lat === undefined && lng === undefined && metres === undefined) return {}
  if (lat === undefined || lng === undefined || metres === undefined) throw new CallerError(400, t('circle'))
  return { near: { lat, lng, metres } }
}
