// The whole program as `npm start` runs it: made, killed, started again, stopped.
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { findRunning, stopOrphan } from '../src/platform/database/embedded/index.ts'
import { goOn, signIn } from './journeys/steps.ts'
import { openBrowser } from './support/browser.ts'
import { scratchFolder } from './support/scratch.ts'

const mainFile = path.resolve(import.meta.dirname, '../src/main.ts')

type Started = { supervisor: ChildProcess; site: string; told(): string }

function childrenOf(pid: number, name: string): number[] {
  const lines = execFileSync('ps', ['-ax', '-o', 'pid=,ppid=,command=']).toString().split('\n')
  const fields = lines.map(line => line.trim().split(/\s+/))
  return fields
    .filter(([, parent, ...command]) => Number(parent) === pid && command.at(-1) === name)
    .map(one => Number(one[0]))
}

async function eventually(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    assert.ok(tries < 1800, `${what} did not happen within three minutes`)
    await pause(100)
  }
}

async function answers(site: string): Promise<boolean> {
  const response = await fetch(site).catch(() => null)
  await response?.body?.cancel()
  return response?.status === 200
}

describe('npm start', () => {
  let dataFolder: string
  let started: Started
  const postgres = () => path.join(dataFolder, 'postgres')

  async function start(): Promise<Started> {
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: dataFolder,
      PORT: '0',
      MAIL_PORT: '0',
      LOG_LEVEL: 'error',
    }
    const supervisor = spawn(process.execPath, [mainFile, 'start'], { env })
    let told = ''
    for (const output of [supervisor.stdout, supervisor.stderr]) {
      output.on('data', part => {
        told += part
      })
    }
    await eventually(() => told.includes('press Ctrl and C') || supervisor.exitCode !== null, 'the start')
    const site = told.match(/Public site +(\S+)/)?.[1]
    assert.ok(site, told)
    return { supervisor, site, told: () => told }
  }

  before(async () => {
    dataFolder = await mkdtemp(path.join(scratchFolder(), 'firstpoint-start-'))
    started = await start()
  })

  after(async () => {
    started.supervisor.kill('SIGKILL')
    await eventually(() => childrenOf(started.supervisor.pid!, 'web').length === 0, 'the end of web')
    await stopOrphan(postgres())
    await rm(dataFolder, { recursive: true, force: true })
  })

  test('makes a demonstration, says where it is and how to sign in', async () => {
    // Where many tests run beside it the first pages may ask whoever comes to come again.
    await eventually(() => answers(started.site), 'an answer')
    assert.match(started.told(), /demonstration only, as:\n {2}\S.*@/)
  })

  async function killPart(name: 'web' | 'worker'): Promise<void> {
    const { supervisor } = started
    const [pid] = childrenOf(supervisor.pid!, name)
    process.kill(pid!, 'SIGKILL')
    await eventually(() => childrenOf(supervisor.pid!, name).some(one => one !== pid), `a new ${name}`)
  }

  test('the web is killed while an adviser types: what is two seconds old is kept, and the rest when it is back', async () => {
    const browser = await openBrowser({ after })
    const adviser = await browser.visit('desktop')
    await eventually(async () => (await adviser.goto(`${started.site}/staff/sign-in`))?.status() !== 503, 'a page')
    await signIn(adviser, started.site, 'adviser@demo.example')
    await adviser.goto(`${started.site}/staff/desk`)
    await goOn(adviser, 'Start')
    const note = adviser.getByLabel('Note', { exact: true })
    await note.fill('She rings from the bus stop.')
    await pause(2_000)
    await note.pressSequentially(' The light is out')
    await killPart('web')
    await note.pressSequentially(' since Friday')
    await adviser.getByText('Not saved yet', { exact: true }).waitFor()
    await eventually(() => answers(`${started.site}/readyz`), 'an answer')
    const elsewhere = await browser.visit('phone', { storageState: await adviser.context().storageState() })
    // Just begun again on a busy machine, the web may ask whoever comes to come again.
    await eventually(async () => (await elsewhere.goto(adviser.url()))?.status() !== 503, 'a page')
    assert.match(await elsewhere.getByLabel('Note', { exact: true }).inputValue(), /^She rings from the bus stop\./)
    await adviser.getByText('Saved', { exact: true }).waitFor()
    await elsewhere.reload()
    assert.equal(
      await elsewhere.getByLabel('Note', { exact: true }).inputValue(),
      'She rings from the bus stop. The light is out since Friday',
    )
  })

  test('a killed worker or database is there again, and the site at the same address', async () => {
    const { site } = started
    await killPart('worker')
    const database = await findRunning(postgres())
    process.kill(database!.pid, 'SIGKILL')
    await eventually(async () => ((await findRunning(postgres()))?.pid ?? database!.pid) !== database!.pid, 'recovery')
    await eventually(() => answers(site), 'an answer')
  })

  test('after the supervisor is killed its children end, and the next start takes over', async () => {
    const killed = started.supervisor.pid!
    const children = [...childrenOf(killed, 'web'), ...childrenOf(killed, 'worker')]
    assert.equal(children.length, 2)
    started.supervisor.kill('SIGKILL')
    const isGone = (pid: number) =>
      !execFileSync('ps', ['-ax', '-o', 'pid=']).toString().split(/\s+/).includes(`${pid}`)
    await eventually(() => children.every(isGone), 'the end of the children')
    started = await start()
    assert.ok(await answers(started.site))
  })

  test('a second one on the same data is refused in one sentence', async () => {
    await assert.rejects(start(), { message: /is in use by a Firstpoint that is running \(process \d+\)/ })
  })

  test('SIGTERM stops all of it, and leaves nothing behind but the data', async () => {
    const { supervisor } = started
    supervisor.kill('SIGTERM')
    assert.deepEqual(await once(supervisor, 'exit'), [0, null])
    assert.equal(await findRunning(postgres()), null)
    assert.equal(existsSync(path.join(dataFolder, 'firstpoint.lock')), false)
    assert.match(await readFile(path.join(dataFolder, 'postgres.log'), 'utf8'), /database system is shut down\n$/)
  })
})
