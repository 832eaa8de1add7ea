import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db } from './database/pool.ts'

interface HeldValue {
  /** The revision that was known when it began to be read: it is at least as new as that. */
  revision: number
  value: Promise<unknown>
}

/**
 * Small, often read, seldom changed data (services, teams, areas) that each process keeps whole.
 * A change calls `touch`; every process sees the higher revision within `POLL_MS` and reads it again.
 */
export class Memory {
  protected values = new Map<string, HeldValue>()
  #revisions = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined

  /** Starts asking for changes. Without it (tests, commands) only this process's own touches count. */
  watch(db: Db, onError: (error: unknown) => void): void {
    this.#timer = setInterval(() => this.refresh(db).catch(onError), POLL_MS)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async refresh(db: Db): Promise<void> {
    const rows = await db.selectFrom('platform.revisions').select(['name', 'revision']).execute()
    for (const { name, revision } of rows) this.#revisions.set(name, revision)
  }

  async get<T>(name: string, load: () => Promise<T>): Promise<T> {
    return (this.find(name) ?? this.keep(name, load(), this.revisionOf(name))).value as Promise<T>
  }

  forget(name: string): void {
    this.values.delete(name)
  }

  /** What is held under this name and not known to be old. */
  find(name: string): HeldValue | undefined {
    const held = this.values.get(name)
    return held && held.revision >= this.revisionOf(name) ? held : undefined
  }

  /** A value that cannot be read is not kept: whoever asks next reads again. */
  keep(name: string, value: Promise<unknown>, revision: number): HeldValue {
    const held = { revision, value }
    this.values.set(name, held)
    value.catch(() => {
      if (this.values.get(name) === held) this.values.delete(name)
    })
    return held
  }

  revisionOf(name: string): number {
    return this.#revisions.get(name) ?? 0
  }

  /** What one transaction sees of it: `undo` when a part of it is rolled back, `settle` when it is committed. */
  forTransaction(): TransactionMemory {
    return new TransactionMemory(this)
  }

  undo(): void {}
}

/**
 * What a transaction reads may not be committed yet, and may never be: it is kept apart until it is. What it has not
 * changed and others hold already it takes from them.
 */
class TransactionMemory extends Memory {
  #parent: Memory
  #touched = new Set<string>()

  constructor(parent: Memory) {
    super()
    this.#parent = parent
  }

  override find(name: string): HeldValue | undefined {
    return super.find(name) ?? (this.#touched.has(name) ? undefined : this.#parent.find(name))
  }

  override revisionOf(name: string): number {
    return this.#parent.revisionOf(name)
  }

  override forget(name: string): void {
    this.#touched.add(name)
    super.forget(name)
  }

  override undo(): void {
    this.values.clear()
  }

  /** From now on others may have what it read, and read again what it changed. */
  settle(): void {
    for (const [name, { value, revision }] of this.values)
      if (!this.#parent.find(name)) this.#parent.keep(name, value, revision)
    for (const name of this.#touched) this.#parent.forget(name)
  }
}

const POLL_MS = 500

/** Declares a held value: `const readTeams = held('organisation', async ctx => …)`, then `await readTeams(ctx)`. */
export function held<T>(name: string, load: (ctx: Ctx) => Promise<T>): (ctx: Ctx) => Promise<T> {
  return ctx => ctx.memory.get(name, () => load(ctx))
}

/** Says that held data under these names changed. Call it in the transaction that changes it. */
export async function touch(ctx: Ctx, ...names: string[]): Promise<void> {
  for (const name of names) {
    await sql`insert into platform.revisions (name) values (${name})
      on conflict (name) do update set revision = platform.revisions.revision + 1`.execute(ctx.db)
    ctx.memory.forget(name)
  }
}
