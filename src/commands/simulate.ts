import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { ProviderSettings } from '../adapters/providers/index.ts'
import { PLAYED } from '../adapters/telephony/index.ts'
import { findNotArrived } from '../modules/channels/index.ts'
import { readLineOutcomes } from '../modules/interactions/index.ts'
import { readOrganisation } from '../modules/organisation/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Ctx } from '../platform/context.ts'
import { normalPhone } from '../platform/phone.ts'
import { SIMULATOR, simulatorKey } from '../sites/voice/index.ts'
import { say } from '../supervisor/progress.ts'
import type { ConfigWithDatabase } from '../supervisor/with-database.ts'
import { withContext } from './command-context.ts'
import { playAdvisers } from './simulating/played-advisers.ts'
import { type Played, playCaller } from './simulating/played-callers.ts'
import { PlayedSwitch } from './simulating/played-switch.ts'
import { keepRecordings } from './simulating/sound.ts'
import { describeCalls } from './simulating/tally.ts'

const USE =
  'Use it so: firstpoint simulate calls --per-hour 200 [--minutes 10] [--at-once 0] [--advisers 6] [--talk 120] [--as-it-is] [--paid-texts]'
const SECOND = 1000
/** After the last call came those that wait are seen through, so long at most. */
const SEE_THROUGH = 20 * 60 * SECOND
/** Of those who ring together one comes so soon after the other. */
const TOGETHER_EVERY = 100
const RING_BACK = 5 * 60 * SECOND

interface Options {
  perHour: number
  minutes: number
  /** So many ring in the first seconds. */
  atOnce: number
  advisers: number
  talk: number
  /** The lines keep their hours; else they answer at any hour. */
  asItIs: boolean
  /** Where texts really go out, so do those to callers who are played. */
  paidTexts: boolean
}

export const prepare = async (_: unknown, args: string[]): Promise<Options> => readOptions(args)

/**
 * `firstpoint simulate calls`: plays the provider of the telephone lines against the demonstration that runs: callers with numbers
 * that belong to nobody (Ofcom's for drama), and colleagues who take them. At the end it says what became of every call.
 */
export async function run(config: ConfigWithDatabase, _: string[], prepared: unknown): Promise<void> {
  const options = prepared as Options
  refusePaidTexts(config.providers, options)
  await withContext(config, 'simulator', async ctx => {
    const key = await simulatorKey(ctx)
    if (!key) throw new CannotStart('Calls are played in a demonstration only: this database is none.')
    const origin = config.baseUrl
    const isUp = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (!isUp) throw new CannotStart(`Nothing answers at ${origin}: start it first (npm start), with the same PORT.`)
    say(`${options.perHour} calls an hour for ${options.minutes} minutes, ${options.advisers} colleagues play along.`)
    if (!options.asItIs) say('The lines answer at any hour; with --as-it-is they keep theirs.')
    for (const line of await playCalls(ctx, options, { origin, key })) say(line)
  })
}

/** Who is played asks for links and references by text; the numbers ring nobody, but each text is sent and paid for. */
export function refusePaidTexts(
  { twilio, notify }: Pick<ProviderSettings, 'twilio' | 'notify'>,
  { paidTexts }: Pick<Options, 'paidTexts'>,
): void {
  const by = twilio ? 'TWILIO_ACCOUNT_SID' : notify?.textTemplate ? 'NOTIFY_API_KEY' : null
  if (!by || paidTexts) return
  throw new CannotStart(
    `Texts really go out here (${by} is set), and the callers who are played ask for some: each is paid for. Start the demonstration and this without ${by}, or add --paid-texts.`,
  )
}

interface Against {
  /** Where the program answers. */
  origin: string
  /** What the played provider signs with. */
  key: string
  /** Callers and colleagues live faster where a test waits for them: how long a second of theirs lasts, in milliseconds. */
  second?: number
  chance?: () => number
  /** Which share of conversations is handed over with the call. */
  handedOver?: number
}

const HANDED_OVER = 0.15

