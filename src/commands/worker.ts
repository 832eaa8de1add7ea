import { say } from '../supervisor/progress.ts'
import { runService } from '../supervisor/run-service.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { checkFilled } from './check-filled.ts'

/** Under a supervisor this is done while the database is still starting. */
export const prepare = () => import('../worker.ts')

/** `firstpoint worker`: one worker process, until it is told to stop. */
export async function run(
  config: ConfigWithDatabase,
  _args: string[],
  { runWorker }: Awaited<ReturnType<typeof prepare>>,
): Promise<void> {
  await checkFilled(config)
  await runService(
    () => runWorker(config),
    () => say('The worker process is ready.'),
  )
}
