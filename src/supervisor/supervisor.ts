import { type Kept, keepAlive } from './keep-alive.ts'
import type { Progress } from './progress.ts'
import type { Unit } from './unit.ts'

export type Supervisor = {
  /** Starts units side by side and keeps them alive. Rejects when one does not start; then call `stop`. */
  keep(...units: Unit[]): Promise<void>
  /** Lets these finish and starts them afresh. */
  restart(...names: string[]): Promise<void>
  /** Is done last of all when everything has stopped. */
  onStop(work: () => Promise<void>): void
  /** Stops what was started last first, each letting its work finish. Calling it again waits for the same. */
  stop(): Promise<void>
  /** Ends everything at once. */
  kill(): void
  readonly isStopping: boolean
}

/** Keeps several units alive and stops them in the right order. `report` is told what a person should know. */
export function createSupervisor(report: Progress): Supervisor {
  const giveUp = new AbortController()
  const layers: Map<string, Kept>[] = []
  const starts: Promise<unknown>[] = []
  let lastWork = async (): Promise<void> => {}
  let stopped: Promise<void> | undefined

  async function startInto(layer: Map<string, Kept>, unit: Unit): Promise<void> {
    layer.set(unit.name, await keepAlive(unit, { report, giveUp: giveUp.signal }))
  }

  async function stopAll(): Promise<void> {
    giveUp.abort()
    await Promise.allSettled(starts)
    for (const layer of layers.toReversed()) await Promise.all([...layer.values()].map(kept => kept.stop()))
    await lastWork()
  }

  return {
    async keep(...units) {
      giveUp.signal.throwIfAborted()
      const layer = new Map<string, Kept>()
      layers.push(layer)
      const layerStarts = units.map(unit => startInto(layer, unit))
      starts.push(...layerStarts)
      await Promise.all(layerStarts)
    },
    async restart(...names) {
      const kept = layers.flatMap(layer => names.flatMap(name => layer.get(name) ?? []))
      await Promise.all(kept.map(one => one.restart()))
    },
    onStop(work) {
      lastWork = work
    },
    stop() {
      stopped ??= stopAll()
      return stopped
    },
    kill() {
      giveUp.abort()
      for (const layer of layers) for (const kept of layer.values()) kept.kill()
    },
    get isStopping() {
      return stopped !== undefined
    },
  }
}
