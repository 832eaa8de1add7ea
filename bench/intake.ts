// How fast submissions are taken in, against the fastest thing one can do: insert one row and commit.
import { markAsDemonstration } from '../src/platform/settings.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'
import { type Measured, measureFor, middle } from './support/measured.ts'
import { draftsToSend, openByHand, reportsToSend } from './support/submissions.ts'
import { startWebProcess } from './support/web-process.ts'

const CLIENTS = 16
const ROUNDS = 3
const SECONDS = 3
const SENT_A_ROUND = 4_000

export interface Intake {
  floor: Measured
  sql: Measured
  open311: Measured
  web: Measured
  /** Megabytes of the web process after the first round and after the last. */
  memory: { first: number; last: number }
}

/** Rounds of each in turn, in a copy of `template`; the middle one counts. */
export async function measureIntake(cluster: BenchCluster, template: string): Promise<Intake> {
  const url = await cluster.copy(template, 'bench_intake')
  const { ctx, database } = openBenchContext(url)
  await markAsDemonstration(ctx())
  await database.pool.query(
    'create table public.floor (id uuid primary key, words text not null, at timestamptz not null)',
  )
  const web = await startWebProcess(url)
  const rounds = { floor: [] as Measured[], sql: [] as Measured[], open311: [] as Measured[], web: [] as Measured[] }
  const memory: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.floor.push(
      await measureFor(SECONDS, CLIENTS, () =>
        database.pool.query('insert into public.floor values (gen_random_uuid(), $1, now())', [
          'A deep hole in the road',
        ]),
      ),
    )
    rounds.sql.push(await measureFor(SECONDS, CLIENTS, () => openByHand(ctx())))
    rounds.open311.push(await web.load(reportsToSend(SENT_A_ROUND), CLIENTS))
    rounds.web.push(await web.load(await draftsToSend(ctx(), SENT_A_ROUND), CLIENTS))
    memory.push(await web.memory())
  }
  await web.stop()
  await database.close()
  return {
    floor: middle(rounds.floor),
    sql: middle(rounds.sql),
    open311: middle(rounds.open311),
    web: middle(rounds.web),
    memory: { first: memory[0]!, last: memory.at(-1)! },
  }
}
