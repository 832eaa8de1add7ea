// How long it takes from the telephone system's telling of a ringing phone to the adviser's screen, with everybody's screen
// open and everybody on a call: rings come far faster than on the worst Monday, so that a minute shows what an hour would.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { makeTelephonyKey } from '../src/modules/interactions/index.ts'
import { markAsDemonstration } from '../src/platform/settings.ts'
import { signInAdvisers, tellOfCall } from './support/advisers.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'
import { type Measured, measured } from './support/measured.ts'
import { startWebProcess } from './support/web-process.ts'

/** The bar is 800 calls an hour: 0.22 a second. */
const RINGS_A_SECOND = 4
const RINGS = 160

export interface CallsMeasured {
  /** Screens that are open, each of somebody who is on a call. */
  screens: number
  times: Measured
}

interface Adviser {
  email: string
  call: string
  /** Resolves when her screen is told that her phone rings. */
  rings(): Promise<number>
  close(): void
}

export async function measureCalls(cluster: BenchCluster, sizes: number[]): Promise<CallsMeasured[]> {
  const found: CallsMeasured[] = []
  for (const screens of sizes) found.push({ screens, times: await measureWith(cluster, screens) })
  return found
}

async function measureWith(cluster: BenchCluster, screens: number): Promise<Measured> {
  const url = await cluster.copy('base', `calls_${screens}_${Date.now()}`)
  const { ctx, database } = openBenchContext(url)
  await markAsDemonstration(ctx())
  const key = await makeTelephonyKey(ctx())
  const cookies = await signInAdvisers(ctx(), screens)
  const web = await startWebProcess(url)
  const origin = `http://127.0.0.1:${web.port}`
  const advisers = await Promise.all([...cookies].map(each => openScreen(origin, ...each)))
  try {
    for (const each of advisers) await tell(origin, key, each, 'answered')
    const times: number[] = []
    const running: Promise<void>[] = []
    const start = performance.now()
    for (let n = 0; n < RINGS; n++) {
      await pause(Math.max(0, start + (n * 1000) / RINGS_A_SECOND - performance.now()))
      running.push(ring(origin, key, advisers[n % screens]!).then(time => void times.push(time)))
    }
    await Promise.all(running)
    return measured(times, (performance.now() - start) / 1000)
  } finally {
    for (const each of advisers) each.close()
    await web.stop()
    await database.close()
  }
}

/** She hangs up, and her phone rings again. */
async function ring(origin: string, key: string, adviser: Adviser): Promise<number> {
  await tell(origin, key, adviser, 'ended')
  adviser.call = randomUUID()
  const rings = adviser.rings()
  const start = performance.now()
  await tell(origin, key, adviser, 'ringing')
  const time = (await rings) - start
  await tell(origin, key, adviser, 'answered')
  return time
}

const tell = (origin: string, key: string, { email, call }: Adviser, type: string): Promise<void> =>
  tellOfCall(origin, key, { call, type, agent: email, caller: '07700 900123' })

async function openScreen(origin: string, email: string, cookie: string): Promise<Adviser> {
  const ending = new AbortController()
  const answer = await fetch(`${origin}/staff/desk/live`, {
    headers: { cookie },
    signal: ending.signal,
    redirect: 'error',
  })
  const waiting: ((at: number) => void)[] = []
  void read(answer, data => {
    if (/"state":"ringing"/.test(data)) waiting.shift()?.(performance.now())
  }).catch(() => {})
  return {
    email,
    call: randomUUID(),
    rings: () => new Promise(resolve => waiting.push(resolve)),
    close: () => ending.abort(),
  }
}

async function read(answer: Response, told: (data: string) => void): Promise<void> {
  let text = ''
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    const lines = (text + part).split('\n\n')
    text = lines.pop()!
    for (const line of lines) told(line)
  }
}
