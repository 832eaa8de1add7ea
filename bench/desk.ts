// An adviser at her desk among ten thousand customers and among a million: one call after the other, of those who ring most
// as often as they do. Each step is the whole of its request, in a web process of its own.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { makeTelephonyKey } from '../src/modules/interactions/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { BROWSER_COOKIE, csrfToken } from '../src/platform/page/csrf.ts'
import { markAsDemonstration, readSettings } from '../src/platform/settings.ts'
import { countedWeb } from '../test/support/counted-web.ts'
import { openTestPorts } from '../test/support/ports.ts'
import { signInAdvisers, tellOfCall } from './support/advisers.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'
import { listPostcodes, makeCouncil } from './support/council.ts'
import { timesOf } from './support/fill-conversations.ts'
import { dice, idOf, someone } from './support/fill-customers.ts'
import { type Measured, measured } from './support/measured.ts'
import { startWebProcess } from './support/web-process.ts'

const WARM_UP = 10
const CALLS = 120
const SERVICE = 'pothole'

const STEPS = {
  person: 'say who it is',
  screen: 'the whole workspace screen',
  words: 'keep what is typed',
  matter: 'save a matter',
  drafted: 'the wrap-up as it is drafted',
  wrapUp: 'wrap up',
} as const

type Step = keyof typeof STEPS

export interface DeskMeasured {
  steps: { what: string; isScreen: boolean; small: Measured; big: Measured }[]
  /** Of the workspace screen. */
  queries: { small: number; big: number }
}

type Tell = (sentence: string) => void

/** Call by call in both in turn: what else the machine does meets both. */
export async function measureDesk(
  cluster: BenchCluster,
  sizes: { small: number; big: number },
  tell: Tell,
): Promise<DeskMeasured> {
  const small = await openDesk(cluster, sizes.small, tell)
  const big = await openDesk(cluster, sizes.big, tell)
  for (let call = 0; call < WARM_UP + CALLS; call++)
    for (const desk of [small, big]) await desk.takeCall({ counts: call >= WARM_UP })
  const queries = { small: await small.countQueries(), big: await big.countQueries() }
  await Promise.all([small.close(), big.close()])
  const steps = (Object.keys(STEPS) as Step[]).map(step => ({
    what: STEPS[step],
    isScreen: step === 'screen',
    small: small.measured(step),
    big: big.measured(step),
  }))
  return { steps, queries }
}

