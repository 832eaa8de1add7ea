import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from '../platform/cannot-start.ts'
import { processUnit } from './process-unit.ts'
import type { Running } from './unit.ts'

const here = (file: string) => JSON.stringify(path.join(import.meta.dirname, file))

const SERVICE = `
import { writeFileSync } from 'node:fs'
import { runService, waitForSettings } from ${here('run-service.ts')}
const { NOTE } = await waitForSettings()
writeFileSync(NOTE, String(process.pid))
const stop = () => new Promise(done => setTimeout(() => { writeFileSync(NOTE, 'finished'); done() }, 50))
setInterval(() => {}, 1000)
await runService(async () => ({ port: 4711, stop }), () => {})
`

const REFUSING = `
import { tellSupervisor } from ${here('run-service.ts')}
await tellSupervisor({ type: 'cannot-start', sentence: 'Port 80 is taken.' })
process.exit(78)
`

const DEAF = `
process.on('SIGTERM', () => {})
process.send({ type: 'ready' })
setInterval(() => {}, 1000)
`

describe('a child process under the supervisor', () => {
  let folder: string
  let note: string
  const never = new AbortController().signal

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-unit-'))
    note = path.join(folder, 'note')
  })
  after(() => rm(folder, { recursive: true }))

  function start(code: string, more: { onReady?(port?: number): void; drainWithin?: number } = {}): Promise<Running> {
    const args = ['--input-type=module', '-e', code]
    const settings = async () => ({ NOTE: note })
    return processUnit({ name: 'web', program: process.execPath, args, settings, ...more }).start(never)
  }

  test('says when it is ready, and finishes its work when told to stop', async () => {
    const ports: unknown[] = []
    const running = await start(SERVICE, { onReady: port => ports.push(port) })
    assert.deepEqual(ports, [4711])
    await running.stop()
    assert.equal(await running.ended, 'exit code 0')
    assert.equal(await readFile(note, 'utf8'), 'finished')
  })

  test('passes on what a person has to put right', async () => {
    await assert.rejects(start(REFUSING), (error: Error) => {
      assert.ok(error instanceof CannotStart)
      assert.equal(error.message, 'Port 80 is taken.')
      return true
    })
  })

  test('that ends before it is ready has not started', async () => {
    await assert.rejects(start('process.exit(3)'), { message: /web did not start: .*exit code 3/ })
  })

  test('that does not stop in time is ended', async () => {
    const running = await start(DEAF, { drainWithin: 50 })
    await running.stop()
    assert.equal(await running.ended, 'signal SIGKILL')
  })

  test('leaves Ctrl-C to its supervisor', async () => {
    const running = await start(SERVICE)
    process.kill(Number(await readFile(note, 'utf8')), 'SIGINT')
    const first = await Promise.race([running.ended, pause(100, 'still running')])
    assert.equal(first, 'still running')
    await running.stop()
    assert.equal(await readFile(note, 'utf8'), 'finished')
  })

  test('stops by itself when its supervisor is killed', async () => {
    const supervisor = `
      import { processUnit } from ${here('process-unit.ts')}
      const args = ['--input-type=module', '-e', process.env.SERVICE]
      const unit = processUnit({ name: 'web', program: process.execPath, args, settings: async () => ({ NOTE: process.env.NOTE }) })
      await unit.start(new AbortController().signal)
      process.stdout.write('ready')`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', supervisor], {
      env: { ...process.env, NOTE: note, SERVICE },
    })
    await once(parent.stdout, 'data')
    parent.kill('SIGKILL')
    await until(async () => (await readFile(note, 'utf8')) === 'finished', 'it ends')
  })

  test('that waits for its database ends with its supervisor', async () => {
    const waiting = `
      import { writeFileSync } from 'node:fs'
      import { waitForSettings } from ${here('run-service.ts')}
      writeFileSync(${JSON.stringify(note)}, String(process.pid))
      await waitForSettings()`
    const supervisor = `
      import { processUnit } from ${here('process-unit.ts')}
      const args = ['--input-type=module', '-e', process.env.WAITING]
      const settings = () => new Promise(() => {})
      processUnit({ name: 'web', program: process.execPath, args, settings }).start(new AbortController().signal)`
    await writeFile(note, '')
    const parent = spawn(process.execPath, ['--input-type=module', '-e', supervisor], {
      env: { ...process.env, WAITING: waiting },
    })
    const child = async () => Number(await readFile(note, 'utf8'))
    await until(async () => (await child()) > 0, 'it begins')
    const pid = await child()
    parent.kill('SIGKILL')
    await until(async () => !isThere(pid), 'it ends')
  })
})

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    assert.ok(tries < 400, `${what} within ten seconds`)
    await pause(25)
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
