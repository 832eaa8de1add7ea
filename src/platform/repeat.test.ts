import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { repeat } from './repeat.ts'

const never = { every: 1_000_000, onError: () => assert.fail('nothing failed') }

test('work is done again at once while there is more', async () => {
  let left = 5
  const { promise: emptied, resolve } = Promise.withResolvers<void>()
  const repeating = repeat(async () => {
    left -= 1
    if (left === 0) resolve()
    return left > 0
  }, never)
  await emptied
  await repeating.stop()
  assert.equal(left, 0)
})

test('stopping waits for the round in hand and begins no other', async () => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  let rounds = 0
  const repeating = repeat(async () => {
    rounds += 1
    await held
    return true
  }, never)
  let stopped = false
  const stopping = repeating.stop().then(() => {
    stopped = true
  })
  await soon()
  assert.equal(stopped, false)
  letGo()
  await stopping
  assert.equal(rounds, 1)
})

test('a failure is told and the work goes on', async () => {
  const errors: unknown[] = []
  const { promise: mended, resolve } = Promise.withResolvers<void>()
  const repeating = repeat(
    async () => {
      if (errors.length < 3) throw new Error('the database is away')
      resolve()
      return false
    },
    { every: 1, onError: error => errors.push(error) },
  )
  await mended
  await repeating.stop()
  assert.equal(errors.length, 3)
})
