import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { isDatabaseAway } from './is-away.ts'

test('a database where nobody answers is away, also when the error is inside another', async () => {
  const client = new pg.Client('postgresql://nobody@127.0.0.1:1/none')
  const error = await client.connect().then(
    () => assert.fail('it answered'),
    error => error,
  )
  assert.ok(isDatabaseAway(error))
  assert.ok(isDatabaseAway(new Error('a page failed', { cause: error })))
  assert.ok(isDatabaseAway(Object.assign(new Error('the system is shutting down'), { code: '57P01' })))
  assert.ok(isDatabaseAway(new Error('Connection terminated unexpectedly')))
})

test('a mistake of ours, or a file that is not there, is another matter', () => {
  assert.equal(isDatabaseAway(new Error('undefined is not a function')), false)
  assert.equal(isDatabaseAway(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })), false)
  assert.equal(isDatabaseAway(Object.assign(new Error('duplicate key'), { code: '23505' })), false)
  assert.equal(isDatabaseAway('away'), false)
})
