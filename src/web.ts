import type { AddressInfo } from 'node:net'
import { type App, createApp, createWeb } from './app.ts'
import type { Config } from './config.ts'

/** A web process, listening. `stop` takes nobody new, finishes the answers in hand and closes. */
export async function runWeb(
  config: Config & { databaseUrl: string },
): Promise<{ port: number; stop(): Promise<void> }> {
  return serve(await createApp(config))
}

/** The same in an application that is there already (tests). `settings`: as of `createWeb`. */
export async function serve(
  app: App,
  settings?: Parameters<typeof createWeb>[1],
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = await createWeb(app, settings)
  app.memory.watch(app.database.db, err => app.log.warn({ err }, 'changes of held data could not be read'))
  await server.listen({ port: app.config.port, host: app.config.host })
  return {
    port: (server.server.address() as AddressInfo).port,
    async stop() {
      await server.close()
      await app.close()
    },
  }
}
