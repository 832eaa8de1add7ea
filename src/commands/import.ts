import { parseArgs } from 'node:util'
import { CannotStart } from '../platform/cannot-start.ts'
import { migrate } from '../platform/database/migrate.ts'
import { Refused } from '../platform/errors.ts'
import type { ImportSummary } from '../platform/importing/index.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { compareEverybody } from './compare-everybody.ts'
import { KINDS, type Kind } from './importing/kinds.ts'
import { openReport } from './importing/report.ts'
import { columnsOf, describeColumns, digestOf, headingsOf, readRows } from './read-rows.ts'

const USE = `Use it so: firstpoint import customers FILE.csv --source NAME [--map MAP.json] [--bad BAD.csv] [--dry-run] [--no-match] [--apart]
or: firstpoint import interactions FILE.csv --source NAME [--customers NAME] [--map MAP.json] [--bad BAD.csv] [--dry-run]`
const REFUSALS: Record<string, string> = {
  'customers.source-name': 'Name the source with letters, digits, - and _, at most 40: --source old-crm',
  'customers.source-apart':
    'Records of the electoral register and of care are not brought in: they may never be matched with others. Is it something else? Give the source a name that says what it is.',
  'platform.import-runs-elsewhere': 'Somebody else is importing this file now. It was left to them.',
}
const number = (value: number): string => value.toLocaleString('en')

/**
 * `firstpoint import customers FILE.csv --source NAME`: brings the records of an old system in, or up to date; `import
 * interactions` the conversations it knows with them. Cut short, the same command goes on where it was. What is not taken
 * is written to FILE.bad.csv, to be mended and imported again.
 */
export async function run(config: ConfigWithDatabase, args: string[]): Promise<void> {
  const { kind, file, source, customers, map, bad = `${file}.bad.csv`, dryRun, noMatch, apart } = readArguments(args)
  const headings = await headingsOf(file)
  const columns = await columnsOf(kind.columns, headings, map, kind.needed)
  for (const field of kind.unused) delete columns[field]
  const { read, notRead } = describeColumns(kind.columns.fields, headings, columns)
  for (const line of [read, notRead]) if (line) say(line)
  if (kind === KINDS.customers)
    say(
      apart
        ? `Records of ${source} will be found by whoever looks for them, and never compared with others.`
        : 'They may be compared with all other records. Are they of care or of the electoral register? Then stop this. Is there another reason to keep them apart? Then say --apart.',
    )
  const digest = await digestOf(file, [columns, ...(customers ? [customers] : [])])
  await migrate(config.databaseUrl)
  const begun = performance.now()
  const report = await openReport(bad, headings)
  const summary = await withContext(config, 'import', ctx =>
    kind.run(ctx, {
      source,
      digest,
      columns,
      rows: readRows(file),
      dryRun,
      report: report.write,
      progress: rows => say(`${number(rows)} rows`),
      ...(customers ? { customers } : {}),
      apart,
    }),
  ).catch(error => {
    throw error instanceof Refused && REFUSALS[error.code] ? new CannotStart(REFUSALS[error.code]!) : error
  })
  await report.close()
  for (const line of describe(kind, summary, bad, dryRun, (performance.now() - begun) / 1000)) say(line)
  if (notRead) say(notRead)
  if (kind === KINDS.customers && !dryRun && !noMatch) await withContext(config, 'match', compareEverybody)
}

function readArguments(args: string[]) {
  try {
    const options = {
      source: { type: 'string' },
      customers: { type: 'string' },
      map: { type: 'string' },
      bad: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'no-match': { type: 'boolean', default: false },
      apart: { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [what = '', file, ...more] = positionals
    const kind = Object.hasOwn(KINDS, what) ? KINDS[what] : undefined
    if (!kind || !file || !values.source || more.length > 0 || (values.apart && kind !== KINDS.customers))
      throw new Error(USE)
    return { kind, file, ...values, source: values.source, dryRun: values['dry-run'], noMatch: values['no-match'] }
  } catch {
    throw new CannotStart(USE)
  }
}

function describe({ noun }: Kind, summary: ImportSummary, bad: string, dryRun: boolean, seconds: number): string[] {
  const { rows, added, changed, left, partly, conflicts, resumedAt } = summary
  const would = dryRun ? 'would be ' : ''
  const found = left + partly + conflicts
  return [
    ...(resumedAt > 0 ? [`${number(resumedAt)} rows were done before.`] : []),
    `${number(rows)} rows in ${seconds.toFixed(1)} seconds.`,
    `${number(added)} ${noun} ${would}new.`,
    `${number(changed)} ${noun} ${would}changed.`,
    `${number(rows - left - added - changed)} say nothing new.`,
    ...(left > 0 ? [`${number(left)} rows ${dryRun ? 'would not be' : 'were not'} taken.`] : []),
    ...(partly > 0 ? [`${number(partly)} rows ${would}taken without something that makes no sense.`] : []),
    ...(conflicts > 0 ? [`${number(conflicts)} values ${would}left as staff wrote them since.`] : []),
    ...(found > 0 ? [`Which and why is in ${bad}. Mend the rows there and import that file.`] : []),
    ...(dryRun ? ['Nothing was changed: it was a dry run.'] : []),
  ]
}
