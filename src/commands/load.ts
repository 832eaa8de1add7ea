import type { Config } from '../config.ts'
import { describeLoading, loadPack, type PackContents } from '../pack/index.ts'
import { migrate } from '../platform/database/migrate.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { readCheckedPack } from './read-checked-pack.ts'

/** A pack that is not there or not right is said before a database is made. */
export const prepare = (_: Config, [folder]: string[]): Promise<PackContents> => readCheckedPack(folder!)

/** `firstpoint load PACK`: loads a pack's folder. A broken pack changes nothing and is refused with file and line. */
export async function run(config: ConfigWithDatabase, _: string[], pack: PackContents): Promise<void> {
  await migrate(config.databaseUrl)
  await withContext(config, 'load', async ctx => {
    const loaded = await loadPack(ctx, pack, say)
    for (const line of describeLoading(loaded)) say(line)
  })
}
