import { type Ctx, withContext } from '../../src/platform/context.ts'
import { Memory } from '../../src/platform/memory.ts'

/**
 * Runs `work` in a transaction that is undone afterwards, so that tests of one file share a database and see nothing of
 * one another. Followers see nothing of it either: give their events to `digestEvents`.
 */
export async function inRolledBackTransaction<T>(outer: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const undone = new Undone<T>()
  try {
    return await outer.transaction(async ctx => {
      undone.result = await work(withContext(ctx, { memory: new ForkedMemory(outer.memory) }))
      throw undone
    })
  } catch (error) {
    if (error === undone) return undone.result!
    throw error
  }
}

class Undone<T> extends Error {
  result: T | undefined
}

/** What a test changes in held data (teams, services) is forgotten with its transaction; the rest is read once. */
class ForkedMemory extends Memory {
  #parent: Memory
  #own = new Set<string>()

  constructor(parent: Memory) {
    super()
    this.#parent = parent
  }

  override get<T>(name: string, load: () => Promise<T>): Promise<T> {
    return this.#own.has(name) ? super.get(name, load) : this.#parent.get(name, load)
  }

  override forget(name: string): void {
    this.#own.add(name)
    super.forget(name)
  }

  override undo(): void {
    this.values.clear()
  }
}
