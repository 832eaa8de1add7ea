import { sql } from 'kysely'
import type { BenchCluster } from './cluster.ts'
import { openBenchContext } from './context.ts'
import { fill } from './fill.ts'
import { fillCustomers, type Someone, someone } from './fill-customers.ts'

type Tell = (sentence: string) => void

/** A database with so many customers, three times as many conversations with them, and requests of a fifth of them. */
export async function makeCouncil(cluster: BenchCluster, count: number, tell: Tell): Promise<string> {
  return makeWith(cluster, `council_${count}`, async url => {
    tell(`Making ${count.toLocaleString('en')} customers and ${(count * 3).toLocaleString('en')} conversations …`)
    const postcodes = await listPostcodes(url)
    await fillCustomers(url, count, n => someone(n, postcodes))
    await fill(url, count / 5, done => tell(`  ${done}`), { customers: count })
  })
}

/** A database with so many records as `person` makes them, and nothing else. */
export async function makeRecords(
  cluster: BenchCluster,
  count: number,
  person: (n: number, postcodes: readonly string[]) => Someone,
): Promise<string> {
  return makeWith(cluster, `records_${count}`, async url => {
    const postcodes = await listPostcodes(url)
    await fillCustomers(url, count, n => person(n, postcodes))
  })
}

/** Once: has its name only when it is whole. */
async function makeWith(cluster: BenchCluster, name: string, work: (url: string) => Promise<void>): Promise<string> {
  if (await cluster.has(name)) return cluster.url(name)
  await work(await cluster.copy('base', `${name}_unfinished`))
  await cluster.ask(`alter database ${name}_unfinished rename to ${name}`)
  return cluster.url(name)
}

export async function listPostcodes(url: string): Promise<string[]> {
  const { ctx, database } = openBenchContext(url)
  const { rows } = await sql<{ postcode: string }>`select postcode from places.postcodes order by postcode`.execute(
    ctx().db,
  )
  await database.close()
  return rows.map(row => row.postcode)
}