/** Answers what became of the calls, in lines to read. */
export async function playCalls(
  ctx: Ctx,
  options: Options,
  { origin, key, second = SECOND, chance = Math.random, handedOver = HANDED_OVER }: Against,
): Promise<string[]> {
  const { goldenNumbers } = await readOrganisation(ctx)
  const over = new AbortController()
  const recordings = await keepRecordings()
  const byInterface = await new PlayedSwitch(PLAYED).open()
  const { talk } = options
  const advisers = await playAdvisers(ctx, { count: options.advisers, talk, chance, second, handedOver })
  const calls: Promise<Played>[] = []
  const now = { there: 0, most: 0 }
  const ring = () => {
    const to = normalPhone(goldenNumbers[Math.floor(chance() * goldenNumbers.length)]!.number)
    const line = {
      origin,
      provider: SIMULATOR,
      key,
      from: someNumber(chance),
      to,
      open: !options.asItIs,
      switch: byInterface,
    }
    now.most = Math.max(now.most, ++now.there)
    calls.push(
      playCaller({ line, recordingOf: recordings.addressOf, talk, chance, second, signal: over.signal }).finally(
        () => now.there--,
      ),
    )
  }
  const stopped = Promise.withResolvers<void>()
  process.once('SIGINT', () => stopped.resolve())
  for (let n = 0; n < options.atOnce; n++) {
    ring()
    await pause(TOGETHER_EVERY)
  }
  const end = Date.now() + options.minutes * 60 * SECOND
  let isStopped = false
  void stopped.promise.then(() => {
    isStopped = true
  })
  for (;;) {
    const gap = (-Math.log(1 - chance()) * 3600 * SECOND) / options.perHour
    if (isStopped || Date.now() + gap >= end) break
    await Promise.race([pause(gap), stopped.promise])
    if (!isStopped) ring()
  }
  const all = Promise.all(calls)
  await Promise.race([all, stopped.promise, pause(SEE_THROUGH, undefined, { ref: false })])
  over.abort()
  const played = await all
  const deadline = Date.now() + (isStopped || options.advisers === 0 ? 0 : RING_BACK)
  while (Date.now() < deadline && (await stillToRing(ctx, played)) > 0) await pause(2 * SECOND)
  await advisers.stop()
  recordings.close()
  byInterface.close()
  const outcomes = await readLineOutcomes(
    ctx,
    played.map(({ call }) => call),
  )
  const messages = played.flatMap(({ recording }) => recording ?? [])
  const missing = await findNotArrived(ctx, SIMULATOR, messages)
  const facts = { most: now.most, missing: missing.size }
  return describeCalls(played, outcomes, facts)
}

const stillToRing = async (ctx: Ctx, played: Played[]): Promise<number> => {
  const kept = played.filter(({ ended }) => ended === 'place').map(({ call }) => call)
  return (await readLineOutcomes(ctx, kept)).filter(({ place }) => place === 'open').length
}

/** Ofcom keeps these for drama: they ring nobody's phone. A few withhold theirs. */
function someNumber(chance: () => number): string {
  const three = String(Math.floor(chance() * 1000)).padStart(3, '0')
  const kind = chance()
  if (kind < 0.05) return 'anonymous'
  return kind < 0.2 ? `+441632960${three}` : `+447700900${three}`
}

function readOptions(args: string[]): Options {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'per-hour': { type: 'string', default: '200' },
        minutes: { type: 'string', default: '10' },
        'at-once': { type: 'string', default: '0' },
        advisers: { type: 'string', default: '6' },
        talk: { type: 'string', default: '120' },
        'as-it-is': { type: 'boolean', default: false },
        'paid-texts': { type: 'boolean', default: false },
      },
    })
    if (positionals.length !== 1 || positionals[0] !== 'calls') throw new Error('only calls can be played')
    return {
      perHour: within(values['per-hour'], 1, 5_000, '--per-hour'),
      minutes: within(values.minutes, 0.1, 600, '--minutes'),
      atOnce: within(values['at-once'], 0, 500, '--at-once'),
      advisers: within(values.advisers, 0, 100, '--advisers'),
      talk: within(values.talk, 5, 3_600, '--talk'),
      asItIs: values['as-it-is'],
      paidTexts: values['paid-texts'],
    }
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}. ${USE}`)
  }
}

function within(typed: string, least: number, most: number, name: string): number {
  const value = Number(typed)
  if (typed.trim() !== '' && value >= least && value <= most) return value
  throw new Error(`${name} must be a number from ${least} to ${most}`)
}
