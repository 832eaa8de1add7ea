import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import type { Db } from './database/pool.ts'

/**
 * Small, often read, seldom changed data (services, teams, areas) that each process keeps whole.
 * A change calls `touch`; every process sees the higher revision within `POLL_MS` and reads it again.
 */
export class Memory {
  #values = new Map<string, { revision: number; value: Promise<unknown> }>()
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
    const revision = this.#revisions.get(name) ?? 0
    const held = this.#values.get(name)
    if (held && held.revision >= revision) return held.value as Promise<T>
    const value = load()
    this.#values.set(name, { revision, value })
    value.catch(() => this.#values.delete(name))
    return value
  }

  forget(name: string): void {
    this.#values.delete(name)
  }
}

const POLL_MS = 500

export interface Held<T> {
  (ctx: Ctx): Promise<T>
  readonly revisionName: string
}

/** Declares a held value: `const readTeams = held('organisation', async ctx => …)`, then `await readTeams(ctx)`. */
export function held<T>(name: string, load: (ctx: Ctx) => Promise<T>, revision = name.split('.')[0]!): Held<T> {
  return Object.assign((ctx: Ctx) => ctx.memory.get(name, () => load(ctx)), { revisionName: revision })
}

/** Says that held data under these names changed. Call it in the transaction that changes it. */
export async function touch(ctx: Ctx, ...names: string[]): Promise<void> {
  for (const name of names) {
    await sql`insert into platform.revisions (name) values (${name})
      on conflict (name) do update set revision = platform.revisions.revision + 1`.execute(ctx.db)
    ctx.memory.forget(name)
  }
}
