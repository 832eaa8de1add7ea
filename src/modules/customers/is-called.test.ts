import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCalled } from './index.ts'

test('a name is hers as people say and type it, and not that of another in her family', () => {
  const hers = ['Mrs Wilhelmina Ashgrove-Lee', 'Femi Ashgrove']
  for (const said of [
    'femi ashgrove',
    'F Ashgrove',
    'Femi Ashgrvoe',
    'Femi',
    'Ashgrove',
    'Ms Femi Ashgrove',
    'Ashgrove Femi',
  ])
    assert.equal(isCalled(said, hers), true, said)
  for (const said of ['Kofi Ashgrove', 'Femi Brown', 'Ann Other', 'Kofi'])
    assert.equal(isCalled(said, hers), false, said)
  assert.equal(isCalled('Bill Turner', ['William Turner']), true)
  assert.equal(isCalled('Ann Other', []), true, 'no name of hers is known')
})
