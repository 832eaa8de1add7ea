import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { App } from '../app.ts'

interface Backlog {
  follower: string
  seconds: number
  parked: number
}

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
    const [backlog, counts] = await Promise.all([readBacklog(app), countMessages(app)])
    for (const { follower, seconds, parked: count } of backlog) {
      lag.set({ follower }, seconds)
      parked.set({ follower }, count)
    }
    for (const [status, count] of Object.entries(counts)) messages.set({ status }, count)
  }
}

async function readBacklog(app: App): Promise<Backlog[]> {
  const { rows } = await sql<Backlog>`
    select f.name as follower,
      coalesce((select extract(epoch from now() - e.at) from platform.events e
        where (e.epoch, e.tx, e.seq) > (f.epoch, f.tx, f.seq) order by e.epoch, e.tx, e.seq limit 1), 0)::float8 as seconds,
      (select count(*) from platform.parked_events p where p.follower = f.name) as parked
    from platform.followers f`.execute(app.database.db)
  return rows
}

async function countMessages(app: App): Promise<{ queued: number; failed: number }> {
  const { rows } = await sql<{ queued: number; failed: number }>`
    select (select count(*) from channels.messages where status = 'queued') as queued,
      (select count(*) from channels.messages where status = 'failed' and created_at > now() - interval '1 day') as failed`.execute(
    app.database.db,
  )
  return rows[0]!
}
