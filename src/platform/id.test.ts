import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { idOfName, isId, newId } from './id.ts'

describe('an id', () => {
  test('says when it was made, as version 7 does', () => {
    const id = newId(Date.UTC(2026, 11, 1, 10))
    assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), Date.UTC(2026, 11, 1, 10))
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.ok(isId(id))
  })

  test('of one moment sorts after those made before it', () => {
    const ids = Array.from({ length: 1000 }, () => newId(1_000_000))
    assert.deepEqual(ids.toSorted(), ids)
  })

  test('is never made twice, however many are made in one moment', () => {
    const ids = Array.from({ length: 10_000 }, () => newId(2_000_000))
    assert.equal(new Set(ids).size, 10_000)
  })

  test('of a name is always the same, and another for another kind', () => {
    assert.equal(idOfName('team', 'roads'), idOfName('team', 'roads'))
    assert.notEqual(idOfName('team', 'roads'), idOfName('staff', 'roads'))
    assert.notEqual(idOfName('team', 'roads'), idOfName('tea', 'mroads'))
    assert.ok(isId(idOfName('team', 'roads')))
  })

  for (const text of [
    '',
    'no id',
    '00000000-0000-0000-0000-000000000000',
    `${newId()} `,
    newId().toUpperCase(),
    null,
    7,
  ])
    test(`is not ${JSON.stringify(text)}`, () => assert.equal(isId(text), false))
})
