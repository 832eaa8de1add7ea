import { loadPack, readPack } from '../../src/pack/index.ts'
import { system } from '../../src/platform/actor.ts'
import { createContext } from '../../src/platform/context.ts'
import { openDatabase } from '../../src/platform/database/pool.ts'
import { createLog } from '../../src/platform/log.ts'
import { Memory } from '../../src/platform/memory.ts'
import { openTestPorts } from './ports.ts'

/** Loads a pack's folder into a migrated database. */
export async function loadPackInto(url: string, folder: string): Promise<void> {
  const pack = await readPack(folder)
  const database = openDatabase(url, { max: 2 })
  const { ports, close } = await openTestPorts('unprocessed')
  try {
    const parts = { db: database.db, actor: system('test'), memory: new Memory(), ports, log: createLog('silent') }
    await loadPack(createContext(parts), pack)
  } finally {
    await close()
    await database.close()
  }
}
