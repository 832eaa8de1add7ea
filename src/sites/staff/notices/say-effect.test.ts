import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayEffect } from './say-effect.ts'

const DAY = 86_400_000

test('what changed after a notice is said with what is usual, as an estimate, and not made of too little', () => {
  const around = { id: 'x', before: { count: 22, usual: 19.25 }, after: { count: 12, usual: 20 } }
  const said = sayEffect(around, 2 * DAY, true)
  assert.match(
    said,
    /^Contacts about it: 12 in the first 2 days, usually 20; 22 in the 2 days before it, usually 19\.3\./,
  )
  assert.match(said, /Counted everywhere/)
  assert.match(said, /estimate/)
  const few = sayEffect({ id: 'x', before: { count: 1, usual: 0.5 }, after: { count: 3, usual: 0 } }, 3_600_000, false)
  assert.equal(few, 'Contacts about it: 3 in the first hour. There are too few from the weeks before to compare with.')
})
