import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainFailure, isStillHeld } from './explain-failure.ts'

const cases: [about: string, log: string, sentence: string][] = [
  [
    'a full disk',
    'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    'The disk is full: make room for /srv/data, then start again.',
  ],
  [
    'a folder of somebody else',
    'FATAL:  data directory "/srv/data/postgres" has wrong ownership',
    'The data folder /srv/data must belong to the user who starts Firstpoint, and be closed to others (chmod 700).',
  ],
  [
    'anything else',
    '2026-01-01 UTC [1] LOG:  starting\n2026-01-01 UTC [1] FATAL:  could not open the moon\n',
    'The built-in PostgreSQL did not start in /srv/data: could not open the moon',
  ],
  ['silence', '', 'The built-in PostgreSQL did not start in /srv/data: it gave no reason'],
]

for (const [about, log, sentence] of cases) {
  test(`the reason '${about}' becomes one sentence`, () => {
    assert.equal(explainFailure(log, '/srv/data').message, sentence)
  })
}

test('only data held by a PostgreSQL that is just ending is worth another try', () => {
  assert.ok(isStillHeld('FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use'))
  assert.equal(isStillHeld('FATAL:  could not open the moon'), false)
})
