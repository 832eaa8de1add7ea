import { setTimeout as pause } from 'node:timers/promises'

/** Work that goes on in the background until it is stopped. */
export interface Repeating {
  /** Resolves when the round in hand is finished; no other begins. */
  stop(): Promise<void>
}

const LONGEST_PAUSE = 10_000

/**
 * Does a piece of work again and again: at once while it answers that there is more, else after `every` ms. When it
 * fails, `onError` is told and the pauses grow up to 10 s, until it works again.
 */
export function repeat(
  work: () => Promise<boolean>,
  options: { every: number; onError(error: unknown): void },
): Repeating {
  const stopping = new AbortController()
  let failures = 0

  async function round(): Promise<boolean> {
    try {
      const more = await work()
      failures = 0
      return more
    } catch (error) {
      failures += 1
      options.onError(error)
      return false
    }
  }

  async function rounds(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (await round()) continue
      const wait = Math.min(options.every * 2 ** failures, Math.max(options.every, LONGEST_PAUSE))
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const running = rounds()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
