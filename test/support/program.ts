// The whole program in this process: web, followers and jobs on a database of its own, with mail that is remembered.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openProviders } from '../../src/adapters/providers/index.ts'
import { type App, createApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { listFollowers } from '../../src/followers.ts'
import { countArrivals } from '../../src/modules/channels/index.ts'
import { DEMO_PASSWORD, seedDemoSignIns } from '../../src/modules/identity/index.ts'
import { inviteStaff, type Role } from '../../src/modules/organisation/index.ts'
import { sendHeldMessage } from '../../src/modules/requests/index.ts'
import { buildAssets } from '../../src/platform/assets/build.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Mail } from '../../src/platform/ports.ts'
import { markAsDemonstration } from '../../src/platform/settings.ts'
import { linesOf } from '../../src/ports.ts'
import { serve } from '../../src/web.ts'
import { workIn } from '../../src/worker.ts'
import { type Scope, system, type TestDatabase, testDatabase } from './database.ts'
import type { TestCluster } from './postgres.ts'
import type { Template } from './templates.ts'

export interface Program {
  /** Where it answers, without a slash at the end. */
  url: string
  ctx: TestDatabase['ctx']
  db: TestDatabase['db']
  /** Every mail handed over so far to this address, or to anybody, the newest last. */
  outbox(to?: string): Mail[]
  /** Where it takes mail (SMTP), if it does. */
  mailPort?: number
  /** Lets go what could still be undone, and waits until what arrived was read, followers have passed all that happened and no message waits. */
  settle(): Promise<void>
}

export interface ProgramOptions {
  template?: Extract<Template, 'wiltshire' | 'wrexham'>
  /** Default: the one of this run. */
  cluster?: TestCluster
  staff?: { email: string; roles: Role[]; teams: string[] }[]
  /** It takes mail, and asks people to answer by it. */
  mail?: boolean
  /** Default: pages of scans are as `readAs` wrote them down. */
  scans?: 'real'
  /** Further settings, as the environment has them: providers of texts are opened by theirs. */
  settings?: Record<string, string>
}

/** All of them sign in with it. */
export { DEMO_PASSWORD }

const MAIL = { MAIL_PORT: '0', MAIL_REPLY_TO: 'reply@council.test' }
/** Long enough to read a scan on a busy machine. */
const SETTLED_WITHIN = 180_000
const WARM_WITHIN = 60_000
const LOOK_EVERY = 25

/** Starts it on a free port. It stops, and its database goes, when its scope ends. */
export async function startProgram(scope: Scope, options: ProgramOptions = {}): Promise<Program> {
  const endings: (() => Promise<void>)[] = []
  scope.after(async () => {
    for (const end of endings.toReversed()) await end()
  })
  await buildAssets()
  const own: Scope = { after: work => endings.push(work) }
  const { template = 'wiltshire', cluster } = options
  const database = await testDatabase(own, {
    template,
    photos: 'real',
    ...(cluster && { cluster }),
    ...(options.scans && { scans: options.scans }),
  })
  await seedStaff(database.ctx({ actor: system('test') }), options.staff ?? [])
  const config = await startWeb(own, database, { ...(options.mail && MAIL), ...options.settings })
  const worker = await workIn(await createPart(config, database))
  own.after(() => worker.stop())
  const followers = listFollowers(config).map(({ name }) => name)
  return {
    url: config.baseUrl,
    ctx: database.ctx,
    db: database.db,
    ...(worker.port !== undefined && { mailPort: worker.port }),
    outbox: to => database.ports.mail.sent.filter(mail => to === undefined || mail.to === to),
    settle: () => settled(database.ctx(), followers),
  }
}

type ReadyConfig = Config & { databaseUrl: string }

function createPart(config: ReadyConfig, database: TestDatabase): Promise<App> {
  const ports = { ...database.ports, ...openProviders(config.providers), lines: linesOf(config) }
  return createApp(config, { ports, log: createLog('silent'), poolSize: 6 })
}

/** Links in mails hold the port, so it is chosen before the web listens; somebody else may take it in between. */
async function startWeb(
  scope: Scope,
  database: TestDatabase,
  env: Record<string, string>,
  tries = 5,
): Promise<ReadyConfig> {
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const settings = readConfig({ QUIET_HOURS: 'none', PORT: String(port), HOST: '127.0.0.1', BASE_URL: baseUrl, ...env })
  const config = { ...settings, databaseUrl: database.url }
  try {
    // Other test files may share this process: none of them turns the visitors of another away.
    const web = await serve(await createPart(config, database), { overwhelmedAfter: Number.POSITIVE_INFINITY })
    scope.after(() => web.stop())
    await warmUp(baseUrl)
    return config
  } catch (error) {
    if (tries === 1 || (error as { code?: string }).code !== 'EADDRINUSE') throw error
    return startWeb(scope, database, env, tries - 1)
  }
}

/** The first page takes the longest. On a busy machine it can take so long that the web asks others to wait. */
async function warmUp(url: string): Promise<void> {
  const end = Date.now() + WARM_WITHIN
  while (!(await fetch(url, { headers: { accept: 'text/html' } })).ok) {
    if (Date.now() > end) throw new Error(`${url} does not answer`)
    await pause(500)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function seedStaff(ctx: Ctx, staff: NonNullable<ProgramOptions['staff']>): Promise<void> {
  if (staff.length === 0) return
  await markAsDemonstration(ctx)
  const ids: { id: string }[] = []
  for (const { email, roles, teams } of staff)
    ids.push({ id: await inviteStaff(ctx, { email, name: email.replace(/@.*/, ''), roles, teams }) })
  await seedDemoSignIns(ctx, ids)
}

async function settled(ctx: Ctx, followers: string[]): Promise<void> {
  const held = await ctx.db.selectFrom('requests.held_messages').select('id').execute()
  for (const { id } of held) await sendHeldMessage(ctx, id)
  const end = Date.now() + SETTLED_WITHIN
  while ((await countArrivals(ctx)).waiting > 0 && Date.now() < end) await pause(LOOK_EVERY)
  const { rows } = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from platform.events`.execute(
    ctx.db,
  )
  while ((await countLeft(ctx, followers, rows[0]!.last)) > 0) {
    if (Date.now() > end) throw new Error('Followers and messages did not catch up in time')
    await pause(LOOK_EVERY)
  }
}

/** Events that a follower has still to pass, and messages that wait. */
async function countLeft(ctx: Ctx, followers: string[], last: number): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from unnest(${followers}::text[]) as wanted cross join platform.events e
        where e.seq <= ${last} and not exists (select from platform.followers f
          where f.name = wanted and (f.epoch, f.tx, f.seq) >= (e.epoch, e.tx, e.seq)))
      + (select count(*) from channels.messages where status = 'queued') as left`.execute(ctx.db)
  return rows[0]!.left
}
