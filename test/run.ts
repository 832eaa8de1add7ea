// `npm test`: the checks, then every test against real PostgreSQL. Prints its counts last.
import { spawn } from 'node:child_process'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { buildAssets } from '../src/platform/assets/build.ts'
import { startTestCluster, TEST_DATABASE_VARIABLE } from './support/postgres.ts'

const root = path.join(import.meta.dirname, '..')
const tool = (name: string) => path.join(root, 'node_modules/.bin', name)

interface Check {
  name: string
  command: string[]
  /** What to do when it fails. */
  mend: string
}

const checks: Check[] = [
  { name: 'types', command: [tool('tsc'), '--noEmit'], mend: 'Mend the types named above.' },
  {
    name: 'types of browser scripts',
    command: [tool('tsc'), '--noEmit', '-p', 'tsconfig.browser.json'],
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

const only = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const checksOnly = process.argv.includes('--checks-only')

/** So many files are named at the end with their time: the whole must stay under ten minutes. */
const SLOWEST = 10

/** Loading the program takes some two seconds of a core: so many test files share a process, and it is loaded once for them. */
const SHARE_A_PROCESS = 8
/** These start programs, set what belongs to the whole process, or are long enough alone. */
const NEEDS_A_PROCESS = /node:child_process|process\.(env|chdir|kill|on)\b|\bmock\b|startTestCluster|concurrency: true/

/** No test begins before all are loaded: node:test would hang the `after` of a file on a test of the file before it. */
const BEFORE_LOADING = `import { before } from 'node:test'
const all = Promise.withResolvers()
before(() => all.promise)`

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
  const files = only.length > 0 ? only.map(file => path.resolve(file)) : await shareProcesses(await listTests())
  await buildAssets()
  const cluster = await startTestCluster()
  process.env[TEST_DATABASE_VARIABLE] = cluster.url('postgres')
  const counts = { passed: 0, failed: 0, skipped: 0 }
  try {
    const stream = run({ files, concurrency: availableParallelism() + 1, timeout: 240_000 })
    const times = new Map<string, number>()
    const count = ({ nesting, file, details: { duration_ms: ms } }: TestEnd) => {
      if (nesting === 0 && file !== undefined) times.set(file, (times.get(file) ?? 0) + ms)
    }
    stream.on('test:pass', count)
    stream.on('test:fail', count)
    stream.on('test:summary', ({ file, counts: { tests, passed, skipped, todo } }) => {
      if (file !== undefined) return
      counts.passed += passed
      counts.failed += tests - passed - skipped - todo
      counts.skipped += skipped
    })
    stream.compose(spec).pipe(process.stdout, { end: false })
    await new Promise(resolve => stream.on('end', resolve))
    const slowest = [...times].sort(([, a], [, b]) => b - a).slice(0, only.length > 0 ? 0 : SLOWEST)
    for (const [file, ms] of slowest)
      process.stdout.write(`${(ms / 1000).toFixed(0).padStart(4)} s ${path.relative(root, file)}\n`)
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
  nesting: number
  file?: string
  details: { duration_ms: number }
}

/** The files to run, in order: those of modules, sites and the platform stand in groups, each behind a file that loads them. */
async function shareProcesses(files: string[]): Promise<string[]> {
  const groups: string[][] = []
  const alone: string[] = []
  for (const file of files) {
    const shares = /src.(modules|sites|platform|adapters|pack)\b/.test(path.relative(root, file))
    if (!shares || NEEDS_A_PROCESS.test(await readFile(file, 'utf8'))) alone.push(file)
    else if ((groups.at(-1)?.length ?? SHARE_A_PROCESS) < SHARE_A_PROCESS) groups.at(-1)!.push(file)
    else groups.push([file])
  }
  const folder = path.join(cache, 'test-groups')
  await mkdir(folder, { recursive: true })
  const heads = groups.map(async (group, index) => {
    const head = path.join(folder, `${String(index + 1).padStart(2, '0')}.mjs`)
    const loads = group.map(file => `await import(${JSON.stringify(pathToFileURL(file).href)})`)
    await writeFile(head, [BEFORE_LOADING, ...loads, 'all.resolve()', ''].join('\n'))
    return head
  })
  return [...alone, ...(await Promise.all(heads))]
}
