import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'
import type { PackContents } from '../pack/index.ts'
import { durableSettings, ensureDatabase, startCluster } from '../platform/database/embedded/index.ts'
import { checkDatabase } from '../supervisor/check-database.ts'
import { checkPort } from '../supervisor/check-port.ts'
import { lockDataFolder } from '../supervisor/data-folder-lock.ts'
import { databaseUnit } from '../supervisor/database-unit.ts'
import { processUnit } from '../supervisor/process-unit.ts'
import { say, step } from '../supervisor/progress.ts'
import { stopOnSignals } from '../supervisor/stop-on-signals.ts'
import { createSupervisor, type Supervisor } from '../supervisor/supervisor.ts'
import { watchSource } from '../supervisor/watch-source.ts'
import { WEB_NODE_FLAGS } from '../supervisor/web-node-flags.ts'
import { type ConfigWithDatabase, clusterFolder } from '../supervisor/with-database.ts'
import type { Prepared } from './first-start.ts'

const mainFile = path.resolve(import.meta.dirname, '../main.ts')

async function openDatabase(config: Config, supervisor: Supervisor): Promise<ConfigWithDatabase> {
  if (config.databaseUrl) {
    await checkDatabase(config.databaseUrl)
    return { ...config, databaseUrl: config.databaseUrl }
  }
  let databaseUrl = ''
  const start = () => startCluster({ dataFolder: clusterFolder(config), settings: durableSettings })
  const unit = databaseUnit(start, async cluster => {
    databaseUrl = await ensureDatabase(cluster)
  })
  await step(say, 'Starting the database', () => supervisor.keep(unit))
  return { ...config, databaseUrl }
}

/** `databaseUrl`: resolves when it may be used. Until then, and that takes as long, the child loads its code. */
function childUnit(
  name: 'web' | 'worker',
  config: Config,
  databaseUrl: Promise<string>,
  onReady?: (port?: number) => void,
) {
  return processUnit({
    name: `${name} process`,
    program: process.execPath,
    args: [...(name === 'web' ? WEB_NODE_FLAGS : []), mainFile, name],
    settings: async () => ({
      DATABASE_URL: await databaseUrl,
      DEMO: config.demo ? 'yes' : 'no',
      PORT: String(config.port),
      MAIL_PORT: config.mailPort === null ? '' : String(config.mailPort),
    }),
    onReady,
  })
}

function startChildren(config: Config, databaseUrl: Promise<string>, supervisor: Supervisor): Promise<void> {
  const web = childUnit('web', config, databaseUrl, port => {
    // With PORT=0 the first one chooses; after a crash it must come back where people expect it.
    config.port = port ?? config.port
  })
  const worker = childUnit('worker', config, databaseUrl, port => {
    // Likewise; where another program has the port, the worker tries again by itself.
    config.mailPort = port ?? config.mailPort
  })
  return supervisor.keep(web, worker)
}

function announce(config: Config, { demoSignIns }: Prepared): void {
  const site = config.baseUrl.replace(/^http:\/\/localhost:\d+$/, `http://localhost:${config.port}`)
  say(`\nFirstpoint is ready.\n\n  Public site  ${site}\n  Staff site   ${site}/staff`)
  if (config.mailPort !== null) say(`  Mail in      port ${config.mailPort} (SMTP)`)
  const [first] = demoSignIns
  if (first) say(`\nSign in to the staff site with the password ${first.password}, in this demonstration only, as:`)
  const width = Math.max(...demoSignIns.map(({ role }) => role.length))
  for (const { role, email } of demoSignIns) say(`  ${sayRole(role).padEnd(width)}  ${email}`)
  say('\nTo stop it, press Ctrl and C.\n')
}

/** 'team-leader' as 'Team leader'. */
const sayRole = (role: string): string => role.charAt(0).toUpperCase() + role.slice(1).replaceAll('-', ' ')

/** What is wrong with the pack is said before PostgreSQL is made for it. */
async function readPackOfNew(config: Config): Promise<PackContents | undefined> {
  if (config.databaseUrl || existsSync(clusterFolder(config))) return undefined
  const { readCheckedPack } = await import('./read-checked-pack.ts')
  return step(say, 'Reading the pack', () => readCheckedPack(config.packFolder))
}

async function bringUp(config: Config, supervisor: Supervisor): Promise<void> {
  await checkPort(config.port, config.host)
  supervisor.onStop(await lockDataFolder(config.dataFolder))
  const { buildAssets } = await import('../platform/assets/build.ts')
  await step(say, 'Building styles and scripts', () => buildAssets())
  const pack = await readPackOfNew(config)
  const usable = Promise.withResolvers<string>()
  // Loading this much code takes as long as the database does to come up. What is kept first stops last.
  const opening = openDatabase(config, supervisor)
  const children = startChildren(config, usable.promise, supervisor)
  children.catch(() => {})
  const [ready, { prepareDatabase }] = await Promise.all([opening, import('./first-start.ts')])
  const prepared = await step(say, 'Bringing the tables up to date', () => prepareDatabase(ready, say, pack))
  usable.resolve(ready.databaseUrl)
  await step(say, 'Starting web and worker', () => children)
  announce(config, prepared)
}

async function rebuild(supervisor: Supervisor): Promise<void> {
  try {
    const { buildAssets } = await import('../platform/assets/build.ts')
    await buildAssets()
    await supervisor.restart('web process', 'worker process')
  } catch (error) {
    say(`This change does not build: ${(error as Error).message}`)
  }
}

/** `firstpoint start`: everything on one machine, kept alive until Ctrl-C or SIGTERM. */
export async function run(config: Config, args: string[]): Promise<void> {
  const supervisor = createSupervisor(say)
  stopOnSignals(supervisor, say)
  try {
    await bringUp(config, supervisor)
    if (args.includes('--watch')) watchSource(() => rebuild(supervisor))
  } catch (error) {
    if (supervisor.isStopping) return
    await supervisor.stop()
    throw error
  }
}
