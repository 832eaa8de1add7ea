import type { Progress } from './progress.ts'
import type { Supervisor } from './supervisor.ts'

// npm passes Ctrl-C on although the terminal has already sent it to everybody: that is not a second one.
const SAME_SIGNAL_WITHIN = 500
const LOOK_FOR_NPM_EVERY = 500

/** npm that is told to end takes its shell with it and leaves us behind: then we have no parent of ours any more. */
function whenNpmEnds(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, LOOK_FOR_NPM_EVERY)
  timer.unref()
}

/**
 * Ctrl-C, SIGTERM, the end of the terminal or of npm stop everything cleanly; another signal a little later ends it at
 * once.
 */
export function stopOnSignals(supervisor: Supervisor, tell: Progress): void {
  let first: number | undefined
  async function onSignal(): Promise<void> {
    if (first === undefined) {
      first = performance.now()
      tell('\nStopping: work in hand is finished first. Press Ctrl and C again to stop at once.')
      await supervisor.stop()
      tell('Firstpoint has stopped.')
      process.exit(0)
    }
    if (performance.now() - first < SAME_SIGNAL_WITHIN) return
    supervisor.kill()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  whenNpmEnds(onSignal)
  // The terminal may be gone by now; that must not keep us from stopping in order.
  process.stdout.on('error', () => {})
}
