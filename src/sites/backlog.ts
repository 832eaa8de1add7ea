import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { App } from '../app.ts'

interface Backlog {
  follower: string
  seconds: number
  parked: number
}

/** Gauges of what waits: followers behind the events, events they could not handle, messages not yet sent. */
export function gaugeBacklog(registry: Registry, app: App): void {
  const registers = [registry]
  const labelNames = ['follower']
  const lag = new Gauge({
    name: 'firstpoint_follower_lag_seconds',
    help: 'Age of the oldest event not handled',
    labelNames,
    registers,
  })
  const parked = new Gauge({
    name: 'firstpoint_parked_events',
    help: 'Events a follower could not handle',
    labelNames,
    registers,
  })
  // One collector for all three: each gauge's own would ask the database by itself.
  const messages = new Gauge({
    name: 'firstpoint_messages',
    help: 'Messages that wait to be sent, and those of the last day that finally failed',
    labelNames: ['status'],
    registers,
    async collect() {
      const [backlog, counts] = await Promise.all([readBacklog(app), countMessages(app)])
      for (const { follower, seconds, parked: count } of backlog) {
        lag.set({ follower }, seconds)
        parked.set({ follower }, count)
      }
      for (const [status, count] of Object.entries(counts)) messages.set({ status }, count)
    },
  })
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
