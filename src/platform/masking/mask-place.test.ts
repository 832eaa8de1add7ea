import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskPlace } from './mask-place.ts'

test('the name of a ward or village is not taken for somebody’s', () => {
  for (const place of ['LL11 6AA, Bryn Cefn', 'SN9 5AA, Avon Valley', 'outside Martin Bagot, by the church'])
    assert.equal(maskPlace(place, []), place)
})

test('whose house it is goes, and so do names that are known', () => {
  assert.doesNotMatch(maskPlace("by Jane Roe's gate", []), /Roe/)
  assert.doesNotMatch(maskPlace('by the gate of Sam Sample', ['Sam Sample']), /Sample/)
})
