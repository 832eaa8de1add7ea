// How many mails a second are kept on the disk, understood, threaded and acknowledged, and whether memory stays as it is.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openFileStore } from '../src/adapters/files/index.ts'
import { readArrivals, receiveArrival } from '../src/modules/channels/index.ts'
import { arrivalReader } from '../src/modules/correspondence/index.ts'
import { system } from '../src/platform/actor.ts'
import type { Ports } from '../src/platform/ports.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'
import { mailNumber } from './support/mails.ts'

/** As many hand mail over at the same time. */
const SERVERS = 20
/** So many are kept, then read. */
const ROUND = 1_000

export interface ChannelsMeasured {
  mails: number
  /** Seconds of keeping and of reading. */
  kept: number
  read: number
  /** Megabytes of the process after each tenth. */
  memory: number[]
  /** What became of them. */
  became: Record<string, number>
}

export async function measureChannels(
  cluster: BenchCluster,
  mails: number,
  tell: (line: string) => void,
): Promise<ChannelsMeasured> {
  const url = await cluster.copy('base', `channels_${Date.now()}`)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-bench-files-'))
  const files = await openFileStore(folder)
  const { ctx, database } = openBenchContext(url)
  const worker = ctx({ actor: system('mail'), ports: { files } as Partial<Ports> as Ports })
  const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
  const found: ChannelsMeasured = { mails, kept: 0, read: 0, memory: [], became: {} }
  try {
    for (let from = 0; from < mails; from += ROUND) {
      const to = Math.min(from + ROUND, mails)
      found.kept += await secondsOf(() => keep(from, to))
      found.read += await secondsOf(async () => {
        while (await readArrivals(worker, reader));
      })
      if (Math.floor((to * 10) / mails) > found.memory.length) {
        found.memory.push(process.memoryUsage.rss() / 1_000_000)
        tell(`  ${to.toLocaleString('en')} mails, ${found.memory.at(-1)!.toFixed(0)} MB`)
      }
    }
    const { rows } = await database.pool.query(
      'select became, count(*)::int as count from correspondence.received group by became',
    )
    found.became = Object.fromEntries(rows.map(({ became, count }) => [became, count]))
    return found
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }

  async function keep(from: number, to: number): Promise<void> {
    let next = from
    const server = async () => {
      while (next < to) {
        const number = next++
        const recipients = ['customerservices@wiltshire.example']
        const sourceKey = String(number)
        const common = {
          medium: 'email' as const,
          source: 'smtp',
          mediaType: 'message/rfc822',
          sender: 'x@resident.example',
        }
        await receiveArrival(worker, { ...common, sourceKey, recipients, raw: mailNumber(number) })
      }
    }
    await Promise.all(Array.from({ length: SERVERS }, server))
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
