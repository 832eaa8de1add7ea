import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse'
import type { Config } from '../config.ts'
import { customerColumns, type MatchColumns, matchPeople, People, readPerson } from '../modules/customers/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { migrate } from '../platform/database/migrate.ts'
import { type ConfigWithDatabase, withDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { compareEverybody } from './compare-everybody.ts'
import { columnsOf } from './read-rows.ts'

/** Messages go where the pairs do not. */
const tell = (sentence: string) => void process.stderr.write(`${sentence}\n`)
const TOLD_EACH = 100_000

/**
 * `firstpoint match --database`: compares all customers and leaves suggestions for people to look at.
 * `firstpoint match FILE.csv [--map MAP.json] [--out PAIRS.csv]`: finds the records of a file that are likely one person.
 * Needs no database. Writes `id_a,id_b,score,decision`, the likeliest first; to standard output without `--out`.
 */
export async function run(config: Config, args: string[]): Promise<void> {
  if (args.length === 1 && args[0] === '--database') return withDatabase(config, matchDatabase)
  const { file, map, out } = readArguments(args)
  const people = await readPeople(file, map)
  const began = performance.now()
  const pairs = matchPeople(people)
  const certain = pairs.filter(({ decision }) => decision === 'merge').length
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  tell(
    `${pairs.length.toLocaleString('en')} pairs in ${seconds} seconds: ${certain.toLocaleString('en')} certain, the others to look at`,
  )
  const lines = pairs.map(({ a, b, score, decision }) =>
    [quoted(people.ids[a]!), quoted(people.ids[b]!), score.toFixed(4), decision].join(','),
  )
  const text = `${['id_a,id_b,score,decision', ...lines].join('\n')}\n`
  if (out) await writeFile(out, text)
  else process.stdout.write(text)
}

async function matchDatabase(config: ConfigWithDatabase): Promise<void> {
  await migrate(config.databaseUrl)
  await withContext(config, 'match', ctx => compareEverybody(ctx))
}

function readArguments(args: string[]): { file: string; map?: string | undefined; out?: string | undefined } {
  try {
    const options = { map: { type: 'string' }, out: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    return { file: positionals[0]!, ...values }
  } catch {
    throw new CannotStart(
      'Use it so: firstpoint match FILE.csv [--map MAP.json] [--out PAIRS.csv], or: firstpoint match --database',
    )
  }
}

async function readPeople(file: string, map: string | undefined): Promise<People> {
  const people = new People()
  const withoutId: number[] = []
  let columns: MatchColumns | undefined
  const rows = pipeline(
    createReadStream(file),
    parse({ columns: true, bom: true, trim: true, relaxColumnCount: true, skipEmptyLines: true, info: true }),
    () => {},
  )
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: Record<string, string>
      info: { lines: number; records: number }
    }>) {
      columns ??= await columnsOf(customerColumns, Object.keys(record), map, ['id'])
      const person = readPerson(record, columns)
      if (person.id) people.add(person)
      else withoutId.push(info.lines)
      if (info.records % TOLD_EACH === 0) tell(`${info.records.toLocaleString('en')} read`)
    }
  } catch (error) {
    throw error instanceof CannotStart
      ? error
      : new CannotStart(`${file} could not be read: ${(error as Error).message}.`)
  }
  tell(`${people.count.toLocaleString('en')} people read`)
  if (withoutId.length > 0)
    tell(
      `${withoutId.length} rows have no id and were left out: lines ${withoutId.slice(0, 20).join(', ')}${withoutId.length > 20 ? ' …' : ''}`,
    )
  return people
}

const quoted = (id: string): string => (/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)
