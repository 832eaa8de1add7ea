import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { replaceRows } from './replace-rows.ts'

const { ctx, db } = await testDatabase({ after })

const sector = (number: number, postcodes = 1) => ({
  sector: `AB${number} 1`,
  council: 'Ours',
  name: { en: 'Ours' },
  postcodes,
})
const replace = (rows: object[], options = {}) =>
  replaceRows(ctx(), 'places.sectors', ['sector', 'council'], rows as Record<string, unknown>[], options)
const held = async () =>
  (await db.selectFrom('places.sectors').select(['sector', 'postcodes']).orderBy('sector').execute()).map(row =>
    [row.sector, row.postcodes].join(':'),
  )

describe('replacing the rows of a table', () => {
  test('adds, changes, leaves and removes, and says how many', async () => {
    await replace([sector(1), sector(2), sector(3)])
    const counts = await replace([sector(1), sector(2, 5), sector(4)])
    assert.deepEqual(counts, { added: 1, changed: 1, unchanged: 1, removed: 1 })
    assert.deepEqual(await held(), ['AB1 1:1', 'AB2 1:5', 'AB4 1:1'])
  })

  test('does not write what is there already, just so', async () => {
    await replace([sector(1)])
    const versions = () =>
      db
        .selectFrom('places.sectors')
        .select(eb =>
          eb
            .ref('xmin' as never)
            .$castTo<string>()
            .as('v'),
        )
        .execute()
    const before = await versions()
    assert.deepEqual(await replace([sector(1)]), { added: 0, changed: 0, unchanged: 1, removed: 0 })
    assert.deepEqual(await versions(), before)
  })

  test('keeps others where it is told to', async () => {
    await replace([sector(1), sector(2)])
    assert.equal((await replace([sector(2, 9)], { keepOthers: true })).removed, 0)
    assert.deepEqual(await held(), ['AB1 1:1', 'AB2 1:9'])
  })

  test('does more than a thousand in several transactions', async () => {
    const many = Array.from({ length: 2500 }, (_, i) => sector(i))
    assert.equal((await replace(many)).added + 2, 2500)
    const { rows } = {
      rows: await db
        .selectFrom('places.sectors')
        .select(eb =>
          eb
            .ref('xmin' as never)
            .$castTo<string>()
            .as('v'),
        )
        .distinct()
        .execute(),
    }
    assert.ok(rows.length >= 3)
    assert.equal((await replace([])).removed, 2500)
    assert.deepEqual(await held(), [])
  })
})
