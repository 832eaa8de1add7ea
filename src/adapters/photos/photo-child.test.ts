import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
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
