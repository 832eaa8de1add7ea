import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../../platform/context.ts'
import { sideBySide } from '../../platform/database/together.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import {
  type Arrival,
  holdAlone,
  holdOn,
  holdWaiting,
  letGo,
  lockArrival,
  lockWaiting,
  type Medium,
  markRead,
  noteUnread,
  type Said,
} from './arrivals.store.ts'
import { arrivalRetried, arrivalSeenTo } from './channels.events.ts'
import { lanesOf } from './lanes.ts'

/** Thrown by a reader: trying again would change nothing. The message says why, for a person. */
export class Unreadable extends Error {
  /** What its headings say all the same. */
  readonly said: Said | undefined
  constructor(why: string, said?: Said) {
    super(why)
    this.said = said
  }
}

/** What is to be done about an arrival. */
export type Understood = Touches & ({ act: Act } | { beside: (ctx: Ctx) => Promise<Act | null> })

/** Done by itself, in one transaction with the mark that it is read. */
export type Act = (ctx: Ctx) => Promise<void>

/** `beside`: done at the same time as others, as `sideBySide` has it; what it answers is left to be done by itself. */
interface Touches {
  /** Whose it is and what it answers, in any words: of two that share one the later is acted on after the earlier. */
  touches: readonly string[]
  /** Of two with the same the later sees what the earlier did, be it another process that acts on it. */
  alone?: string
}

/** Reads the raw form outside any transaction. */
export type ReadArrival = (ctx: Ctx, arrival: Arrival, raw: Buffer) => Promise<Understood>

const AT_A_TIME = 30
/** Most of what is done about one is waiting for the database: so many transactions at once. */
const LANES = 3
const MEDIA: readonly Medium[] = ['email', 'text', 'letter', 'voice']
/** So many bytes of mail are in memory at once: whatever is larger is read alone. */
const BYTES_TOGETHER = 4_000_000
const TRIES = 5
const HOLD_ON_EVERY = 10_000
const REST_SECONDS = 20

/**
 * Reads some of what waits, the oldest first. Each is read once: its effect and the mark that it is read are one transaction,
 * which several share. What fails is tried five times, with pauses; then, or at once where the reader throws `Unreadable`, it
 * waits for a person. True: there may be more. `media`: only those; what takes long is read apart, `atATime`.
 */
export async function readArrivals(
  ctx: Ctx,
  read: ReadArrival,
  { media = MEDIA, atATime = AT_A_TIME }: { media?: readonly Medium[]; atATime?: number } = {},
): Promise<boolean> {
  const held = await holdWaiting(ctx, atATime, media)
  const resting: Arrival[] = []
  for (const group of groupsOf(held)) await readTogether(ctx, group, { read, resting })
  return held.length === atATime
}

function groupsOf(held: Arrival[]): Arrival[][] {
  const groups: Arrival[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const arrival of held) {
    bytes += arrival.bytes
    if (bytes <= BYTES_TOGETHER) groups.at(-1)!.push(arrival)
    else {
      groups.push([arrival])
      bytes = arrival.bytes
    }
  }
  return groups
}

/** `resting`: what could not be read yet; whatever its sender wrote later waits for it. */
interface Reading {
  read: ReadArrival
  resting: Arrival[]
}

async function readTogether(ctx: Ctx, group: Arrival[], { read, resting }: Reading): Promise<void> {
  const stop = keepHolding(ctx, group)
  try {
    const understood = await Promise.all(group.map(arrival => understand(ctx, arrival, { read, resting })))
    const { now = [], later = [] } = Object.groupBy(
      understood.flatMap(each => each ?? []),
      ({ arrival }) => (isBehind(arrival, resting) ? 'later' : 'now'),
    )
    await leave(ctx, later)
    await Promise.all(lanesOf(now, LANES).map(lane => actOrEach(ctx, lane, resting)))
  } finally {
    stop()
  }
}

/** Whether something of the same sender that came before rests. */
const isBehind = ({ id, sender, receivedAt }: Arrival, resting: readonly Arrival[]): boolean =>
  resting.some(
    earlier =>
      sender !== '' &&
      earlier.sender.toLowerCase() === sender.toLowerCase() &&
      (earlier.receivedAt < receivedAt || (+earlier.receivedAt === +receivedAt && earlier.id < id)),
  )

