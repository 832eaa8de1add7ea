import { migrate } from '../platform/database/migrate.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'

/** `firstpoint migrate`: brings the tables up to this version. Running it twice does nothing more. */
export async function run(config: ConfigWithDatabase): Promise<void> {
  const ran = await migrate(config.databaseUrl, name => say(`  ${name}`))
  say(ran.length === 0 ? 'The tables are up to date.' : `${ran.length} migrations ran.`)
}
