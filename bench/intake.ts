// How fast submissions are taken in, against the fastest thing one can do: insert one row and commit.
import { markAsDemonstration } from '../src/platform/settings.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'
import { type Measured, measureFor, middle } from './support/measured.ts'
import { draftsToSend, openByHand, reportsToSend } from './support/submissions.ts'
import { startWebProcess } from './support/web-process.ts'

const CLIENTS = 16
const ROUNDS = 7
const SECONDS = 2
const SENT_A_ROUND = 2_000

/** `share`: of the bare insert in the same round, the middle one of all rounds. */
export interface Compared extends Measured {
  share: number
}

export interface Intake {
  floor: Measured
  sql: Compared
  open311: Compared
  web: Compared
  /** Megabytes of the web process after the first round and after the last. */
  memory: { first: number; last: number }
}

/**
 * Short rounds of each in turn, in a copy of `template`. The middle one counts; shares are of one round, because a machine
 * that others use is now fast, now slow.
 */
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
    sql: compare(rounds.sql, rounds.floor),
    open311: compare(rounds.open311, rounds.floor),
    web: compare(rounds.web, rounds.floor),
    memory: { first: memory[0]!, last: memory.at(-1)! },
  }
}

function compare(rounds: Measured[], floor: Measured[]): Compared {
  const shares = rounds.map((round, index) => round.perSecond / floor[index]!.perSecond).sort((a, b) => a - b)
  return { ...middle(rounds), share: shares[Math.floor(shares.length / 2)]! }
}