const leave = async (ctx: Ctx, all: readonly Read[]): Promise<void> => {
  if (all.length === 0) return
  await letGo(
    ctx,
    all.map(({ arrival }) => arrival.id),
  )
}

/** A thick scan takes minutes. */
function keepHolding(ctx: Ctx, group: Arrival[]): () => void {
  const ids = group.map(({ id }) => id)
  const hold = () =>
    holdOn(ctx, ids).catch(err => ctx.log.warn({ err }, 'what is being read may be read by another too'))
  const timer = setInterval(hold, HOLD_ON_EVERY)
  return () => clearInterval(timer)
}

type Read = Understood & { arrival: Arrival }

async function understand(ctx: Ctx, arrival: Arrival, { read, resting }: Reading): Promise<Read | null> {
  try {
    // Whoever held it so often never came back from reading it.
    if (arrival.tries > TRIES) throw new Unreadable(arrival.problem ?? 'Reading it never came to an end')
    const understood = await read(ctx, arrival, await buffer(ctx.ports.files.open(arrival.sha256)))
    return { arrival, ...understood }
  } catch (error) {
    await noteFailure(ctx, arrival, error as Error, resting)
    return null
  }
}

/** One that fails undoes all of its lane: each by itself, then, to see which. */
async function actOrEach(ctx: Ctx, waves: Read[][], resting: Arrival[]): Promise<void> {
  const each = waves.flat()
  try {
    await actOn(ctx, waves)
  } catch (error) {
    if (each.length === 1) return noteFailure(ctx, each[0]!.arrival, error as Error, resting)
    for (const one of each)
      if (isBehind(one.arrival, resting)) await leave(ctx, [one])
      else await actOn(ctx, [[one]]).catch(error => noteFailure(ctx, one.arrival, error as Error, resting))
  }
}

/** Wave after wave: a later one may answer one of an earlier wave. */
async function actOn(ctx: Ctx, waves: Read[][]): Promise<void> {
  const each = waves.flat()
  await ctx.transaction(async ctx => {
    const waiting = await lockWaiting(
      ctx,
      each.map(({ arrival }) => arrival.id),
    )
    await holdAlone(
      ctx,
      each.flatMap(({ alone }) => alone ?? []),
    )
    for (const wave of waves) {
      const still = wave.filter(({ arrival }) => waiting.has(arrival.id))
      const acts = await sideBySide(
        ctx,
        still.map(each => async () => ('act' in each ? each.act : each.beside(ctx))),
      )
      for (const act of acts) await act?.(ctx)
    }
    await markRead(ctx, waiting)
  })
}

async function noteFailure(ctx: Ctx, arrival: Arrival, error: Error, resting: Arrival[]): Promise<void> {
  const { id, tries } = arrival
  const problem = error.message
  const said = error instanceof Unreadable ? error.said : undefined
  if (error instanceof Unreadable || tries >= TRIES) return noteUnread(ctx, id, { state: 'unreadable', problem, said })
  // What somebody said is heard at once, whatever became of what she said before.
  if (arrival.medium !== 'voice') resting.push(arrival)
  ctx.log.warn({ err: error, arrival: id }, 'what arrived could not be read yet')
  await noteUnread(ctx, id, { state: 'waiting', problem, restSeconds: REST_SECONDS * tries })
}

/** A person has it read again: perhaps the program can by now. Throws `Refused('channels.not-unreadable')`. */
export async function retryArrival(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state, seenToAt } = await lockArrival(ctx, id)
    refuseUnless(state === 'unreadable' || seenToAt !== null, 'channels.not-unreadable')
    await ctx.db
      .updateTable('channels.arrivals')
      .set({ state: 'waiting', tries: 0, held_until: null, seen_to_at: null, seen_to_by: null })
      .where('id', '=', id)
      .execute()
    await publish(ctx, arrivalRetried({ arrivalId: id }))
  })
}

/** A person has seen to what could not be read. It stays as it came, and can be read again. Throws `Refused('channels.not-unreadable')`. */
export async function seeToArrival(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state } = await lockArrival(ctx, id)
    refuseUnless(state === 'unreadable', 'channels.not-unreadable')
    const seen_to_by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    await ctx.db
      .updateTable('channels.arrivals')
      .set({ state: 'read', seen_to_at: ctx.now(), seen_to_by })
      .where('id', '=', id)
      .execute()
    await publish(ctx, arrivalSeenTo({ arrivalId: id }))
  })
}
