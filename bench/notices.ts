// Notices to many, as fast as a provider of texts takes them, while codes and acknowledgements go in between. Two workers as a
// council runs them, and a stand-in for the provider on this machine, which refuses what is more than its rate (429).
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type NewMessage, queueMessages } from '../src/modules/channels/index.ts'
import { system } from '../src/platform/actor.ts'
import type { Ctx } from '../src/platform/context.ts'
import { newId } from '../src/platform/id.ts'
import { SUPERVISED, type ToChild } from '../src/supervisor/messages.ts'
import { NOTIFY_KEY, openNotify, type ProviderStandIn } from '../test/support/text-providers.ts'
import type { BenchCluster } from './support/cluster.ts'
import { openBenchContext } from './support/context.ts'

const WORKERS = 2
/** So many rows go into one statement, as where a notice is told. */
const AT_A_TIME = 500
/** An acknowledgement each so many milliseconds. */
const EACH = 250
const root = path.resolve(import.meta.dirname, '..')

export interface NoticesMeasured {
  notices: number
  perMinute: number
  /** Minutes until the last one was taken. */
  minutes: number
  acknowledgements: number
  /** Milliseconds from an acknowledgement that is written down to the provider that has it. */
  waits: { p50: number; p95: number; most: number }
  /** How many the provider had in its fullest minute, and how often it said that it was too many. */
  fullest: number
  tooMany: number
  /** Sent more than once, or never. */
  wrong: number
  /** Megabytes of the largest worker after each tenth. */
  memory: number[]
}

export async function measureNotices(
  cluster: BenchCluster,
  { notices, perMinute }: { notices: number; perMinute: number },
  tell: (line: string) => void,
): Promise<NoticesMeasured> {
  const url = await cluster.copy('base', `notices_${Date.now()}`)
  const closing: (() => unknown)[] = []
  const provider = await openNotify({ after: close => void closing.push(close) })
  provider.perMinute = perMinute
  const { ctx: open, database } = openBenchContext(url)
  const ctx = open({ actor: system('worker') })
  const workers: ChildProcess[] = []
  try {
    await writeNotices(ctx, notices)
    tell(`  ${notices.toLocaleString('en')} notices wait`)
    for (let count = 0; count < WORKERS; count++) workers.push(await startWorker(url, provider.url, perMinute))
    const begun = Date.now()
    const written = new Map<string, number>()
    const memory: number[] = []
    while (provider.taken.length - written.size < notices) {
      written.set(await writeAcknowledgement(ctx, written.size), Date.now())
      await pause(EACH)
      if (((provider.taken.length - written.size) * 10) / notices > memory.length + 1) {
        memory.push(Math.max(...(await Promise.all(workers.map(memoryOf)))))
        tell(`  ${provider.taken.length.toLocaleString('en')} taken, ${memory.at(-1)!.toFixed(0)} MB`)
      }
    }
    const minutes = (Date.now() - begun) / 60_000
    await pause(3_000)
    return { notices, perMinute, minutes, memory, ...judge(provider, written, notices) }
  } finally {
    for (const worker of workers) worker.send({ type: 'stop' } satisfies ToChild)
    await Promise.all(workers.map(worker => once(worker, 'exit')))
    await database.close()
    for (const close of closing) await close()
  }
}

function judge(provider: ProviderStandIn, written: Map<string, number>, notices: number) {
  const { taken, tooMany } = provider
  const waits = taken
    .flatMap(({ reference, at }) => (written.has(reference!) ? [at.getTime() - written.get(reference!)!] : []))
    .sort((a, b) => a - b)
  const share = (of: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * of))] ?? Number.NaN
  let [first, fullest] = [0, 0]
  for (const [index, { at }] of taken.entries()) {
    while (at.getTime() - taken[first]!.at.getTime() >= 60_000) first++
    fullest = Math.max(fullest, index - first + 1)
  }
  const wrong = notices + written.size - new Set(taken.map(({ reference }) => reference)).size
  return {
    acknowledgements: written.size,
    waits: { p50: share(0.5), p95: share(0.95), most: waits.at(-1) ?? Number.NaN },
    fullest,
    tooMany,
    wrong: Math.abs(wrong) + (taken.length - new Set(taken.map(({ reference }) => reference)).size),
  }
}

async function writeNotices(ctx: Ctx, notices: number): Promise<void> {
  for (let from = 0; from < notices; from += AT_A_TIME) {
    const some = Array.from({ length: Math.min(AT_A_TIME, notices - from) }, (_, index) => notice(from + index))
    await ctx.transaction(ctx => queueMessages(ctx, some))
  }
}

const notice = (number: number): NewMessage => ({
  key: `notice:${number}`,
  medium: 'text',
  recipient: `+447700${String(number).padStart(6, '0')}`,
  language: 'en',
  subject: 'Bins are late',
  words: 'Bins in Calne are delayed to Friday. See what is happening: https://council.test/track/x',
  urgency: 'notice',
})

async function writeAcknowledgement(ctx: Ctx, number: number): Promise<string> {
  const key = `received:${number}:${newId()}`
  const words = `We have got it. Your reference is ${number}.`
  const message = { key, medium: 'text' as const, recipient: '+447700900123', language: 'en', subject: '', words }
  await ctx.transaction(ctx => queueMessages(ctx, [{ ...message, urgency: 'now' }]))
  return (await ctx.db.selectFrom('channels.messages').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
}

async function startWorker(databaseUrl: string, providerUrl: string, perMinute: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(root, 'src/main.ts'), 'worker'], {
    env: {
      ...SUPERVISED,
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      DATA_DIR: new URL(databaseUrl).searchParams.get('host')!,
      DEMO: 'no',
      LOG_LEVEL: 'error',
      QUIET_HOURS: 'none',
      NOTIFY_URL: providerUrl,
      NOTIFY_API_KEY: NOTIFY_KEY,
      NOTIFY_TEXT_TEMPLATE: newId(),
      NOTIFY_RATE: String(perMinute),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send({ type: 'begin', settings: {} } satisfies ToChild)
  const [ready] = await once(child, 'message')
  if (ready.type !== 'ready') throw new Error(ready.sentence)
  return child
}

/** Where nothing tells of memory, as on macOS, no bar is met. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) * 1024) / 1_000_000
}
