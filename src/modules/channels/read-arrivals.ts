import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { type Arrival, getArrival, holdWaiting, lockWaiting, settleArrival } from './arrivals.store.ts'
import { arrivalRetried } from './channels.events.ts'

/** Thrown by a reader: trying again would change nothing. The message says why, for a person. */
export class Unreadable extends Error {}

/** Reads the raw form outside any transaction, and answers what is to be done about it in one. */
export type ReadArrival = (ctx: Ctx, arrival: Arrival, raw: Buffer) => Promise<(ctx: Ctx) => Promise<void>>

const AT_A_TIME = 10
const TRIES = 5
const REST_SECONDS = 20

/**
 * Reads some of what waits, the oldest first. Each is read once: its effect and the mark that it is read are one transaction.
 * What fails is tried five times, with pauses; then, or at once where the reader throws `Unreadable`, it waits for a person.
 * True: there may be more.
 */
export async function readArrivals(ctx: Ctx, read: ReadArrival): Promise<boolean> {
  const held = await holdWaiting(ctx, AT_A_TIME)
  for (const arrival of held) await readOne(ctx, arrival, read)
  return held.length === AT_A_TIME
}

async function readOne(ctx: Ctx, arrival: Arrival, read: ReadArrival): Promise<void> {
  // Whoever held it so often never came back from reading it.
  if (arrival.tries > TRIES) return giveUp(ctx, arrival, arrival.problem ?? 'Reading it never came to an end')
  try {
    const act = await read(ctx, arrival, await buffer(ctx.ports.files.open(arrival.sha256)))
    await ctx.transaction(async ctx => {
      if (!(await lockWaiting(ctx, arrival.id))) return
      await act(ctx)
      await settleArrival(ctx, arrival.id, { state: 'read' })
    })
  } catch (error) {
    const problem = (error as Error).message
    if (error instanceof Unreadable || arrival.tries === TRIES) return giveUp(ctx, arrival, problem)
    ctx.log.warn({ err: error, arrival: arrival.id }, 'what arrived could not be read yet')
    await settleArrival(ctx, arrival.id, { state: 'waiting', problem, restSeconds: REST_SECONDS * arrival.tries })
  }
}

const giveUp = (ctx: Ctx, { id }: Arrival, problem: string) => settleArrival(ctx, id, { state: 'unreadable', problem })

/** A person has it read again: perhaps the program can by now. Throws `Refused('channels.not-unreadable')`. */
export async function retryArrival(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const { state } = await getArrival(ctx, id)
    refuseUnless(state === 'unreadable', 'channels.not-unreadable')
    await ctx.db
      .updateTable('channels.arrivals')
      .set({ state: 'waiting', tries: 0, held_until: null })
      .where('id', '=', id)
      .execute()
    await publish(ctx, arrivalRetried({ arrivalId: id }))
  })
}
