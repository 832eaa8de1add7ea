// The one program: `firstpoint start`, `web`, `worker`, `setup`, … Read src/app.ts and src/web.ts for what is behind them.
import { enableCompileCache, flushCompileCache } from 'node:module'
import path from 'node:path'
import { type Config, readConfig } from './config.ts'
import { CANNOT_START_EXIT_CODE } from './platform/cannot-start.ts'
import { explainLostCluster } from './platform/database/embedded/index.ts'
import { explainStartError } from './supervisor/explain-start-error.ts'
import { isSupervised } from './supervisor/messages.ts'
import { tellSupervisor, waitForSettings } from './supervisor/run-service.ts'
import { clusterFolder, useRunningDatabase, withDatabase } from './supervisor/with-database.ts'

/** A file of src/commands. What `prepare` answers is handed to `run`; it comes before any database is opened or made. */
type CommandFile = {
  prepare?(config: Config, args: string[]): Promise<unknown>
  run(config: Config, args: string[], prepared: unknown): Promise<unknown>
}

type Command = {
  /** The arguments it must have, as the help names them; a word in brackets may be left out, one with … is one or many. */
  args: string[]
  meaning: string
  /** `running`: one must be there. `any`: the built-in one is started where there is none. `none`: it sees to it itself. */
  database: 'running' | 'any' | 'none'
}

const commands: Record<string, Command> = {
  start: { args: ['[--watch]'], meaning: 'start everything: web, worker and, by itself, a database', database: 'none' },
  web: { args: [], meaning: 'answer people and other systems; as many as you want', database: 'running' },
  worker: { args: [], meaning: 'send messages and do what can wait; as many as you want', database: 'running' },
  setup: {
    args: ['EMAIL', '[NAME]'],
    meaning: 'fill your own database from PACK and make the first administrator',
    database: 'any',
  },
  migrate: { args: [], meaning: 'bring the tables up to this version', database: 'any' },
  load: { args: ['PACK'], meaning: 'load a changed pack', database: 'any' },
  backup: { args: ['FILE'], meaning: 'write the database and all uploaded files into one file', database: 'any' },
  restore: { args: ['FILE'], meaning: 'put back what a backup holds', database: 'any' },
  import: {
    args: [
      'customers|interactions',
      'FILE',
      '--source NAME',
      '[--map FILE]',
      '[--bad FILE]',
      '[--dry-run]',
      '[--no-match]',
      '[--apart]',
      '[--customers NAME]',
    ],
    meaning: 'bring the customers or past conversations of an old system in, or up to date',
    database: 'any',
  },
  match: {
    args: ['FILE|--database', '[--map FILE]', '[--out FILE]'],
    meaning: 'find the records of a CSV file, or of the database, that are likely one person',
    database: 'none',
  },
  'read-mail': {
    args: ['FILE…'],
    meaning: 'say how the intake understands mails, a line of JSON each',
    database: 'none',
  },
  simulate: {
    args: [
      'calls',
      '[--per-hour N]',
      '[--minutes N]',
      '[--at-once N]',
      '[--advisers N]',
      '[--talk N]',
      '[--as-it-is]',
      '[--paid-texts]',
    ],
    meaning: 'play telephone calls against the demonstration that runs',
    database: 'any',
  },
  bench: { args: ['[NAME]'], meaning: 'measure how fast it is', database: 'none' },
  help: { args: [], meaning: 'show this', database: 'none' },
}

const USAGE_EXIT_CODE = 2

const usageLine = (name: string, { args, meaning }: Command): string =>
  `  firstpoint ${[name, ...args].join(' ').padEnd(36)} ${meaning}`

function usage(): string {
  const lines = Object.entries(commands).map(([name, command]) => usageLine(name, command))
  return `Firstpoint: a council's first point of contact.\n\n${lines.join('\n')}\n\nThe settings are in the README.\n`
}

/** What is wrong with these arguments, in one sentence; null where they fit. */
function explainArguments(name: string, command: Command, given: string[]): string | null {
  const needed = command.args.filter(arg => !arg.startsWith('['))
  const missing = needed.slice(given.length)
  if (missing.length > 0) return `firstpoint ${name} needs ${missing.join(' and ')}.`
  if (command.args.at(-1)?.endsWith('…')) return null
  const most = command.args.flatMap(arg => arg.split(' ')).length
  return given.length > most ? `firstpoint ${name} cannot do anything with ${given.slice(most).join(' ')}.` : null
}

async function runCommand(name: string, command: Command, config: Config, args: string[]): Promise<void> {
  const { prepare, run }: CommandFile = await import(`./commands/${name}.ts`)
  const prepared = await prepare?.(config, args)
  if (command.database === 'running') {
    const settings = await waitForSettings()
    await run(await useRunningDatabase(readConfig({ ...process.env, ...settings })), args, prepared)
  } else if (command.database === 'any') await withDatabase(config, ready => run(ready, args, prepared))
  else await run(config, args, prepared)
}

/** Runs one command. The result is the exit code; undefined where the command goes on running. */
async function main([name = 'help', ...args]: string[]): Promise<number | undefined> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(usage())
    return 0
  }
  if (command && args.some(arg => arg === '--help' || arg === '-h')) {
    process.stdout.write(`${usageLine(name, command)}\n`)
    return 0
  }
  if (!command) {
    process.stderr.write(`firstpoint ${name} is not something it can do.\n\n${usage()}`)
    return USAGE_EXIT_CODE
  }
  const wrong = explainArguments(name, command, args)
  if (wrong) {
    process.stderr.write(`${wrong}\n\n${usageLine(name, command)}\n`)
    return USAGE_EXIT_CODE
  }
  let config: Config | undefined
  try {
    config = readConfig(process.env)
    await runCommand(name, command, config, args)
  } catch (error) {
    const cannotStart =
      explainStartError(error, config ?? { port: 0, host: '', dataFolder: '' }) ??
      (config && !config.databaseUrl && (await explainLostCluster(error, clusterFolder(config))))
    if (!cannotStart) throw error
    if (!isSupervised()) process.stderr.write(`${cannotStart.message}\n`)
    await tellSupervisor({ type: 'cannot-start', sentence: cannotStart.message })
    return CANNOT_START_EXIT_CODE
  }
}

// Halves the time every later start takes. Where the folder cannot be written, starts are just slower.
enableCompileCache(path.resolve(import.meta.dirname, '../node_modules/.cache/firstpoint'))
const exitCode = await main(process.argv.slice(2))
if (exitCode !== undefined) process.exit(exitCode)
flushCompileCache()
