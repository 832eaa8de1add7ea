import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { NotFound } from '../../platform/errors.ts'
import {
  areaName,
  councilsElsewhere,
  findArea,
  findPostcode,
  listAreas,
  locate,
  nearestPostcode,
  type PlacesOfPack,
  parsePostcode,
  postcodesWithin,
  replacePlaces,
} from './index.ts'

const { ctx, db } = await testDatabase({ after }, { template: 'wiltshire' })
const bilingual = await testDatabase({ after }, { template: 'wrexham' })

/** One square ward with a postcode in it and one a little outside its edge, and an area that holds the ward. */
const pack: PlacesOfPack = {
  areas: [
    {
      id: 'E05000001',
      kind: 'ward',
      name: { en: 'Middle' },
      wards: ['E05000001'],
      outline: {
        type: 'Polygon',
        coordinates: [
          [
            [-2, 51],
            [-1.9, 51],
            [-1.9, 51.1],
            [-2, 51.1],
            [-2, 51],
          ],
        ],
      },
    },
    { id: 'north', kind: 'district', name: { en: 'North' }, wards: ['E05000001'], outline: null },
  ],
  postcodes: [
    { postcode: 'AB11AA', lat: 51.05, lng: -1.95, ward: 'E05000001', lsoa: '' },
    { postcode: 'AB11AB', lat: 51.05, lng: -1.898, ward: 'E05000001', lsoa: '' },
  ],
  sectors: [{ sector: 'AB1 1', council: 'Ours', name: { en: 'Ours' }, postcodes: 2 }],
}

test('the postcodes in a box are those that lie in it, by name', async () => {
  const box = { west: -2.116, south: 51.46, east: -2.113, north: 51.463 }
  const found = await postcodesWithin(ctx(), box)
  assert.ok(found.some(({ postcode }) => postcode === 'SN15 1ER'))
  for (const { lat, lng } of found)
    assert.ok(lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east)
  const names = found.map(({ postcode }) => postcode)
  assert.deepEqual(names, names.toSorted())
  assert.deepEqual(await postcodesWithin(ctx(), { west: 1, south: 51, east: 1.1, north: 51.1 }), [])
})

describe('a postcode', () => {
  test('is found in any case and spacing', async () => {
    for (const typed of ['SN15 1ER', 'sn151er', ' Sn 15 1e R ', 'SN15-1ER'])
      assert.deepEqual(await findPostcode(ctx(), typed), {
        postcode: 'SN15 1ER',
        lat: 51.46104,
        lng: -2.11491,
        ward: 'E05013421',
        areas: ['chippenham', 'north-wiltshire'],
      })
  })

  test('that cannot be one is told from one that is not ours', async () => {
    assert.equal(parsePostcode('SN15 1E'), null)
    assert.equal(parsePostcode('my house'), null)
    assert.equal(parsePostcode('sn1 1aa'), 'SN11AA')
    assert.equal(await findPostcode(ctx(), 'SN1 1AA'), null)
  })

  test('that is not ours names the councils its sector lies in but our own, the biggest first', async () => {
    const elsewhere = (typed: string) => councilsElsewhere(ctx(), typed, 'Wiltshire Council')
    assert.deepEqual(await elsewhere('sn1 1aa'), [{ en: 'Swindon' }])
    assert.deepEqual(await elsewhere('SN4 0AA'), [{ en: 'Swindon' }])
    assert.deepEqual(await elsewhere('ZZ99 9ZZ'), [])
    assert.deepEqual(await elsewhere('nonsense'), [])
  })

  test('names neighbours in Welsh where the pack is bilingual', async () => {
    const [first] = await councilsElsewhere(bilingual.ctx(), 'LL11 1AA', 'somebody else')
    assert.deepEqual(first, { en: 'Wrexham County Borough Council', cy: 'Cyngor Bwrdeistref Sirol Wrecsam' })
  })
})