async function openDesk(cluster: BenchCluster, customers: number, tell: Tell) {
  const url = await makeCouncil(cluster, customers, tell)
  const { ctx, database } = openBenchContext(url)
  await markAsDemonstration(ctx())
  const key = await makeTelephonyKey(ctx())
  const [[agent, signedIn]] = [...(await signInAdvisers(ctx(), 1))] as [[string, string]]
  await giveHistory(ctx(), agent)
  const browser = randomUUID()
  const cookie = `${signedIn}; ${BROWSER_COOKIE}=${browser}`
  const _csrf = csrfToken((await readSettings(ctx())).secret, browser)
  const postcodes = await listPostcodes(url)
  const random = dice(11)
  const web = await startWebProcess(url)
  const origin = `http://127.0.0.1:${web.port}`
  const times: Record<Step, number[]> = { person: [], screen: [], words: [], matter: [], drafted: [], wrapUp: [] }

  /** Somebody with a phone, the oftener the oftener she rings. */
  function ringing(): number {
    for (;;) {
      const customer = 2 * Math.floor((random() * customers) / 2)
      if (random() * 50 < timesOf(customer)) return customer
    }
  }

  async function ask(path: string, form?: Record<string, string> | [string, string][]) {
    const body = form && new URLSearchParams(form)
    body?.set('_csrf', _csrf)
    const begun = performance.now()
    const answer = await fetch(`${origin}${path}`, {
      headers: { cookie, accept: 'text/html' },
      redirect: 'manual',
      ...(body && { method: 'POST', body }),
    })
    const page = await answer.text()
    const time = performance.now() - begun
    const to = answer.headers.get('location') ?? ''
    if (answer.status >= 400 || to.includes('refused'))
      throw new Error(`${path} was answered ${answer.status} ${to} ${page}`)
    return { time, page, to }
  }

  /** She rings, is on the line, and the adviser types where it is about and says who she is. */
  async function begin() {
    const customer = ringing()
    const { phone, postcode } = someone(customer, postcodes)
    const call = { call: randomUUID(), agent, caller: phone }
    await tellOfCall(origin, key, { ...call, type: 'ringing' })
    await tellOfCall(origin, key, { ...call, type: 'answered' })
    const { rows } = await sql<{ id: string }>`select i.id from interactions.interactions i
      join interactions.calls k on k.id = i.call_id where k.provider_call = ${call.call}`.execute(ctx().db)
    const home = `/staff/desk/${rows[0]!.id}`
    const said: [string, string][] = ['name', 'address'].map(thing => ['besides', thing])
    const who = Object.entries({ how: 'said', customer: idOf(customer), postcode })
    const person = await ask(`${home}/person`, [...who, ...said])
    return { home, person, hangUp: () => tellOfCall(origin, key, { ...call, type: 'ended' }) }
  }

  async function takeCall({
    counts,
    look,
  }: {
    counts: boolean
    look?: (home: string) => Promise<void>
  }): Promise<void> {
    const { home, person, hangUp } = await begin()
    await look?.(home)
    const screen = await ask(home)
    const matter = /name="asked-([^"]+)"/.exec(screen.page)![1]!
    const typed = { note: 'She rings from work.', [`asked-${matter}`]: 'There is a hole in the road again.' }
    const words = await ask(`${home}/words`, typed)
    const answered = { ...typed, [`answer-${matter}`]: 'We look at it this week.' }
    const saved = await ask(`${home}/matters`, { ...answered, service: `${matter} ${SERVICE}` })
    await hangUp()
    const drafted = await ask(`${home}/wrap-up`)
    const ending = { matter, [`outcome-${matter}`]: 'settled', note: 'She rings from work.', promise: '' }
    const wrapUp = await ask(`${home}/wrap-up`, ending)
    if (!wrapUp.to.includes('done=wrapped')) throw new Error('a conversation was not wrapped up')
    const took = { person, screen, words, matter: saved, drafted, wrapUp }
    if (counts) for (const step of Object.keys(took) as Step[]) times[step].push(took[step].time)
  }

  /** Of one more call: what the screen asks once what is held in memory is there. */
  async function countQueries(): Promise<number> {
    const { ports, close } = await openTestPorts('unprocessed')
    const { server, counted, close: closeWeb } = await countedWeb(url, ports)
    await takeCall({
      counts: false,
      async look(home) {
        const show = () => server.inject({ url: home, headers: { cookie, accept: 'text/html' } })
        await show()
        counted.length = 0
        const { statusCode } = await show()
        if (statusCode !== 200) throw new Error(`the screen was answered ${statusCode}`)
      },
    })
    await closeWeb()
    await close()
    return counted.length
  }

  return {
    takeCall,
    countQueries,
    measured: (step: Step): Measured => measured(times[step], times[step].reduce((sum, time) => sum + time, 0) / 1000),
    async close() {
      await web.stop()
      await database.close()
    },
  }
}

/** She has been here for four years: what a colleague took becomes hers. */
async function giveHistory(ctx: Ctx, email: string): Promise<void> {
  await sql`with she as (select id from organisation.staff_members where email = ${email}),
      before as (select adviser_id as id from interactions.interactions order by interactions.id limit 1),
      opened as (update customers.openings set staff_id = she.id from she, before where staff_id = before.id)
    update interactions.interactions set adviser_id = she.id from she, before
    where adviser_id = before.id and wrapped_at is not null`.execute(ctx.db)
}
