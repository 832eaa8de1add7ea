import type { Progress } from './progress.ts'
import type { Supervisor } from './supervisor.ts'

// npm passes Ctrl-C on although the terminal has already sent it to everybody: that is not a second one.
const SAME_SIGNAL_WITHIN = 500

/** Ctrl-C, SIGTERM or the end of the terminal stop everything cleanly; another one a little later ends it at once. */
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
  // The terminal may be gone by now; that must not keep us from stopping in order.
  process.stdout.on('error', () => {})
}
