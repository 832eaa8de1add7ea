import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { twilioCaller } from './adapters/providers/index.ts'
import { type App, createApp } from './app.ts'
import type { Config } from './config.ts'
import { prepareToRead } from './modules/catalogue/index.ts'
import { anybody } from './platform/actor.ts'
import { readAssetManifest } from './platform/assets/build.ts'
import type { CtxParts } from './platform/context.ts'
import { createRenderer, type Renderer } from './platform/page/render.ts'
import { mountApi } from './sites/api/index.ts'
import { mountHealth } from './sites/health.ts'
import { mountPublicSite } from './sites/public/index.ts'
import { createServer } from './sites/server.ts'
import { mountStaffSite } from './sites/staff/index.ts'
import { mountVoice } from './sites/voice/index.ts'

/** A web process, listening. `stop` takes nobody new, finishes the answers in hand and closes. */
export async function runWeb(
  config: Config & { databaseUrl: string },
): Promise<{ port: number; stop(): Promise<void> }> {
  const app = await createApp(config)
  const web = await serve(app)
  void warmUp(app)
  return web
}

/** What looks through words takes a moment to build: before the first person waits for it. */
async function warmUp(app: App): Promise<void> {
  try {
    await prepareToRead(app.context({ actor: anybody, channel: 'web' }))
  } catch (err) {
    app.log.warn({ err }, 'what looks through words is built at the first question')
  }
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

/** One a process: it compiles each template once. */
let renderer: Promise<Renderer> | undefined

const openRenderer = async (): Promise<Renderer> => createRenderer({ asset: await readAssetManifest() })

/** The web server with its sites on it, not yet listening. `settings`: instead of its own. */
export async function createWeb(app: App, settings: { overwhelmedAfter?: number } = {}): Promise<FastifyInstance> {
  const { config } = app
  renderer ??= openRenderer()
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
    mailReplyTo: config.mailReplyTo,
    staffTwoStep: config.staffTwoStep === true,
    renderer: await renderer,
    context: (parts: Partial<CtxParts>) => app.context({ actor: anybody, ...parts }),
  }
  mountHealth(server, app)
  await mountPublicSite(server, base)
  await mountStaffSite(server, base)
  await mountApi(server, base)
  await mountVoice(server, { ...base, voice: config.voice, callerBy: twilioCaller })
  return server
}
