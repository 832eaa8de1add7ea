import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { metresBetween } from '../../platform/form/index.ts'
import type { Outline } from './area.ts'
import { contains, shapeOf } from './polygon.ts'
import { indexPostcodes } from './postcode-index.ts'
import { indexWards } from './ward-index.ts'

const square = (west: number, south: number, size: number): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const withHole: Outline = { type: 'Polygon', coordinates: [square(0, 50, 4), square(1, 51, 2)] }
const twoParts: Outline = { type: 'MultiPolygon', coordinates: [[square(0, 50, 1)], [square(5, 50, 1)]] }
const at = (lng: number, lat: number) => ({ lat, lng })

describe('an outline', () => {
  test('holds what is inside it and not what is outside', () => {
    const shape = shapeOf({ type: 'Polygon', coordinates: [square(0, 50, 1)] })
    assert.equal(contains(shape, at(0.5, 50.5)), true)
    for (const outside of [at(1.5, 50.5), at(-0.5, 50.5), at(0.5, 51.5), at(0.5, 49.5)])
      assert.equal(contains(shape, outside), false)
  })

  test('does not hold what lies in its hole', () => {
    const shape = shapeOf(withHole)
    assert.equal(contains(shape, at(2, 52)), false)
    assert.equal(contains(shape, at(0.5, 52)), true)
  })

  test('holds what lies in any of its parts', () => {
    const shape = shapeOf(twoParts)
    assert.equal(contains(shape, at(0.5, 50.5)), true)
    assert.equal(contains(shape, at(5.5, 50.5)), true)
    assert.equal(contains(shape, at(3, 50.5)), false)
  })

  test('two that share an edge never both hold a point on it', () => {
    const [left, right] = [square(0, 50, 1), square(1, 50, 1)].map(ring =>
      shapeOf({ type: 'Polygon', coordinates: [ring] }),
    )
    const edge = at(1, 50.3)
    assert.equal(Number(contains(left!, edge)) + Number(contains(right!, edge)), 1)
  })
})

describe('an index of wards', () => {
  test('finds the ward of a point across its cells, west of Greenwich too', () => {
    const index = indexWards([
      { id: 'a', shape: shapeOf({ type: 'Polygon', coordinates: [square(-0.05, 50, 0.05)] }) },
      { id: 'b', shape: shapeOf({ type: 'Polygon', coordinates: [square(0, 50, 0.05)] }) },
    ])
    assert.equal(index.wardAt(at(-0.03, 50.02)), 'a')
    assert.equal(index.wardAt(at(0.03, 50.02)), 'b')
    assert.equal(index.wardAt(at(0.3, 50.02)), null)
  })
})

describe('an index of postcodes', () => {
  const row = (postcode: string, lng: number, lat: number) => ({ postcode, lng, lat, ward: 'w' })
  // A regular lattice with a shift that is no multiple of the cells, checked against looking at every one.
  const rows = Array.from({ length: 900 }, (_, i) =>
    row(`P${i}`, -2 + (i % 30) * 0.0037, 51 + Math.floor(i / 30) * 0.0029),
  )
  const index = indexPostcodes(rows)
  const plainly = (point: { lat: number; lng: number }) =>
    rows.reduce((best, each) => (metresBetween(point, each) < metresBetween(point, best) ? each : best))

  test('finds the nearest, as if every one had been measured', () => {
    for (let i = 0; i < 200; i++) {
      const point = at(-2.02 + (i % 17) * 0.0091, 50.98 + (i % 13) * 0.0103)
      const found = index.nearest(point, 20_000)
      assert.equal(metresBetween(point, found!.row), metresBetween(point, plainly(point)))
    }
  })

  test('finds nothing further away than it may look', () => {
    const point = at(-2.05, 51)
    const { metres } = index.nearest(point, 20_000)!
    assert.equal(index.nearest(point, metres - 1), null)
    assert.notEqual(index.nearest(point, metres + 1), null)
  })
})
