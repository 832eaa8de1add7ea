import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  CUSTOMER_FIELDS,
  type Finding,
  type ImportSummary,
  importCustomers,
  type MatchColumns,
} from '../modules/customers/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { migrate } from '../platform/database/migrate.ts'
import { Refused } from '../platform/errors.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { compareEverybody } from './compare-everybody.ts'
import { columnsOf, digestOf, headingsOf, readRows } from './read-rows.ts'

const USE =
  'Use it so: firstpoint import customers FILE.csv --source NAME [--map MAP.json] [--bad BAD.csv] [--dry-run] [--no-match]'
const REFUSALS: Record<string, string> = {
  'customers.source-name': 'Name the source with letters, digits, - and _, at most 40: --source old-crm',
  'customers.source-apart':
    'Records of the electoral register and of care are not brought in: they may never be matched with others.',
  'customers.import-runs-elsewhere': 'Somebody else is importing this file now. It was left to them.',
}
const number = (value: number): string => value.toLocaleString('en')

/**
 * `firstpoint import customers FILE.csv --source NAME`: brings the records of an old system in, or up to date. Cut short,
 * the same command goes on where it was. What is not taken is written to FILE.bad.csv, to be mended and imported again.
 */
export async function run(config: ConfigWithDatabase, args: string[]): Promise<void> {
  const { file, source, map, bad = `${file}.bad.csv`, dryRun, noMatch } = readArguments(args)
  const headings = await headingsOf(file)
  const columns = await columnsOf(headings, map)
  for (const line of describeColumns(headings, columns)) say(line)
  const digest = await digestOf(file, columns)
  await migrate(config.databaseUrl)
  const begun = performance.now()
  const report = await openReport(bad, headings)
  const summary = await withContext(config, 'import', ctx =>
    importCustomers(ctx, {
      source,
      digest,
      columns,
      rows: readRows(file),
      dryRun,
      report: report.write,
      progress: rows => say(`${number(rows)} rows`),
    }),
  ).catch(error => {
    throw error instanceof Refused && REFUSALS[error.code] ? new CannotStart(REFUSALS[error.code]!) : error
  })
  await report.close()
  for (const line of describe(summary, bad, dryRun, (performance.now() - begun) / 1000)) say(line)
  if (!dryRun && !noMatch) await withContext(config, 'match', compareEverybody)
}

function readArguments(args: string[]) {
  try {
    const options = {
      source: { type: 'string' },
      map: { type: 'string' },
      bad: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'no-match': { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [what, file, ...more] = positionals
    if (what !== 'customers' || !file || !values.source || more.length > 0) throw new Error(USE)
    return { file, ...values, source: values.source, dryRun: values['dry-run'], noMatch: values['no-match'] }
  } catch {
    throw new CannotStart(USE)
  }
}

function describeColumns(headings: string[], columns: MatchColumns): string[] {
  const used = CUSTOMER_FIELDS.flatMap(field => (columns[field] ? [`${field}: ${columns[field].join(', ')}`] : []))
  // An identifier is used by `match` alone.
  const kept = new Set(CUSTOMER_FIELDS.flatMap(field => (field === 'identifier' ? [] : (columns[field] ?? []))))
  const others = headings.filter(heading => !kept.has(heading))
  return [
    `Columns that are read: ${used.filter(each => !each.startsWith('identifier')).join('; ')}`,
    ...(others.length > 0 ? [`Columns that are not kept: ${others.join(', ')}`] : []),
  ]
}

function describe(summary: ImportSummary, bad: string, dryRun: boolean, seconds: number): string[] {
  const { rows, added, changed, left, partly, conflicts, resumedAt } = summary
  const would = dryRun ? 'would be ' : ''
  const found = left + partly + conflicts
  return [
    ...(resumedAt > 0 ? [`${number(resumedAt)} rows were done before.`] : []),
    `${number(rows)} rows in ${seconds.toFixed(1)} seconds.`,
    `${number(added)} customers ${would}new.`,
    `${number(changed)} customers ${would}changed.`,
    `${number(rows - left - added - changed)} say nothing new.`,
    ...(left > 0 ? [`${number(left)} rows ${dryRun ? 'would not be' : 'were not'} taken.`] : []),
    ...(partly > 0 ? [`${number(partly)} rows ${would}taken without something that makes no sense.`] : []),
    ...(conflicts > 0 ? [`${number(conflicts)} values ${would}left as staff wrote them since.`] : []),
    ...(found > 0 ? [`Which and why is in ${bad}. Mend the rows there and import that file.`] : []),
    ...(dryRun ? ['Nothing was changed: it was a dry run.'] : []),
  ]
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
/** A cell that begins so would be a formula to whoever opens the file in a spreadsheet. */
const harmless = (cell: string): string => (/^[=@+\-\t]/.test(cell) && !/^\+?[\d ()]+$/.test(cell) ? `'${cell}` : cell)

async function openReport(file: string, headings: string[]) {
  const stream = createWriteStream(file)
  const line = (cells: string[]) => `${cells.map(cell => quoted(harmless(cell))).join(',')}\n`
  await once(stream, 'open')
  stream.write(line(['line', 'taken', 'reason', ...headings]))
  return {
    async write({ line: at, taken, reason, cells }: Finding) {
      const row = line([String(at), taken, reason, ...headings.map(heading => cells[heading] ?? '')])
      if (!stream.write(row)) await once(stream, 'drain')
    },
    async close() {
      stream.end()
      await once(stream, 'finish')
    },
  }
}