describe('a point', () => {
  test('has the ward whose outline holds it and the areas of that ward', async () => {
    assert.deepEqual(await locate(ctx(), { lat: 51.46104, lng: -2.11491 }), {
      ward: 'E05013421',
      areas: ['chippenham', 'north-wiltshire'],
    })
  })

  test('far away is nobody’s', async () => {
    assert.deepEqual(await locate(ctx(), { lat: 53.05, lng: -2.99 }), { ward: null, areas: [] })
  })

  test('just outside an outline counts as in the ward of one of our postcodes within 300 metres', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      await replacePlaces(ctx, pack)
      assert.equal((await locate(ctx, { lat: 51.05, lng: -1.8965 })).ward, 'E05000001')
      assert.equal((await locate(ctx, { lat: 51.05, lng: -1.89 })).ward, null)
    }))

  test('of every one of our postcodes is ours', async () => {
    const rows = await db.selectFrom('places.postcodes').select(['lat', 'lng', 'ward']).execute()
    const wards = new Set((await listAreas(ctx(), 'ward')).map(area => area.id))
    let same = 0
    for (const row of rows) {
      const { ward } = await locate(ctx(), row)
      assert.ok(ward && wards.has(ward))
      if (ward === row.ward) same++
    }
    assert.ok(same / rows.length > 0.95, `${same} of ${rows.length} in their own ward`)
  })

  test('outside is probably of the council that shares the nearest of our sectors with us', async () => {
    const near = [
      ['Bath', 51.38, -2.36, 'Bath and North East Somerset'],
      ['Swindon', 51.56, -1.78, 'Swindon'],
      ['Frome', 51.23, -2.32, 'Somerset'],
      ['Tetbury', 51.638, -2.158, 'Cotswold'],
      ['Fordingbridge', 50.927, -1.79, 'New Forest'],
    ] as const
    for (const [town, lat, lng, council] of near)
      assert.equal((await councilsElsewhere(ctx(), { lat, lng }, 'Wiltshire Council'))[0]?.en, council, town)
    assert.deepEqual(await councilsElsewhere(ctx(), { lat: 51.5, lng: -0.12 }, 'Wiltshire Council'), [])
    assert.deepEqual(await councilsElsewhere(ctx(), 'no postcode', 'Wiltshire Council'), [])
    const [ofPostcode] = await councilsElsewhere(ctx(), 'BA1 1AA', 'Wiltshire Council')
    assert.equal(ofPostcode?.en, 'Bath and North East Somerset')
  })

  test('has a nearest postcode with its distance', async () => {
    const found = await nearestPostcode(ctx(), { lat: 51.46104, lng: -2.11491 })
    assert.equal(found?.postcode, 'SN15 1ER')
    assert.equal(found?.metres, 0)
    assert.equal(await nearestPostcode(ctx(), { lat: 53.05, lng: -2.99 }), null)
  })
})

describe('areas', () => {
  test('are listed by kind, the wards among them', async () => {
    assert.equal((await listAreas(ctx(), 'ward')).length, 98)
    assert.equal((await listAreas(ctx(), 'community-area')).length, 18)
    assert.equal((await listAreas(ctx())).length, 98 + 18 + 4)
  })

  test('have a name in each language; an unknown one is not found', async () => {
    assert.equal(await areaName(bilingual.ctx(), 'city', 'cy'), 'Dinas Wrecsam')
    assert.equal(await areaName(bilingual.ctx(), 'city', 'en'), 'Wrexham city')
    assert.equal(await findArea(ctx(), 'city'), null)
    await assert.rejects(areaName(ctx(), 'city'), NotFound)
  })
})

describe('replacing the places', () => {
  test('says what differed, and the second time nothing does', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const first = await replacePlaces(ctx, pack)
      assert.deepEqual(first.postcodes, { added: 2, changed: 0, unchanged: 0, removed: 17047 })
      const second = await replacePlaces(ctx, pack)
      assert.deepEqual(second.postcodes, { added: 0, changed: 0, unchanged: 2, removed: 0 })
      assert.deepEqual(second.areas, { added: 0, changed: 0, unchanged: 2, removed: 0 })
    }))

  test('is seen at once by whoever looks', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      assert.notEqual(await findPostcode(ctx, 'SN15 1ER'), null)
      await replacePlaces(ctx, pack)
      assert.equal(await findPostcode(ctx, 'SN15 1ER'), null)
      assert.equal((await findPostcode(ctx, 'AB1 1AA'))?.ward, 'E05000001')
    }))
})
