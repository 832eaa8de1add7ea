// Linking: all records are compared with one another, as `firstpoint match --database` does it. One of twelve is of somebody
// who is there already.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { BenchCluster } from './support/cluster.ts'
import { makeRecords } from './support/council.ts'
import { recorded } from './support/fill-customers.ts'
import { type Peaks, watchMemory } from './support/memory.ts'

const MAIN = path.join(import.meta.dirname, '../src/main.ts')

export interface Linked {
  records: number
  minutes: number
  memory: Peaks
  /** What the command said. */
  said: string
}

export async function measureLinkage(
  cluster: BenchCluster,
  sizes: number[],
  tell: (line: string) => void,
): Promise<Linked[]> {
  const linked: Linked[] = []
  for (const records of sizes) {
    tell(`Making ${records.toLocaleString('en')} records …`)
    await makeRecords(cluster, records, recorded)
    linked.push(await link(cluster, records))
  }
  return linked
}

/** In a copy: what is compared for the first time has no suggestions yet. */
async function link(cluster: BenchCluster, records: number): Promise<Linked> {
  const url = await cluster.copy(`records_${records}`, 'linkage')
  const begun = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'match', '--database'], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [said, memory, [code]] = await Promise.all([
    text(child.stdout),
    watchMemory(child.pid!, await serverOf(cluster), ended),
    ended,
  ])
  if (code !== 0) throw new Error(`match ended with ${code}`)
  const minutes = (performance.now() - begun) / 60_000
  await cluster.ask('drop database linkage')
  return { records, minutes, memory, said }
}

async function serverOf(cluster: BenchCluster): Promise<number> {
  const { rows } = await cluster.ask('show data_directory')
  return Number.parseInt(await readFile(path.join(rows[0].data_directory, 'postmaster.pid'), 'utf8'), 10)
}
