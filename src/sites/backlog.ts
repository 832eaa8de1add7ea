import { Gauge, type Registry } from 'prom-client'
import type { App } from '../app.ts'
import { countUnsent } from '../modules/channels/index.ts'
import { readFollowers } from '../platform/events/index.ts'

/**
 * Gauges of what waits: followers behind the events, events they could not handle, messages not yet sent. Answers what
 * reads them afresh, to be called before they are shown.
 */
export function gaugeBacklog(registry: Registry, app: App): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `firstpoint_${name}`, help, labelNames, registers: [registry] })
  const lag = gauge('follower_lag_seconds', 'Age of the oldest event not handled', 'follower')
  const parked = gauge('parked_events', 'Events a follower could not handle', 'follower')
  const messages = gauge('messages', 'Messages that wait, and those of the last day that finally failed', 'status')
  return async () => {
    const ctx = app.context()
    const [followers, counts] = await Promise.all([readFollowers(ctx), countUnsent(ctx)])
    for (const { name: follower, behind, parked: count } of followers) {
      lag.set({ follower }, behind)
      parked.set({ follower }, count)
    }
    for (const [status, count] of Object.entries(counts)) messages.set({ status }, count)
  }
}
