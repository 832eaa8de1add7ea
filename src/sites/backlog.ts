import { Gauge, type Registry } from 'prom-client'
import type { App } from '../app.ts'
import { countUnsent, readIncoming } from '../modules/channels/index.ts'
import { readFollowers } from '../platform/events/index.ts'

/**
 * Gauges of what waits: followers behind the events, events they could not handle, messages not yet sent, mail not yet read. Answers what
 * reads them afresh, to be called before they are shown.
 */
export function gaugeBacklog(registry: Registry, app: App): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `firstpoint_${name}`, help, labelNames, registers: [registry] })
  const lag = gauge('follower_lag_seconds', 'Age of the oldest event not handled', 'follower')
  const parked = gauge('parked_events', 'Events a follower could not handle', 'follower')
  const messages = gauge('messages', 'Messages that wait, and those of the last day that finally failed', 'status')
  const arrivals = gauge('arrivals', 'What arrived and is still to be read, or could not be', 'state')
  const waits = gauge('arrivals_waiting_seconds', 'How long the oldest that arrived has waited to be read')
  const inlets = gauge('inlets', 'Ways that mail comes in, and those of them that do not work now', 'state')
  return async () => {
    const ctx = app.context()
    const [followers, counts, incoming] = await Promise.all([readFollowers(ctx), countUnsent(ctx), readIncoming(ctx)])
    arrivals.set({ state: 'waiting' }, incoming.waiting)
    arrivals.set({ state: 'unreadable' }, incoming.unreadable)
    waits.set(incoming.since ? Math.max(0, (Date.now() - incoming.since.getTime()) / 1000) : 0)
    const works = incoming.inlets.filter(({ isKept, problem }) => isKept && problem === null).length
    inlets.set({ state: 'works' }, works)
    inlets.set({ state: 'trouble' }, incoming.inlets.length - works)
    for (const { name: follower, behind, parked: count } of followers) {
      lag.set({ follower }, behind)
      parked.set({ follower }, count)
    }
    for (const [status, count] of Object.entries(counts)) messages.set({ status }, count)
  }
}
