import type { Ctx } from '../../../platform/context.ts'
import { Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import type { Columns } from '../matching/columns.ts'
import { setKeys } from '../set-keys.ts'
import { customersImported } from './importing.events.ts'
import {
  addImported,
  type Conflict,
  changeImported,
  changePoints,
  findImported,
  finishImport,
  type Import,
  listConflicts,
  lockImport,
  openImport,
  passRows,
} from './imports.store.ts'
import { type FileRow, importedId, type ReadRecord, readRecord } from './read-record.ts'

/** A row that was not taken, or not wholly. */
export interface Finding {
  line: number
  taken: 'no' | 'without this' | 'ours kept'
  reason: string
  cells: FileRow['cells']
}

export interface ImportInput {
  /** The old system, in a word: ids are made of it and of the id a record had there. */
  source: string
  /** Stands for the file and what its columns mean: the same again goes on where it was cut short. */
  digest: string
  columns: Columns
  rows: AsyncIterable<FileRow>
  /** Only says what it would do. */
  dryRun?: boolean
  report(finding: Finding): Promise<void> | void
  progress?(rows: number): void
}

export interface ImportSummary {
  rows: number
  added: number
  changed: number
  /** Rows left out, rows taken without something, and values of the file that did not replace what staff wrote. */
  left: number
  partly: number
  conflicts: number
  /** Rows that an earlier run had done. */
  resumedAt: number
}

/** One transaction takes so many rows, because an open one holds back every follower of events. */
const BATCH = 1000

/** Names of sources that may never feed matching: the electoral register by law, care records by duty. */
const APART = /electoral|\belectors?\b|voter|\bcare\b|social ?(care|work)|safeguard|mosaic|liquid ?logic/i

type Read = ReadRecord & { row: FileRow }

/**
 * Brings the records of an old system in, or up to date. Each batch, how far it came and its event are one transaction;
 * the whole never is, and can be cut short at any moment. Throws Refused.
 */
export async function importCustomers(ctx: Ctx, input: ImportInput): Promise<ImportSummary> {
  refuseUnless(/^[\w-]{1,40}$/.test(input.source), 'customers.source-name')
  refuseUnless(!APART.test(input.source.replace(/[_-]/g, ' ')), 'customers.source-apart')
  return new Importing(ctx, input).run()
}

class Importing {
  readonly #ctx: Ctx
  readonly #input: ImportInput
  readonly #lines = new Map<string, number>()
  readonly #summary: ImportSummary = { rows: 0, added: 0, changed: 0, left: 0, partly: 0, conflicts: 0, resumedAt: 0 }
  readonly #today: string
  #import!: Import
  #earlierConflicts = new Map<number, Conflict[]>()
  #batch: Read[] = []
  #taking: Promise<void> = Promise.resolve()

  constructor(ctx: Ctx, input: ImportInput) {
    this.#ctx = ctx
    this.#input = input
    this.#today = ctx.now().toISOString().slice(0, 10)
  }

  async run(): Promise<ImportSummary> {
    const { source, digest, rows, dryRun, progress } = this.#input
    this.#import = dryRun
      ? { id: importedId(source, digest), source, passed: 0, added: 0, changed: 0 }
      : await this.#ctx.transaction(ctx => openImport(ctx, source, digest))
    this.#summary.resumedAt = this.#import.passed
    this.#summary.added = this.#import.added
    this.#summary.changed = this.#import.changed
    if (this.#import.passed > 0)
      this.#earlierConflicts = Map.groupBy(await listConflicts(this.#ctx, this.#import.id), ({ line }) => line)
    try {
      for await (const row of rows) {
        this.#batch.push({ row, ...this.#read(row) })
        this.#summary.rows++
        if (this.#batch.length === BATCH) await this.#takeBatch()
        if (this.#summary.rows % 50_000 === 0) progress?.(this.#summary.rows)
      }
      await this.#takeBatch()
    } finally {
      await this.#taking
    }
    if (!dryRun) await this.#ctx.transaction(ctx => finishImport(ctx, this.#import.id))
    return this.#summary
  }

  #read(row: FileRow): ReadRecord {
    if (row.broken) return { customer: null, points: [], problems: [row.broken] }
    const read = readRecord(this.#input.source, row, this.#input.columns, this.#today)
    if (!read.customer) return read
    const first = this.#lines.get(read.customer.source_id)
    if (first !== undefined) return { customer: null, points: [], problems: [`Line ${first} has the same id`] }
    this.#lines.set(read.customer.source_id, row.line)
    return read
  }

  /** While the database writes one batch, the next is read. */
  async #takeBatch(): Promise<void> {
    const [batch, passed] = [this.#batch, this.#summary.rows]
    this.#batch = []
    await this.#taking
    this.#taking = this.#take(batch, passed)
    // Whoever awaits it next is told.
    this.#taking.catch(() => {})
  }

  async #take(batch: Read[], passed: number): Promise<void> {
    if (batch.length === 0) return
    const isDone = passed <= this.#summary.resumedAt
    const conflicts = isDone ? this.#earlierConflicts : await this.#write(batch, passed)
    for (const read of batch) await this.#report(read, conflicts.get(read.row.line) ?? [])
  }

  async #write(batch: Read[], passed: number): Promise<Map<number, Conflict[]>> {
    const readers = batch.filter(read => read.customer)
    const { source, digest, dryRun } = this.#input
    const next = { ...this.#import, passed }
    const undone = new Error('a dry run changes nothing')
    let conflicts: Conflict[] = []
    await this.#ctx
      .transaction(async ctx => {
        if (!dryRun && !(await lockImport(ctx, this.#import))) throw new Refused('customers.import-runs-elsewhere')
        const there = await findImported(
          ctx,
          readers.map(read => read.customer!.id),
        )
        const [known, fresh] = [true, false].map(isKnown => readers.filter(r => there.has(r.customer!.id) === isKnown))
        const changed = new Set<string>()
        if (dryRun && known!.length > 0) next.id = (await openImport(ctx, source, digest)).id
        if (fresh!.length > 0 && !dryRun) await addImported(ctx, source, ...partsOf(fresh!))
        if (known!.length > 0) {
          const told = await changeImported(ctx, next, partsOf(known!)[0])
          conflicts = told.conflicts
          for (const id of [...told.changed, ...(await changePoints(ctx, next, partsOf(known!)[1]))]) changed.add(id)
        }
        next.added += fresh!.length
        next.changed += changed.size
        if (dryRun) throw undone
        if (changed.size > 0) await setKeys(ctx, [...changed])
        await passRows(ctx, next)
        const added = fresh!.map(read => read.customer!.id)
        if (added.length + changed.size > 0)
          await publish(ctx, customersImported({ importId: next.id, added, changed: [...changed].sort() }))
      })
      .catch(error => {
        if (error !== undone) throw error
      })
    this.#import = next
    this.#summary.added = next.added
    this.#summary.changed = next.changed
    return Map.groupBy(conflicts, ({ line }) => line)
  }

  async #report({ row, customer, problems }: Read, conflicts: Conflict[]): Promise<void> {
    const { report } = this.#input
    if (!customer) this.#summary.left++
    else if (problems.length > 0) this.#summary.partly++
    this.#summary.conflicts += conflicts.length
    const taken = customer ? ('without this' as const) : ('no' as const)
    if (problems.length > 0) await report({ line: row.line, taken, reason: problems.join('; '), cells: row.cells })
    for (const { field } of conflicts)
      await report({
        line: row.line,
        taken: 'ours kept',
        reason: `${CHANGED[field]} was changed here since`,
        cells: row.cells,
      })
  }
}

const CHANGED: Record<string, string> = {
  name: 'The name',
  born: 'The date of birth',
  language: 'The language',
  kind: 'Whether it is a person or an organisation',
}

const partsOf = (reads: Read[]) => [reads.map(read => read.customer!), reads.flatMap(read => read.points)] as const
