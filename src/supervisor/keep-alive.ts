import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '../platform/cannot-start.ts'
import { pauseBeforeStart, WELL_AGAIN_AFTER } from './backoff.ts'
import type { Running, Unit } from './unit.ts'

/** A unit that is started again whenever it ends, until it is told to stop. */
export type Kept = {
  stop(): Promise<void>
  kill(): void
  /** Lets it finish, then starts it afresh (after a change of the code). */
  restart(): Promise<void>
}

type Options = {
  /** Is told in one sentence when a unit ends or does not start. */
  report(sentence: string): void
  /** Gives up a first start that is under way. */
  giveUp?: AbortSignal
  pauseBefore?: (stops: number) => number
  wellAgainAfter?: number
}

const FIRST_START_TRIES = 3

async function startFirst(unit: Unit, signal: AbortSignal): Promise<Running> {
  for (let tries = 1; ; tries++) {
    try {
      return await unit.start(signal)
    } catch (error) {
      if (error instanceof CannotStart || signal.aborted || tries === FIRST_START_TRIES) throw error
    }
  }
}

/**
 * Starts a unit and keeps it alive, with longer and longer pauses while it keeps ending.
 * Rejects when it does not start at all. Once it has been ready, it is never given up.
 */
export async function keepAlive(unit: Unit, options: Options): Promise<Kept> {
  const { report, giveUp, pauseBefore = pauseBeforeStart, wellAgainAfter = WELL_AGAIN_AFTER } = options
  const stopping = new AbortController()
  let running: Running | null = await startFirst(unit, giveUp ?? stopping.signal)
  let restarting = false

  async function startAgain(stops: number): Promise<Running | null> {
    await pause(pauseBefore(stops), undefined, { signal: stopping.signal })
    try {
      return await unit.start(stopping.signal)
    } catch (error) {
      if (!stopping.signal.aborted) report(`The ${unit.name} does not start: ${(error as Error).message}`)
      return null
    }
  }

  async function watch(): Promise<void> {
    let stops = 0
    while (!stopping.signal.aborted) {
      if (running) {
        const since = Date.now()
        const how = await running.ended
        running = null
        if (stopping.signal.aborted) return
        if (Date.now() - since >= wellAgainAfter || restarting) stops = 0
        if (!restarting) report(`The ${unit.name} stopped (${how}): starting it again.`)
        restarting = false
      }
      stops += 1
      running = await startAgain(stops).catch(() => null)
    }
    await running?.stop()
  }

  const watching = watch()
  return {
    async stop() {
      stopping.abort()
      await running?.stop()
      await watching
    },
    kill() {
      stopping.abort()
      running?.kill()
    },
    async restart() {
      if (!running) return
      restarting = true
      await running.stop()
    },
  }
}
