import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { customerColumns, matchPeople, People, readPerson } from '../modules/customers/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { migrate } from '../platform/database/migrate.ts'
import { isUnreadable } from '../platform/importing/index.ts'
import { type ConfigWithDatabase, withDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { compareEverybody } from './compare-everybody.ts'
import { columnsOf, describeColumns, headingsOf, readRows } from './read-rows.ts'
import { cannotWrite, refuseUnlessWritable } from './writable.ts'

type CustomerColumns = ReturnType<typeof customerColumns.guess>

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
  if (out) await refuseUnlessWritable(out, '--out')
  const people = await readPeople(file, map)
  const began = performance.now()
  const pairs = eachPairOnce(people, matchPeople(people))
  const certain = pairs.filter(({ decision }) => decision === 'merge').length
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  tell(
    `${counted(pairs.length, 'pair')} in ${seconds} seconds: ${certain.toLocaleString('en')} certain, the others to look at`,
  )
  const lines = pairs.map(({ a, b, score, decision }) =>
    [quoted(people.ids[a]!), quoted(people.ids[b]!), score.toFixed(4), decision].join(','),
  )
  const text = `${['id_a,id_b,score,decision', ...lines].join('\n')}\n`
  if (out) await writeFile(out, text).catch(error => cannotWrite(out, error))
  else process.stdout.write(text)
}

/** Where an id stands in two rows, both are compared with all others, never with each other; of two pairs the likelier counts. */
function eachPairOnce<P extends { a: number; b: number }>({ ids }: People, pairs: P[]): P[] {
  const told = new Set<string>()
  return pairs.filter(({ a, b }) => {
    const pair = JSON.stringify([ids[a], ids[b]].toSorted())
    if (ids[a] === ids[b] || told.has(pair)) return false
    told.add(pair)
    return true
  })
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
  const [withoutId, unreadable]: [number[], number[]] = [[], []]
  const lineOf = new Map<string, number>()
  const twice = new Map<string, number[]>()
  const headings = await headingsOf(file)
  // Nothing of a person that tells her from others.
  const { died, doNotUse, ...columns } = await columnsOf(customerColumns, headings, map, ['id'])
  tellColumns(headings, columns)
  const read = Object.values(columns).flat()
  let rows = 0
  for await (const { line, cells } of readRows(file)) {
    const person = readPerson(cells, columns)
    // One that cannot be read has none.
    if (!person.id) withoutId.push(line)
    else if (read.some(heading => isUnreadable(cells[heading]!))) unreadable.push(line)
    else {
      people.add(person)
      const first = lineOf.get(person.id)
      if (first === undefined) lineOf.set(person.id, line)
      else twice.set(person.id, [...(twice.get(person.id) ?? [first]), line])
    }
    if (++rows % TOLD_EACH === 0) tell(`${rows.toLocaleString('en')} read`)
  }
  tell(`${counted(people.count, 'person', 'people')} read`)
  tellLeftOut(withoutId, ['has no id or cannot be read, and', 'have no id or cannot be read, and'])
  const letters = "letters that cannot be read (save the file as 'CSV UTF-8') and"
  tellLeftOut(unreadable, [`has ${letters}`, `have ${letters}`])
  tellTwice(twice)
  return people
}

function tellColumns(headings: string[], { uprn, language, organisation, ...compared }: CustomerColumns): void {
  const { read, notRead } = describeColumns(customerColumns.fields, headings, compared)
  for (const line of [read, notRead]) if (line) tell(line)
  const { id, name, given, family, ...more } = compared
  if ((name || given || family) && Object.keys(more).length > 0) return
  tell(
    'With these columns nobody can be compared: a name is needed, and one thing more (a date of birth, an email, a phone or an address). Name the columns that hold them in a map: --map MAP.json with {"name": "COLUMN", "dateOfBirth": "COLUMN"}.',
  )
}

/** '1 pair', '1,200 pairs'. */
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

function tellLeftOut(lines: number[], [one, many]: [string, string]): void {
  if (lines.length === 1) tell(`1 row ${one} was left out: line ${lines[0]}`)
  else if (lines.length > 1) tell(`${lines.length} rows ${many} were left out: lines ${firstOf(lines, ', ')}`)
}

function tellTwice(twice: Map<string, number[]>): void {
  if (twice.size === 0) return
  const lines = firstOf(
    [...twice.values()].map(each => each.join(' and ')),
    '; ',
  )
  const said =
    twice.size === 1 ? '1 id stands more than once, and its' : `${twice.size} ids stand more than once, and their`
  tell(`${said} rows are not compared with each other: lines ${lines}`)
}

const firstOf = (all: (string | number)[], between: string): string =>
  all.slice(0, 20).join(between) + (all.length > 20 ? ' …' : '')

const quoted = (id: string): string => (/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)
