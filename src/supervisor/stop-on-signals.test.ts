import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const here = (file: string) => JSON.stringify(path.join(import.meta.dirname, file))

// Says its number when it listens for signals. Stopping takes it as long as WORK (ms) says.
const PROGRAM = `
import { createSupervisor } from ${here('supervisor.ts')}
import { stopOnSignals } from ${here('stop-on-signals.ts')}
const say = text => process.stdout.write(text + '\\n')
const supervisor = createSupervisor(say)
supervisor.onStop(() => new Promise(done => setTimeout(done, Number(process.env.WORK))))
stopOnSignals(supervisor, say)
setInterval(() => {}, 1000)
say(String(process.pid))
`

async function startProgram(work: number, program = process.execPath, before: string[] = [], env = {}) {
  const args = [...before, '--input-type=module', '-e', PROGRAM]
  const child = spawn(program, args, { env: { PATH: process.env.PATH, WORK: String(work), ...env } })
  const [pid] = await once(child.stdout, 'data')
  return { child, pid: Number(pid) }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} stops everything in order, and that is no failure`, async () => {
    const { child } = await startProgram(20)
    child.kill(signal)
    assert.deepEqual(await once(child, 'exit'), [0, null])
  })
}

test('the same Ctrl-C passed on by npm does not count as a second one', async () => {
  const { child } = await startProgram(100)
  child.kill('SIGINT')
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('a second Ctrl-C ends it at once', async () => {
  const { child } = await startProgram(3_600_000)
  child.kill('SIGINT')
  await pause(600)
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'exit'), [130, null])
})

test('it stops when npm is ended and takes the shell between them along', async () => {
  const shell = ['-c', '"$0" "$@"; true', process.execPath]
  const { child, pid } = await startProgram(20, '/bin/sh', shell, { npm_lifecycle_event: 'start' })
  assert.notEqual(child.pid, pid)
  child.kill('SIGTERM')
  // Its output closes when the program itself has ended.
  await once(child.stdout, 'close')
})
