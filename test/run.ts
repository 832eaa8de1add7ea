// `npm test`: the checks, then every test against real PostgreSQL. Prints its counts last.
import { spawn } from 'node:child_process'
import { glob } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { buildAssets } from '../src/platform/assets/build.ts'
import { startTestCluster, TEST_DATABASE_VARIABLE } from './support/postgres.ts'
import { shareProcesses } from './support/share-processes.ts'

const root = path.join(import.meta.dirname, '..')
const tool = (name: string) => path.join(root, 'node_modules/.bin', name)
/** The compiler of TypeScript 7 takes a third of the time. The 6 stays for those that use its programming interface. */
const tsc = path.join(root, 'node_modules/typescript-7/bin/tsc')

interface Check {
  name: string
  command: string[]
  /** What to do when it fails. */
  mend: string
}

const checks: Check[] = [
  { name: 'types', command: [tsc, '--noEmit'], mend: 'Mend the types named above.' },
  {
    name: 'types of browser scripts',
    command: [tsc, '--noEmit', '-p', 'tsconfig.browser.json'],
    mend: 'Mend the types named above.',
  },
  {
    name: 'lint and format',
    command: [tool('biome'), 'check', '--error-on-warnings'],
    mend: 'Run: npx biome check --write',
  },
  {
    name: 'boundaries',
    command: [tool('depcruise'), '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', 'src'],
    mend: 'Each rule above says what to do instead.',
  },
  { name: 'dead code', command: [tool('knip')], mend: 'Remove what nobody uses, or use it.' },
]

const cache = path.join(root, 'node_modules/.cache/firstpoint')
// What one process has compiled the next need not compile again.
process.env.NODE_COMPILE_CACHE ??= cache
const GROUPS = path.join(cache, 'test-groups')

/** Much is made and thrown away at once: with room for it, less time goes into clearing up. */
const ROOM = ['--max-semi-space-size=64']

const only = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const checksOnly = process.argv.includes('--checks-only')

/** So many tests are named at the end with their time: the whole must stay under ten minutes. */
const SLOWEST = 10

const failedChecks = only.length > 0 ? 0 : (await inParallel(checks, passes)).filter(passed => !passed).length
const tests = checksOnly ? { passed: 0, failed: 0, skipped: 0 } : await runTests()
const passed = tests.passed + (only.length === 0 ? checks.length - failedChecks : 0)
const failed = tests.failed + failedChecks
process.stdout.write(`\n${passed} passed, ${failed} failed, ${tests.skipped} skipped\n`)
process.exit(failed > 0 ? 1 : 0)

/** As many at once as there are cores. Answers in order. */
async function inParallel<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  const waiting = [...items.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) answers[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  return answers
}

async function passes({ name, command, mend }: Check): Promise<boolean> {
  const started = Date.now()
  const { code, output } = await execute(command)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  if (code === 0) {
    process.stdout.write(`✔ ${name} (${seconds} s)\n`)
    return true
  }
  process.stdout.write(`${output}\n✖ ${name} (${seconds} s). ${mend}\n`)
  return false
}

/** Runs a tool on the pinned Node where it is a script, and as it is where it is a program. */
async function execute([file, ...rest]: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(file!, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', chunk => (output += chunk))
  child.stderr.on('data', chunk => (output += chunk))
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, output }
}

async function runTests(): Promise<{ passed: number; failed: number; skipped: number }> {
  const files = only.length > 0 ? only.map(file => path.resolve(file)) : await shareProcesses(await listTests(), GROUPS)
  await buildAssets()
  const cluster = await startTestCluster()
  process.env[TEST_DATABASE_VARIABLE] = cluster.url('postgres')
  const counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    const stream = run({ files, concurrency: availableParallelism() + 2, timeout: 480_000, execArgv: ROOM })
    const ended: TestEnd[] = []
    const note = (test: TestEnd) => void (test.nesting === 0 && ended.push(test))
    stream.on('test:pass', note)
    stream.on('test:fail', note)
    stream.on('test:summary', ({ file, counts: { tests, passed, skipped, todo } }) => {
      if (file !== undefined) return
      counts.passed += passed
      counts.failed += tests - passed - skipped - todo
      counts.skipped += skipped
    })
    stream.compose(spec).pipe(process.stdout, { end: false })
    await new Promise(resolve => stream.on('end', resolve))
    const slowest = ended.sort((a, b) => b.details.duration_ms - a.details.duration_ms)
    for (const { name, file, details } of slowest.slice(0, only.length > 0 ? 0 : SLOWEST)) {
      const seconds = (details.duration_ms / 1000).toFixed(0).padStart(4)
      process.stdout.write(`${seconds} s ${name} (${path.relative(root, file ?? '')})\n`)
    }
  } finally {
    await cluster.stop()
  }
  return counts
}

async function listTests(): Promise<string[]> {
  const found: string[] = []
  for await (const file of glob('{src,test,bench,packs,scripts}/**/*.test.{ts,js}', { cwd: root }))
    found.push(path.join(root, file))
  // journeys, faults and page visits take longest: begun first, they leave no core idle at the end
  return found.sort().reverse()
}

interface TestEnd {
  name: string
  nesting: number
  file?: string
  details: { duration_ms: number }
}
