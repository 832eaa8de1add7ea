import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/platform/database/pool.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Ports } from '../../src/platform/ports.ts'
import { createWeb } from '../../src/web.ts'

/** The web over a pool that writes down all it is asked. */
export async function countedWeb(databaseUrl: string, ports: Ports) {
  const database = openDatabase(databaseUrl, { max: 4 })
  const counted: string[] = []
  database.pool.on('connect', client => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const [first] = args as [string | { text: string }]
      counted.push(typeof first === 'string' ? first : first.text)
      return query(...args)
    }) as typeof client.query
  })
  const config = { ...readConfig({ BASE_URL: 'http://council.test', LOG_LEVEL: 'silent' }), databaseUrl }
  const app = await createApp(config, { database, ports, log: createLog('silent') })
  const server = await createWeb(app, { overwhelmedAfter: Number.POSITIVE_INFINITY })
  return {
    server,
    counted,
    async close() {
      await server.close()
      await app.close()
    },
  }
}
