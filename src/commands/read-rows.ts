import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Columns, columnReader, FileRow } from '../platform/importing/index.ts'

/** What goes on for longer comes of a quotation mark that is never closed. */
const LONGEST = 100_000
const MOST_LINES = 200
/** So much of a row that cannot be read is said with it. */
const SAID = 300
const TOO_LONG = `It has more than ${LONGEST.toLocaleString('en')} characters`

interface Line {
  number: number
  text: string
}

/** What separates the values of a file: Excel writes semicolons where the comma is in numbers. */
const SEPARATORS = [',', ';', '\t']

/** The rows of a CSV file (RFC 4180) in their order, those that cannot be read among them: one of them spoils no other (decision 0021). */
export async function* readRows(file: string): AsyncGenerator<FileRow> {
  const records = recordsOf(file)
  const headings = await firstOf(file, records)
  for await (const record of records) yield toRow(record, headings)
}

/** The headings of a file. */
export async function headingsOf(file: string): Promise<string[]> {
  const records = recordsOf(file)
  const headings = await firstOf(file, records)
  await records.return(undefined)
  return headings
}

async function firstOf(file: string, records: AsyncGenerator<FileRecord>): Promise<string[]> {
  const { value } = await records.next()
  if (!value) throw new CannotStart(`${file} is empty.`)
  if (/[\0\uFFFD]/.test(value.text))
    throw new CannotStart(`${file} is not saved as UTF-8. Save it again as 'CSV UTF-8', and use that file.`)
  if (!value.values) throw new CannotStart(`${file}: the quotation marks of its headings cannot be read.`)
  return value.values
}

/** What stands on a line, or on several where a value has more than one. `broken`: why it cannot be read. */
interface FileRecord extends Line {
  values: string[] | null
  broken: string
}

/**
 * A quotation mark that is not closed would take all that comes after it for one value. So of what cannot be read only
 * the first line is given up, and the next is read on its own.
 */
async function* recordsOf(file: string): AsyncGenerator<FileRecord> {
  const lines = linesOf(file)
  const waiting: Line[] = []
  let valuesOf: ReadLine | undefined
  const lineAt = async (at: number): Promise<Line | undefined> => {
    if (at < waiting.length) return waiting[at]
    const { value } = await lines.next()
    if (value) waiting.push(value)
    return value ?? undefined
  }
  try {
    for (let first = await lineAt(0); first; first = await lineAt(0)) {
      if (first.text.trim() === '') {
        waiting.shift()
        continue
      }
      let { text } = first
      let used = 1
      while (isOpen(text) && used < MOST_LINES && text.length < LONGEST) {
        const next = await lineAt(used)
        if (!next) break
        text += `\n${next.text}`
        used += 1
      }
      const isLong = text.length >= LONGEST && text.includes('"')
      valuesOf ??= readerFor(text)
      const values = isLong ? null : valuesOf(text)
      waiting.splice(0, values ? used : 1)
      const broken = isLong && !(used > 1 && isOpen(text)) ? TOO_LONG : 'A quotation mark stands alone in it'
      yield { ...first, values, broken }
    }
  } finally {
    await lines.return(undefined)
  }
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const opened = await open(file).catch(error => cannotRead(file, error))
  let number = 0
  try {
    for await (const text of opened.readLines())
      yield { number: ++number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text }
  } catch (error) {
    cannotRead(file, error)
  } finally {
    await opened.close()
  }
}

const WHY: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'whoever runs this may not read it',
}

const whyNot = (error: unknown): string => WHY[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message

function cannotRead(file: string, error: unknown): never {
  throw new CannotStart(`${file} could not be read: ${whyNot(error)}.`)
}

const isOpen = (text: string): boolean => text.includes('"') && text.split('"').length % 2 === 0

type ReadLine = (text: string) => string[] | null

/** Reads lines as the headings are separated. */
function readerFor(headings: string): ReadLine {
  const readers = SEPARATORS.map(readerOf)
  const counts = readers.map(valuesOf => valuesOf(headings)?.length ?? 0)
  return readers[counts.indexOf(Math.max(...counts))]!
}

function readerOf(separator: string): ReadLine {
  const blank = separator === '\t' ? ' *' : '[ \\t]*'
  // In quotation marks, in which two stand for one; or without any.
  const value = new RegExp(`${blank}(?:"((?:[^"]|"")*)"|([^"${separator}]*?))${blank}(${separator}|$)`, 'y')
  return text => {
    if (!text.includes('"')) return text.split(separator).map(each => each.trim())
    const values: string[] = []
    value.lastIndex = 0
    for (let found = value.exec(text); found; found = value.exec(text)) {
      values.push(found[1]?.replaceAll('""', '"') ?? found[2]!)
      if (found[3] === '') return values
    }
    return null
  }
}

function toRow({ number, text, values, broken: why }: FileRecord, headings: string[]): FileRow {
  const cells = Object.fromEntries(headings.map((heading, at) => [heading, values?.[at] ?? '']))
  if (!values) return { line: number, cells, broken: `${why}: ${text.slice(0, SAID)}` }
  if (values.length === headings.length) return { line: number, cells }
  const besides = values.slice(headings.length).join(',').slice(0, SAID)
  const broken = `It has ${values.length} values, and the file has ${headings.length} columns`
  return { line: number, cells, broken: besides ? `${broken}. Left over: ${besides}` : broken }
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
  if (headings.length === 1)
    throw new CannotStart(
      `The file has one column only: '${headings[0]}'. Its columns must be separated by commas, semicolons or tabs.`,
    )
  throw new CannotStart(
    `Which column holds the ${missing}? Say so in a map: --map MAP.json with {"${missing}": "COLUMN"}. The file has: ${headings.join(', ')}.`,
  )
}

/** Which columns are read as what, and which are not ('': all are). */
export function describeColumns(fields: readonly string[], headings: string[], columns: Columns<string>) {
  const held = fields.filter(field => columns[field])
  const kept = new Set(held.flatMap(field => columns[field]!))
  const others = headings.filter(heading => !kept.has(heading))
  return {
    read: `Columns that are read: ${held.map(field => `${field}: ${columns[field]!.join(', ')}`).join('; ')}.`,
    notRead: others.length > 0 ? `Columns that are not read: ${others.join(', ')}.` : '',
  }
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
    throw new CannotStart(`${map}: ${whyNot(error)}`)
  }
}

/** Stands for the bytes of a file and whatever else is said. */
export async function digestOf(file: string, more: unknown): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(more))
  for await (const piece of createReadStream(file)) digest.update(piece)
  return digest.digest('hex')
}
