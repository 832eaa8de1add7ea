import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { mayOnlyReadItsCode, startPhotoChild } from './photo-child.ts'

const LIMITS = { timeLimit: 60_000, heap: 256, memory: 1024 }

test('code in the child can neither read our files nor write, connect or start anything', () => {
  const tries = `
    const tried = async act => { try { await act(); return 'done' } catch (error) { return (error.cause ?? error).code } }
    const fs = require('node:fs')
    Promise.all([
      tried(() => fs.readFileSync('/etc/passwd')),
      tried(() => fs.readFileSync('${import.meta.dirname}/../files/disk-store.ts')),
      tried(() => fs.writeFileSync('${import.meta.dirname}/x', '')),
      tried(() => fetch('http://127.0.0.1:65000')),
      tried(() => require('node:child_process').execFileSync('true')),
      tried(() => new (require('node:worker_threads').Worker)('1', { eval: true })),
    ]).then(codes => process.stdout.write(codes.join()))`
  const said = execFileSync(process.execPath, [...mayOnlyReadItsCode(), '-e', tries], { encoding: 'utf8', env: {} })
  assert.equal(said, Array(6).fill('ERR_ACCESS_DENIED').join())
})

test('a child that was ended says so and answers that it died', async () => {
  const child = await startPhotoChild(LIMITS)
  assert.equal(child.hasEnded(), false)
  await child.end()
  assert.equal(child.hasEnded(), true)
  assert.equal(await child.work({ bytes: new Uint8Array(1), maxPixels: 1 }), 'died')
})

test('a child that cannot start is our fault and says why', async () => {
  await assert.rejects(
    startPhotoChild({ ...LIMITS, heap: Number.NaN }),
    /the photo child did not start: .*max-old-space-size/s,
  )
})

test('a child outlives Ctrl-C and ends with its parent, even a killed one', {
  skip: process.platform !== 'linux',
}, async () => {
  const code = `
    import { startPhotoChild } from '${import.meta.dirname}/photo-child.ts'
    await startPhotoChild(${JSON.stringify(LIMITS)})
    process.stdout.write('started')
    setInterval(() => undefined, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(parent.stdout, 'data')
  const child = Number(readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim())
  process.kill(child, 'SIGINT')
  await wait(100)
  assert.equal(runs(child), true)
  parent.kill('SIGKILL')
  for (let tries = 0; runs(child) && tries < 300; tries += 1) await wait(100)
  assert.equal(runs(child), false)
})

/** An ended process whose new parent has not looked at it yet is shown as a zombie. */
function runs(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}
