import { Readable } from 'node:stream'
import { noteExport } from '../../../modules/organisation/index.ts'
import { listQueue, type QueueFilter } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page, Raw } from '../../../platform/page/page.ts'
import { KIND_NAMES, nameOf, STATUS_NAMES } from '../request-words.ts'
import { staffOf } from '../site.ts'
import { csvLine } from './csv-line.ts'
import { readQueueQuery, toFilter } from './queue-query.ts'
import { type ShownRow, showRows } from './queue-rows.ts'

const MOST_ROWS = 5_000
const ROWS_AT_ONCE = 500
/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The queue on screen as a file for a spreadsheet: the same filters, up to 5,000 rows, sent as they are read. */
export const queueCsvPage = page({
  at: import.meta,
  path: '/staff/queue.csv',
  permission: 'requests.export',
  texts: {},
  async load(ctx, visit) {
    const person = staffOf(ctx)
    await noteExport(ctx)
    const filter = toFilter(readQueueQuery(visit.query, person), person)
    const name = `queue-${ctx.now().toISOString().slice(0, 10)}.csv`
    return new Raw(Readable.from(csvLines(ctx, filter)), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
  },
  example: () => '/staff/queue.csv',
})

const COLUMNS: [heading: string, cell: (row: ShownRow) => string][] = [
  ['Reference', row => row.reference],
  ['Service', row => row.service],
  ['Kind', row => nameOf(KIND_NAMES, row.kind)],
  ['Status', row => nameOf(STATUS_NAMES, row.status)],
  ['Team', row => row.team],
  ['With', row => row.assignedName ?? ''],
  ['Place', row => row.place],
  ['Grid reference', row => row.grid],
  // One cell: a longitude of its own would begin with a minus, which spreadsheets may run as a formula.
  ['Latitude, longitude', row => (row.lat === null ? '' : `${row.lat}, ${row.lng}`)],
  ['Asked', row => sayLocalTime(row.openedAt)],
  ['Next step', row => row.step],
  ['Due', row => sayLocalTime(row.nextDueAt)],
  ['Due in words', row => (row.closedAt ? '' : row.due.words)],
  ['Closed', row => sayLocalTime(row.closedAt)],
  ['Words', row => row.details],
]

async function* csvLines(ctx: Ctx, filter: QueueFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(([heading]) => heading))
  let after = filter.after
  for (let sent = 0; sent < MOST_ROWS; sent += ROWS_AT_ONCE) {
    const { rows, next } = await listQueue(ctx, { ...filter, ...(after ? { after } : {}), limit: ROWS_AT_ONCE })
    const lines = (await showRows(ctx, rows)).map(row => csvLine(COLUMNS.map(([, cell]) => cell(row))))
    if (lines.length > 0) yield lines.join('')
    if (!next) return
    after = next
  }
}

/** '2026-11-22 14:05': sorts and counts as a time in every spreadsheet. */
function sayLocalTime(when: Date | null): string {
  if (!when) return ''
  const local = when.toTemporalInstant().toZonedDateTimeISO('Europe/London').toPlainDateTime()
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
