import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import {
  type Extent,
  findPostcode,
  isWithin,
  type KnownPlace,
  parsePostcodePart,
  placeOfPostcode,
  postcodeNear,
} from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const round: Extent = { areas: [], postcodes: ['SN11 8', 'SN11 0AB'] }

describe('what a route or an area holds', () => {
  const cases: [string, Extent, KnownPlace, boolean | null][] = [
    ['everywhere', { areas: [], postcodes: [] }, {}, true],
    ['a postcode that begins so', round, { postcode: 'sn118qr', areas: ['calne'] }, true],
    ['a whole postcode', round, { postcode: 'SN11 0AB' }, true],
    ['its neighbour', round, { postcode: 'SN11 0AD', areas: ['calne'] }, false],
    ['SN1 is not SN11', { areas: [], postcodes: ['SN1 '] }, { postcode: 'SN11 8QR' }, false],
    ['nobody knows where', round, {}, null],
    ['an area is known, the postcode is not', round, { areas: ['calne'] }, null],
    ['one of its areas', { ...round, areas: ['devizes'] }, { areas: ['devizes'] }, true],
    ['neither area nor route', { ...round, areas: ['devizes'] }, { areas: ['calne'], postcode: 'SN15 1ER' }, false],
    ['a new postcode of which no area is known', { areas: ['devizes'], postcodes: [] }, { postcode: 'SN11 8ZZ' }, null],
  ]
  for (const [name, extent, place, expected] of cases)
    test(`${name}: in memory and in the database`, async () => {
      assert.equal(isWithin(extent, place), expected)
      const postcode = place.postcode?.replace(' ', '').toUpperCase() ?? null
      const { rows } = await sql<{ is: boolean }>`select places.is_within(${[...extent.areas]}::text[],
        ${[...extent.postcodes]}::text[], ${postcode}, ${[...(place.areas ?? [])]}::text[]) as is`.execute(ctx().db)
      assert.equal(rows[0]!.is, expected === true)
    })

  test('a postcode or its beginning is read however it is typed', () => {
    const read = ['sn11 8', 'SN118', 'sn11', 'SN11 0a', 'SN110AB', ' sn11  0ab ', 'Calne', 'SN', '8'].map(
      parsePostcodePart,
    )
    assert.deepEqual(read, ['SN11 8', 'SN11 8', 'SN11 ', 'SN11 0A', 'SN11 0AB', 'SN11 0AB', null, null, null])
  })

  test('a pin has the postcode it is nearest to', async () => {
    const at = await placeOfPostcode(ctx(), 'SN15 1ER')
    assert.ok(at!.areas!.includes('chippenham'))
    const { rows } =
      await sql`select places.postcode_near(51.46104, -2.11491) as near, places.postcode_near(50, 0) as far`.execute(
        ctx().db,
      )
    assert.deepEqual(rows, [{ near: 'SN151ER', far: null }])
  })

  test('the program and the database have the same postcode of a pin, or none', async () => {
    const { lat, lng } = (await findPostcode(ctx(), 'SN15 1ER'))!
    const pins = Array.from({ length: 400 }, (_, step) => ({
      lat: lat + (Math.floor(step / 20) - 10) * 0.0031,
      lng: lng + ((step % 20) - 10) * 0.0047,
    }))
    const { rows } = await sql<{ near: string | null }>`select places.postcode_near(p.lat, p.lng) as near
      from unnest(${pins.map(each => each.lat)}::float8[], ${pins.map(each => each.lng)}::float8[])
      with ordinality as p (lat, lng, nth) order by nth`.execute(ctx().db)
    const found = await Promise.all(pins.map(pin => postcodeNear(ctx(), pin)))
    const apart = rows.filter(({ near }, nth) => (near ?? '') !== (found[nth] ?? '').replace(' ', ''))
    // two as near as each other may change places
    assert.ok(apart.length <= 2, `${apart.length} of ${pins.length}`)
    assert.ok(found.some(each => each === null) && found.some(each => each !== null))
  })
})
