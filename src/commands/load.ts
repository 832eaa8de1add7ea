import { describeLoading, loadPack } from '../pack/index.ts'
import { migrate } from '../platform/database/migrate.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { readCheckedPack } from './read-checked-pack.ts'

/** `firstpoint load PACK`: loads a pack's folder. A broken pack changes nothing and is refused with file and line. */
export async function run(config: ConfigWithDatabase, [folder = config.packFolder]: string[]): Promise<void> {
  await migrate(config.databaseUrl)
  await withContext(config, 'load', async ctx => {
    const loaded = await loadPack(ctx, await readCheckedPack(folder), say)
    for (const line of describeLoading(loaded)) say(line)
  })
}
