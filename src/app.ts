import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { anybody, system } from './platform/actor.ts'
import { readAssetManifest } from './platform/assets/build.ts'
import { type Ctx, type CtxParts, createContext } from './platform/context.ts'
import { type Database, openDatabase } from './platform/database/pool.ts'
import { createLog, type Log } from './platform/log.ts'
import { Memory } from './platform/memory.ts'
import { createRenderer } from './platform/page/render.ts'
import type { Ports } from './platform/ports.ts'
import { openPorts } from './ports.ts'
import { mountApi } from './sites/api/index.ts'
import { mountHealth } from './sites/health.ts'
import { mountPublicSite } from './sites/public/index.ts'
import { createServer } from './sites/server.ts'
import { mountStaffSite } from './sites/staff/index.ts'

/** Everything a process needs, put together from its settings. Tests pass some parts of their own. */
export interface App {
  config: Config
  database: Database
  ports: Ports
  memory: Memory
  log: Log
  context(parts?: Partial<CtxParts>): Ctx
  close(): Promise<void>
}

export interface AppParts {
  database?: Database
  ports?: Ports
  log?: Log
  poolSize?: number
}

/** Config -> adapters -> platform. What `web`, `worker` and every command start from. */
export async function createApp(config: Config & { databaseUrl: string | null }, parts: AppParts = {}): Promise<App> {
  const log = parts.log ?? createLog(config.logLevel)
  const database = parts.database ?? openDatabase(config.databaseUrl!, { max: parts.poolSize ?? 16 })
  const ports = parts.ports ?? (await openPorts(config))
  const memory = new Memory()
  const context = (more: Partial<CtxParts> = {}) =>
    createContext({ db: database.db, actor: system('firstpoint'), memory, ports, log, ...more })
  return {
    config,
    database,
    ports,
    memory,
    log,
    context,
    async close() {
      memory.stop()
      await ports.photos.stop()
      await database.close()
    },
  }
}

/** The web server with its sites on it, not yet listening. `settings`: instead of its own. */
export async function createWeb(app: App, settings: { overwhelmedAfter?: number } = {}): Promise<FastifyInstance> {
  const { config } = app
  const tiles = config.mapTilesUrl ? { url: config.mapTilesUrl, credit: config.mapTilesCredit ?? '' } : null
  const server = await createServer({
    log: app.log,
    trustProxy: config.trustProxy,
    secure: config.baseUrl.startsWith('https:'),
    ...settings,
    ...(tiles ? { imageSource: new URL(tiles.url.replace(/[{}]/g, '')).origin } : {}),
  })
  const base = {
    origin: config.baseUrl,
    mapTiles: tiles,
    staffTwoStep: config.staffTwoStep === true,
    renderer: createRenderer({ asset: await readAssetManifest() }),
    context: (parts: Partial<CtxParts>) => app.context({ actor: anybody, ...parts }),
  }
  mountHealth(server, app)
  await mountPublicSite(server, base)
  await mountStaffSite(server, base)
  await mountApi(server, base)
  return server
}
