import type { Ctx } from '../context.ts'
import { Refused } from '../errors.ts'
import { finishImport, type Import, lockImport, openImport, passRows } from './imports.store.ts'
import type { FileRow, NotTaken, ReadRow, RowsOf, Written } from './rows-of.ts'

/** A row that was not taken, or not wholly. */
export interface Finding extends Omit<NotTaken, 'taken'> {
  taken: NotTaken['taken'] | 'without this'
  cells: FileRow['cells']
}

export interface ImportInput {
  /** The old system, in a word: ids are made of it and of the id a record had there. */
  source: string
  /** Stands for the file and what its columns mean: the same again goes on where it was cut short. */
  digest: string
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

/**
 * Brings the rows of a file in. Each batch, how far it came and its event are one transaction; the whole never is, and can
 * be cut short at any moment. Throws Refused `platform.import-runs-elsewhere`.
 */
export const importRows = <T>(ctx: Ctx, input: ImportInput, kind: RowsOf<T>): Promise<ImportSummary> =>
  new Importing(ctx, input, kind).run()

type Read<T> = ReadRow<T> & { row: FileRow }

class Importing<T> {
  readonly #ctx: Ctx
  readonly #input: ImportInput
  readonly #kind: RowsOf<T>
  readonly #lines = new Map<string, number>()
  readonly #summary: ImportSummary = { rows: 0, added: 0, changed: 0, left: 0, partly: 0, conflicts: 0, resumedAt: 0 }
  #import!: Import
  #earlier = new Map<number, NotTaken[]>()
  #batch: Read<T>[] = []
  #taking: Promise<void> = Promise.resolve()

  constructor(ctx: Ctx, input: ImportInput, kind: RowsOf<T>) {
    this.#ctx = ctx
    this.#input = input
    this.#kind = kind
  }

  async run(): Promise<ImportSummary> {
    const { rows, dryRun, progress } = this.#input
    await this.#begin()
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
    if (!dryRun) await this.#ctx.transaction(ctx => finishImport(ctx, this.#import))
    return this.#summary
  }

  async #begin(): Promise<void> {
    const { source, digest, dryRun } = this.#input
    const { schema } = this.#kind
    this.#import = dryRun
      ? { id: '', schema, passed: 0, added: 0, changed: 0 }
      : await this.#ctx.transaction(ctx => openImport(ctx, schema, source, digest))
    const { id, passed, added, changed } = this.#import
    Object.assign(this.#summary, { resumedAt: passed, added, changed })
    if (passed > 0) this.#earlier = Map.groupBy(await this.#kind.listNotTaken(this.#ctx, id), ({ line }) => line)
  }

  #read(row: FileRow): ReadRow<T> {
    if (row.broken) return { item: null, problems: [row.broken] }
    const read = this.#kind.read(row)
    if (!read.item || !read.sourceId) return read
    const first = this.#lines.get(read.sourceId)
    if (first !== undefined) return { item: null, problems: [`Line ${first} has the same id`] }
    this.#lines.set(read.sourceId, row.line)
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

  async #take(batch: Read<T>[], passed: number): Promise<void> {
    if (batch.length === 0) return
    const isDone = passed <= this.#summary.resumedAt
    const notTaken = isDone ? this.#earlier : await this.#write(batch, passed)
    for (const read of batch) await this.#report(read, notTaken.get(read.row.line) ?? [])
  }

  async #write(batch: Read<T>[], passed: number): Promise<Map<number, NotTaken[]>> {
    const { dryRun } = this.#input
    const undone = new Error('a dry run changes nothing')
    let written: Written = { added: [], changed: [], notTaken: [] }
    await this.#ctx
      .transaction(async ctx => {
        const { id } = await this.#hold(ctx)
        const items = batch.flatMap(read => read.item ?? [])
        if (items.length > 0) written = await this.#kind.write(ctx, items, id)
        if (dryRun) throw undone
        await passRows(ctx, this.#after(written, passed))
        if (written.added.length + written.changed.length > 0) await this.#kind.tell(ctx, id, written)
      })
      .catch(error => {
        if (error !== undone) throw error
      })
    this.#import = this.#after(written, passed)
    Object.assign(this.#summary, { added: this.#import.added, changed: this.#import.changed })
    return Map.groupBy(written.notTaken, ({ line }) => line)
  }

  async #hold(ctx: Ctx): Promise<Import> {
    const { source, digest, dryRun } = this.#input
    if (dryRun) return openImport(ctx, this.#kind.schema, source, digest)
    if (!(await lockImport(ctx, this.#import))) throw new Refused('platform.import-runs-elsewhere')
    return this.#import
  }

  #after({ added, changed }: Written, passed: number): Import {
    const before = this.#import
    return { ...before, passed, added: before.added + added.length, changed: before.changed + changed.length }
  }

  async #report({ row, item, problems }: Read<T>, notTaken: NotTaken[]): Promise<void> {
    const { report } = this.#input
    const { line, cells } = row
    const isLeft = !item || notTaken.some(({ taken }) => taken === 'no')
    if (isLeft) this.#summary.left++
    else if (problems.length > 0) this.#summary.partly++
    this.#summary.conflicts += notTaken.filter(({ taken }) => taken === 'ours kept').length
    if (problems.length > 0)
      await report({ line, taken: isLeft ? 'no' : 'without this', reason: problems.join('; '), cells })
    for (const each of notTaken) await report({ ...each, cells })
  }
}
