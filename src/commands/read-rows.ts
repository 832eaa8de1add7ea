import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Columns, columnReader, FileRow } from '../platform/importing/index.ts'

/** Longer rows come of a quotation mark that is never closed. */
const LONGEST = 100_000

/** The rows of a CSV file in their order, those that cannot be read among them. */
export async function* readRows(file: string): AsyncGenerator<FileRow> {
  const broken: FileRow[] = []
  const skipped = ({ message, lines }: CsvError) =>
    broken.push({ line: Number(lines), cells: {}, broken: `It cannot be read: ${message}` })
  const rows = pipeline(
    createReadStream(file),
    parse({
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: LONGEST,
      skip_records_with_error: true,
      on_skip: error => void (error && skipped(error)),
    }),
    () => {},
  )
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: Record<string, string>
      info: { lines: number }
    }>) {
      while (broken[0] && broken[0].line < info.lines) yield broken.shift()!
      yield { line: info.lines, cells: record }
    }
    yield* broken
  } catch (error) {
    throw new CannotStart(`${file} could not be read: ${(error as Error).message}.`)
  }
}

/** What the columns of a file mean, by a map or by their names. Throws CannotStart where one that is needed is missing. */
export async function columnsOf<F extends string>(
  reader: ReturnType<typeof columnReader<F>>,
  headings: string[],
  map: string | undefined,
  needed: F[],
): Promise<Columns<F>> {
  const columns = await readColumns(reader, headings, map)
  const missing = needed.find(field => !columns[field])
  if (!missing) return columns
  throw new CannotStart(
    `Which column holds the ${missing}? Say so in a map: --map MAP.json with {"${missing}": "COLUMN"}. The file has: ${headings.join(', ')}.`,
  )
}

async function readColumns<F extends string>(
  reader: ReturnType<typeof columnReader<F>>,
  headings: string[],
  map: string | undefined,
): Promise<Columns<F>> {
  if (!map) return reader.guess(headings)
  try {
    return reader.read(JSON.parse(await readFile(map, 'utf8')), headings)
  } catch (error) {
    throw new CannotStart(`${map}: ${(error as Error).message}`)
  }
}

/** The headings of a file. */
export async function headingsOf(file: string): Promise<string[]> {
  const rows = pipeline(
    createReadStream(file),
    parse({ bom: true, trim: true, to: 1, relax_column_count: true }),
    () => {},
  )
  try {
    for await (const headings of rows as AsyncIterable<string[]>) return headings
  } catch (error) {
    throw new CannotStart(`${file} could not be read: ${(error as Error).message}.`)
  }
  throw new CannotStart(`${file} is empty.`)
}

/** Stands for the bytes of a file and whatever else is said. */
export async function digestOf(file: string, more: unknown): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(more))
  for await (const piece of createReadStream(file)) digest.update(piece)
  return digest.digest('hex')
}
