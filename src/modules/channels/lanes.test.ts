import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lanesOf } from './lanes.ts'

const one = (name: string, ...touches: string[]) => ({ name, touches })
const names = (lanes: { name: string }[][]) => lanes.map(lane => lane.map(({ name }) => name).join(''))

test('what touches the same is in one lane in its order, be it through a third', () => {
  const lanes = lanesOf([one('a', 'x'), one('b', 'y'), one('c', 'z'), one('d', 'y', 'x'), one('e')], 3)
  assert.deepEqual(names(lanes).toSorted(), ['abd', 'c', 'e'])
})

test('what touches nothing of others is shared evenly', () => {
  const lanes = lanesOf(
    Array.from({ length: 9 }, (_, index) => one(String(index), `of ${index}`)),
    3,
  )
  assert.deepEqual(
    lanes.map(lane => lane.length),
    [3, 3, 3],
  )
  assert.deepEqual(lanesOf([], 3), [])
})

test('whatever comes: nothing is lost or twice, order is kept, and nothing is shared between lanes', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 3 })
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (all, most) => {
      const lanes = lanesOf(
        all.map((touches, index) => ({ touches, index })),
        most,
      )
      assert.ok(lanes.length <= most)
      assert.deepEqual(
        lanes
          .flat()
          .map(({ index }) => index)
          .toSorted((a, b) => a - b),
        [...all.keys()],
      )
      for (const lane of lanes)
        assert.deepEqual(
          lane.map(({ index }) => index),
          lane.map(({ index }) => index).toSorted((a, b) => a - b),
        )
      const sets = lanes.map(lane => new Set(lane.flatMap(({ touches }) => touches)))
      for (const [index, set] of sets.entries())
        for (const other of sets.slice(index + 1)) assert.ok(set.isDisjointFrom(other))
    }),
  )
})
