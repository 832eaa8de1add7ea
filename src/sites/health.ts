import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { App } from '../app.ts'
import { readMigrationState } from '../platform/database/migrate.ts'
import { gaugeBacklog } from './backlog.ts'

/** Answers at /healthz (alive), /readyz (may be sent people) and /metrics (Prometheus). None holds personal data. */
export function mountHealth(server: FastifyInstance, app: App): void {
  let draining = false
  server.addHook('preClose', async () => {
    draining = true
  })
  // Else a connection kept open by a client would keep the process until the client leaves.
  server.addHook('onSend', (_, reply, payload, done) => {
    if (draining) reply.header('connection', 'close')
    done(null, payload)
  })
  server.get('/healthz', async (_, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  server.get('/readyz', async (_, reply) => {
    const because = draining ? 'stopping' : await whyNotReady(app)
    return reply
      .code(because ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(because ? { ready: false, because } : { ready: true })
  })
  mountMetrics(server, app)
}

const ANSWER_WITHIN = 2_000

async function whyNotReady(app: App): Promise<'no-database' | 'not-migrated' | null> {
  try {
    return (await inTime(readMigrationState(app.database.db))) === 'current' ? null : 'not-migrated'
  } catch {
    return 'no-database'
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('the database did not answer in time')), ANSWER_WITHIN).unref()
  })
  return Promise.race([work, late])
}

/** How long answers take, by the route's pattern: never by the address itself, which can hold a private link. */
function mountMetrics(server: FastifyInstance, app: App): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const readBacklog = gaugeBacklog(registry, app)
  const answers = new Histogram({
    name: 'firstpoint_http_seconds',
    help: 'Seconds to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    answers.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  server.get('/metrics', async (_, reply) => {
    // Without a database the rest is still worth knowing.
    await inTime(readBacklog()).catch(err => app.log.warn({ err }, 'the backlog could not be read'))
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics())
  })
}
