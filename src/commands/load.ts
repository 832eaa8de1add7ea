import { describeLoading, loadPack, PackRefused, readPack } from '../pack/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Ctx } from '../platform/context.ts'
import { migrate } from '../platform/database/migrate.ts'
import { type Progress, say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'

/** `firstpoint load PACK`: loads a pack's folder. A broken pack changes nothing and is refused with file and line. */
export async function run(config: ConfigWithDatabase, [folder = config.packFolder]: string[]): Promise<void> {
  await migrate(config.databaseUrl)
  await withContext(config, 'load', async ctx => {
    for (const line of await loadFolder(ctx, folder, say)) say(line)
  })
}

/** Reads, checks and loads a pack; answers what it did, in lines. Throws CannotStart with everything that is wrong. */
export async function loadFolder(ctx: Ctx, folder: string, progress: Progress): Promise<string[]> {
  const pack = await readPack(folder).catch(error => {
    throw error instanceof PackRefused ? new CannotStart([error.message, ...error.list()].join('\n')) : error
  })
  return describeLoading(await loadPack(ctx, pack, progress))
}
