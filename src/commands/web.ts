import { isSupervised } from '../supervisor/messages.ts'
import { say } from '../supervisor/progress.ts'
import { runService } from '../supervisor/run-service.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { checkFilled } from './check-filled.ts'

/** Under a supervisor the code is loaded while the database is still starting. */
export async function prepare(): Promise<void> {
  if (isSupervised()) await import('../web.ts')
}

/** `firstpoint web`: one web process, until it is told to stop. */
export async function run(config: ConfigWithDatabase): Promise<void> {
  await checkFilled(config)
  const { runWeb } = await import('../web.ts')
  await runService(
    () => runWeb(config),
    ({ port }) => say(`The web process is ready on port ${port}.`),
  )
}
