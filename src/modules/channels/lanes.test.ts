import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lanesOf } from './lanes.ts'

const one = (name: string, ...touches: string[]) => ({ name, touches })
const names = (lanes: { name: string }[][][]) =>
  lanes.map(waves => waves.map(wave => wave.map(({ name }) => name).join('')).join(' '))

test('what touches the same is in one lane, the later of it in a later wave, be it through a third', () => {
  const lanes = lanesOf([one('a', 'x'), one('b', 'y'), one('c', 'z'), one('d', 'y', 'x'), one('e')], 3)
  assert.deepEqual(names(lanes).toSorted(), ['a b d', 'c', 'e'])
})

test('what touches nothing of others is shared evenly, and done at once', () => {
  const nine = Array.from({ length: 9 }, (_, index) => one(String(index), `of ${index}`))
  assert.deepEqual(names(lanesOf(nine, 3)), ['036', '147', '258'])
  assert.deepEqual(lanesOf([], 3), [])
})

test('whatever comes: nothing is lost or twice, what shares something is in the order of its waves, lanes share nothing', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 3 })
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (all, most) => {
      const lanes = lanesOf(
        all.map((touches, index) => ({ touches, index })),
        most,
      )
      assert.ok(lanes.length <= most)
      const indexes = lanes.flat(2).map(({ index }) => index)
      assert.deepEqual(
        indexes.toSorted((a, b) => a - b),
        [...all.keys()],
      )
      for (const waves of lanes)
        for (const [at, wave] of waves.entries())
          for (const { index, touches } of wave)
            for (const [otherAt, others] of waves.entries())
              for (const other of others)
                if (other.index > index && !new Set(touches).isDisjointFrom(new Set(other.touches)))
                  assert.ok(otherAt > at, `${other.index} must be after ${index}`)
      const sets = lanes.map(waves => new Set(waves.flat().flatMap(({ touches }) => touches)))
      for (const [index, set] of sets.entries())
        for (const other of sets.slice(index + 1)) assert.ok(set.isDisjointFrom(other))
    }),
  )
})
