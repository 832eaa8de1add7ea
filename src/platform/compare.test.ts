import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { changedPaths, stableJson } from './compare.ts'

describe('comparing data', () => {
  test('does not mind the order of keys, but that of lists', () => {
    assert.equal(stableJson({ a: 1, b: { c: 2, d: 3 } }), stableJson({ b: { d: 3, c: 2 }, a: 1 }))
    assert.notEqual(stableJson([1, 2]), stableJson([2, 1]))
  })

  test('takes an undefined key for one that is not there', () => {
    assert.deepEqual(changedPaths({ a: 1, b: undefined }, { a: 1 }), [])
  })

  test('names the places that differ', () => {
    const before = { name: { en: 'a', cy: 'b' }, steps: [{ days: 1 }, { days: 2 }], teams: ['x'] }
    const after = { name: { en: 'a', cy: 'c' }, steps: [{ days: 1 }, { days: 3 }], extra: null }
    assert.deepEqual(changedPaths(before, after), ['name.cy', 'steps.1.days', 'teams', 'extra'])
  })

  test('names the whole where its kind changed', () => {
    assert.deepEqual(changedPaths({ when: { is: 1 } }, { when: [1] }), ['when'])
    assert.deepEqual(changedPaths({ when: { is: 1 } }, { when: 'x' }), ['when'])
  })
})
