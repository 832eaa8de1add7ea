import { findOrganisation } from '../modules/organisation/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { readMigrationState } from '../platform/database/migrate.ts'
import { isSupervised } from '../supervisor/messages.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'

export const EMPTY = 'This database is new and empty: run firstpoint setup first, then start again.'
const BEHIND = 'The tables of this database are of an older version: run firstpoint migrate first, then start again.'

/** Makes sure that a web or worker process finds a council to work for. Throws CannotStart with one sentence. */
export async function checkFilled(config: ConfigWithDatabase): Promise<void> {
  // Under a supervisor `start` has seen to it.
  if (isSupervised()) return
  await withContext(config, 'check', async ctx => {
    const state = await readMigrationState(ctx.db)
    if (state === 'behind') throw new CannotStart(BEHIND)
    if (state === 'empty' || !(await findOrganisation(ctx))) throw new CannotStart(EMPTY)
  })
}
