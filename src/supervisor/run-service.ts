// The life of the web and the worker process: under the supervisor, or by themselves.
import { once } from 'node:events'
import { type FromChild, isSupervised, type ToChild } from './messages.ts'

export type Service = { stop(): Promise<void>; port?: number }

const STOP_WITHIN = 20_000
const STOP_WITHIN_WHEN_ORPHANED = 5_000

/** Tells the supervisor, if there is one; resolves when it has heard. */
export function tellSupervisor(message: FromChild): Promise<void> {
  return new Promise(resolve => {
    if (!isSupervised() || !process.connected) return resolve()
    process.send!(message, undefined, undefined, () => resolve())
  })
}

/** Waits until the supervisor says with which settings to begin; none where there is no supervisor. */
export async function waitForSettings(): Promise<Record<string, string>> {
  if (!isSupervised()) return {}
  process.once('disconnect', leave)
  const [message] = (await once(process, 'message')) as [ToChild]
  if (message.type === 'stop') process.exit(0)
  process.off('disconnect', leave)
  if (!process.connected) leave()
  return message.settings
}

/** Nothing is in hand yet, and nobody waits for it any more. */
const leave = (): never => process.exit(1)

/**
 * Starts a service and ends the process when it has been stopped: by the supervisor's word, because the supervisor is
 * gone, or by Ctrl-C or SIGTERM where there is none (the second one ends it at once).
 * A service that does not stop in time is ended with exit code 1.
 */
export async function runService(start: () => Promise<Service>, announce: (service: Service) => void): Promise<void> {
  const supervised = isSupervised()
  let service: Service | null = null
  let stopping = false

  async function stop(within: number): Promise<void> {
    if (stopping) {
      if (!supervised) process.exit(130)
      return
    }
    stopping = true
    setTimeout(() => process.exit(1), within).unref()
    await service?.stop()
    process.exit(0)
  }

  process.on('SIGTERM', () => stop(STOP_WITHIN))
  // The terminal sends Ctrl-C and its own end to the whole group; the supervisor says in which order we stop.
  process.on('SIGINT', () => supervised || stop(STOP_WITHIN))
  process.on('SIGHUP', () => supervised || stop(STOP_WITHIN))
  if (supervised) {
    process.on('message', () => stop(STOP_WITHIN))
    process.on('disconnect', () => stop(STOP_WITHIN_WHEN_ORPHANED))
  }
  service = await start()
  if (supervised) await tellSupervisor({ type: 'ready', port: service.port })
  else announce(service)
}
