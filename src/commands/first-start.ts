import { DEMO_PASSWORD, listDemoSignIns } from '../modules/identity/index.ts'
import { findOrganisation } from '../modules/organisation/index.ts'
import type { PackContents } from '../pack/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Ctx } from '../platform/context.ts'
import { migrate } from '../platform/database/migrate.ts'
import { markAsDemonstration } from '../platform/settings.ts'
import type { Progress } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { EMPTY } from './check-filled.ts'
import { withContext } from './command-context.ts'

/** The setting that says that the demonstration is whole. */
const COMPLETE = 'demo-complete'

export interface Prepared {
  /** People one can sign in as, one for each role; nobody but in a demonstration. */
  demoSignIns: { role: string; email: string; password: string }[]
}

/**
 * Brings the tables up to date and, in a new database that is to be a demonstration, loads the pack and makes its
 * fortnight of requests. Cut short, the next start completes it. Throws CannotStart for a broken pack, and for a new
 * database of the council's own: that is filled by `firstpoint setup`. `pack`: PACK, where it has been read already.
 */
export async function prepareDatabase(
  config: ConfigWithDatabase,
  progress: Progress,
  pack?: PackContents,
): Promise<Prepared> {
  await migrate(config.databaseUrl)
  return withContext(config, 'start', async ctx => {
    const state = await readState(ctx)
    if (state === 'empty' && !config.demo) throw new CannotStart(EMPTY)
    if (state === 'empty' || state === 'unfinished') await makeDemonstration(ctx, config.packFolder, progress, pack)
    const people = await listDemoSignIns(ctx)
    return { demoSignIns: people.map(each => ({ ...each, password: DEMO_PASSWORD })) }
  })
}

/** `unfinished`: a demonstration whose making was cut short. */
async function readState(ctx: Ctx): Promise<'empty' | 'unfinished' | 'ready'> {
  const rows = await ctx.db.selectFrom('platform.settings').select('name').execute()
  const settings = rows.map(row => row.name)
  if (settings.includes('demo')) return settings.includes(COMPLETE) ? 'ready' : 'unfinished'
  return (await findOrganisation(ctx)) ? 'ready' : 'empty'
}

async function makeDemonstration(ctx: Ctx, folder: string, progress: Progress, read?: PackContents): Promise<void> {
  // Most starts find it made, and need not wait for what makes it.
  const [{ loadPack, seedDemonstration }, { readCheckedPack }] = await Promise.all([
    import('../pack/index.ts'),
    import('./read-checked-pack.ts'),
  ])
  const pack = read ?? (await readCheckedPack(folder))
  await markAsDemonstration(ctx)
  await loadPack(ctx, pack, step => progress(`  ${step}`))
  if (pack.demo) await seedDemonstration(ctx, pack.demo, step => progress(`  ${step}`))
  const complete = { name: COMPLETE, value: 'true' }
  await ctx.db
    .insertInto('platform.settings')
    .values(complete)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
