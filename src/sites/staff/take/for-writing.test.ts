import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forWriting } from './for-writing.ts'

test('what is said aloud is said for writing where an adviser writes', () => {
  assert.equal(
    forWriting('Leave it where it is. I will read you the dates.'),
    'Leave it where it is. I will tell you the dates.',
  )
  assert.equal(
    forWriting('Is anyone under it? If so keep away, and I will give you the number to ring now.'),
    'Is anyone under it? If so keep away, and ring the number below now.',
  )
  assert.equal(
    forWriting('Keep away. I will give you the number to ring now.'),
    'Keep away. Ring the number below now.',
  )
  assert.equal(forWriting('Fe ddarllenaf y dyddiadau i chi.'), 'Fe ddywedaf y dyddiadau wrthych.')
})
