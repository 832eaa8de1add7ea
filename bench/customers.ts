// How long it takes to find somebody among ten thousand and among a million, and to open her record: searches come at
// 32 a second whether or not the ones before are answered.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { findCustomers, openCustomer, readCustomer } from '../src/modules/customers/index.ts'
import { permissionsOf } from '../src/modules/organisation/index.ts'
import { listOfPerson } from '../src/modules/requests/index.ts'
import type { StaffActor } from '../src/platform/actor.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'
import { listPostcodes, makeCouncil } from './support/council.ts'
import { dice, idOf, mistype, pick, type Someone, someone } from './support/fill-customers.ts'
import { type Measured, measured } from './support/measured.ts'

const PER_SECOND = 32
const SECONDS = 20

export interface CustomersMeasured {
  /** What was typed, or 'open a record'. */
  what: string
  small: Measured
  big: Measured
}

export async function measureCustomers(
  cluster: BenchCluster,
  sizes: { small: number; big: number },
  tell: (sentence: string) => void,
): Promise<CustomersMeasured[]> {
  const small = await measureAmong(await makeCouncil(cluster, sizes.small, tell), sizes.small)
  const big = await measureAmong(await makeCouncil(cluster, sizes.big, tell), sizes.big)
  return Object.keys(small).map(what => ({ what, small: small[what]!, big: big[what]! }))
}

/** What people type when they look for this one. */
const TYPED: Record<string, (who: Someone, random: () => number) => string> = {
  'a whole name': ({ name }) => name,
  'a name half typed': ({ name }) => name.slice(0, -2).toLowerCase(),
  'a name mistyped': ({ name }, random) => mistype(name, random),
  'a family name': ({ name }) => name.split(' ')[1]!,
  'a phone number': ({ phone }) => `0${phone.slice(3, 7)} ${phone.slice(7)}`,
  'six digits': ({ phone }) => phone.slice(-6),
  'an email': ({ email }) => email,
  'a postcode and number': ({ postcode, house }) => `${house} ${postcode}`,
  'a street and number': ({ street, house }) => `${house} ${street} road`,
  'a name and postcode': ({ name, postcode }) => `${name.split(' ')[1]} ${postcode}`,
  'a name and birthday': ({ name, born }) => `${name} ${born.split('-').reverse().join('/')}`,
}

async function measureAmong(url: string, count: number): Promise<Record<string, Measured>> {
  const { ctx, database } = openBenchContext(url)
  const adviser = ctx({ actor: await addAdviser(ctx()) })
  const postcodes = await listPostcodes(url)
  const random = dice(7)
  const anybody = () => Math.floor(random() * count)
  const kinds = Object.keys(TYPED)
  const search = (what: string) => findCustomers(adviser, TYPED[what]!(someone(anybody(), postcodes), random))
  const opened = await Promise.all(
    Array.from({ length: 20 }, () => openCustomer(adviser, { customerId: idOf(anybody()), reason: 'speaking' })),
  )
  const open = async () => {
    const { id } = await readCustomer(adviser, pick(opened, random()))
    await listOfPerson(adviser, id)
  }
  for (const what of [...kinds, ...kinds]) await search(what)
  const times = await atPace(() => {
    const what = random() < 0.1 ? 'open a record' : pick(kinds, random())
    return { what, work: what === 'open a record' ? open() : search(what) }
  })
  await database.close()
  const searches = [...times].filter(([what]) => what !== 'open a record').flatMap(([, each]) => each)
  return {
    ...Object.fromEntries([...times].toSorted().map(([what, each]) => [what, measured(each, SECONDS)])),
    'every search': measured(searches, SECONDS),
  }
}

/** Begins something so many times a second, and says how long each took. */
async function atPace(begin: () => { what: string; work: Promise<unknown> }): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>()
  const running: Promise<void>[] = []
  const start = performance.now()
  for (let n = 0; n < PER_SECOND * SECONDS; n++) {
    const due = start + (n * 1000) / PER_SECOND
    await pause(Math.max(0, due - performance.now()))
    const { what, work } = begin()
    running.push(work.then(() => void times.set(what, [...(times.get(what) ?? []), performance.now() - due])))
  }
  await Promise.all(running)
  return times
}

async function addAdviser(ctx: Ctx): Promise<StaffActor> {
  const id = idOf(0, 9)
  await sql`insert into organisation.staff_members (id, email, name, roles)
    values (${id}, 'adviser@bench.test', 'Adviser', '{adviser}') on conflict do nothing`.execute(ctx.db)
  const roles = ['adviser']
  return {
    kind: 'staff',
    id,
    name: 'Adviser',
    email: 'adviser@bench.test',
    roles,
    teams: [],
    permissions: permissionsOf(roles),
  }
}
