// `npm run bench [-- intake|reads|customers|desk|calls|channels|notices|import|linkage|faults …]`: how fast it is, and that nothing is lost. Everything is measured in one run on
// a database of its own, with the settings of a council's: what is acknowledged is on the disk.
import os from 'node:os'
import path from 'node:path'
import { buildAssets } from '../src/platform/assets/build.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { loadPackInto } from '../test/support/load-pack.ts'
import { measureCalls } from './calls.ts'
import { measureChannels } from './channels.ts'
import { measureCustomers } from './customers.ts'
import { measureDesk } from './desk.ts'
import { runFaults } from './faults.ts'
import { runImport } from './import.ts'
import { measureIntake } from './intake.ts'
import { measureLinkage } from './linkage.ts'
import { measureNotices } from './notices.ts'
import { measureReads } from './reads.ts'
import { type BenchCluster, startBenchCluster } from './support/cluster.ts'
import { fill } from './support/fill.ts'
import {
  callsTable,
  channelsTable,
  customersTable,
  deskTable,
  intakeTable,
  linkageTable,
  noticesTable,
  readsTable,
} from './tables.ts'

const PACK = path.join(import.meta.dirname, '../packs/wiltshire')
/** BENCH_BIG: fewer than a million, for a quick look. */
const SIZES = { small: 10_000, big: Number(process.env.BENCH_BIG ?? 1_000_000) }

const tell = (sentence: string) => void process.stdout.write(`${sentence}\n`)

/** An empty database with the demonstration's pack, to be copied. */
async function makeBase(cluster: BenchCluster): Promise<void> {
  await cluster.ask('create database base')
  await migrate(cluster.url('base'))
  await loadPackInto(cluster.url('base'), PACK)
}

async function makeFilled(cluster: BenchCluster, size: keyof typeof SIZES): Promise<string> {
  if (await cluster.has(size)) return cluster.url(size)
  tell(`Making ${SIZES[size].toLocaleString('en')} requests …`)
  const url = await cluster.copy('base', `${size}_unfinished`)
  await fill(url, SIZES[size], done => tell(`  ${done}`))
  await cluster.ask(`alter database ${size}_unfinished rename to ${size}`)
  return cluster.url(size)
}

const parts: Record<string, (cluster: BenchCluster) => Promise<boolean>> = {
  async intake(cluster) {
    await makeFilled(cluster, 'small')
    return intakeTable(await measureIntake(cluster, 'small'), tell)
  },
  async reads(cluster) {
    const urls = { small: await makeFilled(cluster, 'small'), big: await makeFilled(cluster, 'big') }
    return readsTable(await measureReads(urls), SIZES, tell)
  },
  async customers(cluster) {
    return customersTable(await measureCustomers(cluster, SIZES, tell), SIZES, tell)
  },
  async desk(cluster) {
    return deskTable(await measureDesk(cluster, SIZES, tell), SIZES, tell)
  },
  async calls(cluster) {
    return callsTable(await measureCalls(cluster, [50, 150]), tell)
  },
  /** BENCH_MAILS: fewer, for a quick look. */
  async channels(cluster) {
    return channelsTable(await measureChannels(cluster, Number(process.env.BENCH_MAILS ?? 50_000), tell), tell)
  },
  /** BENCH_NOTICES and BENCH_PER_MINUTE: fewer, or a faster provider, for a quick look. */
  async notices(cluster) {
    const notices = Number(process.env.BENCH_NOTICES ?? 100_000)
    const perMinute = Number(process.env.BENCH_PER_MINUTE ?? 3_000)
    return noticesTable(await measureNotices(cluster, { notices, perMinute }, tell), tell)
  },
  /** IMPORT_ROWS: fewer, for a quick look. */
  import: cluster => runImport(cluster, Number(process.env.IMPORT_ROWS ?? SIZES.big), tell),
  async linkage(cluster) {
    return linkageTable(await measureLinkage(cluster, Object.values(SIZES), tell), tell)
  },
}

async function measureParts(names: string[]): Promise<boolean> {
  // BENCH_FOLDER keeps the data between runs: a million requests take some minutes to make.
  const cluster = await startBenchCluster(process.env.BENCH_FOLDER)
  try {
    if (!(await cluster.has('base'))) await makeBase(cluster)
    let good = true
    for (const name of names) good = (await parts[name]!(cluster)) && good
    return good
  } finally {
    await cluster.stop()
  }
}

const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : Object.keys(parts)
const unknown = names.filter(name => name !== 'faults' && !parts[name])
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench '${unknown.join("', '")}': intake, reads, customers, desk, calls, channels, notices, import, linkage, faults.\n`,
  )
  process.exit(2)
}
tell(
  `${os.cpus().length} processors (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
)
await buildAssets()
const measured = names.filter(name => name !== 'faults')
let good = measured.length === 0 || (await measureParts(measured))
if (names.includes('faults')) good = (await runFaults(tell)) && good
process.exit(good ? 0 : 1)
