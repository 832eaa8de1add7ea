import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fieldsOf, pressedInGroup } from './index.ts'
import { ask } from './testing.ts'

const beds = ask('group', {
  item: { en: 'Bed' },
  max: 3,
  fields: [ask('text', { id: 'size' }), ask('date', { id: 'bought' })],
})

describe('the buttons of a group', () => {
  const two = { 'q-count': '2', 'q-0-size': 'single', 'q-1-size': 'double', 'q-1-bought-day': '3', _csrf: 'x' }
  it('add an empty item and keep what is typed, up to the most', () => {
    assert.deepEqual(pressedInGroup(beds, { ...two, 'q-add': '1' }), { ...two, 'q-add': '1', 'q-count': '3' })
    assert.equal(pressedInGroup(beds, { ...two, 'q-count': '3', 'q-add': '1' })?.['q-count'], '3')
  })
  it('remove an item and move up those after it', () => {
    assert.deepEqual(pressedInGroup(beds, { ...two, 'q-remove': '0' }), {
      'q-count': '1',
      'q-0-size': 'double',
      'q-0-bought-day': '3',
      _csrf: 'x',
      'q-remove': '0',
    })
  })
  it('leave one item when the last is removed', () => {
    assert.deepEqual(pressedInGroup(beds, { 'q-count': '1', 'q-0-size': 'x', 'q-remove': '0' }), {
      'q-count': '1',
      'q-remove': '0',
    })
  })
  it('are not pressed by Continue, nor by an index that is not there', () => {
    assert.equal(pressedInGroup(beds, two), null)
    assert.equal(pressedInGroup(beds, { ...two, 'q-remove': '7' }), null)
    assert.equal(pressedInGroup(beds, { ...two, 'q-remove': '../1' }), null)
  })
})

describe('a saved answer', () => {
  it('is shown in the boxes as people write it', () => {
    assert.deepEqual(fieldsOf(ask('phone'), '+447700900982'), { q: '07700 900982' })
    assert.deepEqual(fieldsOf(ask('date'), '2026-03-07'), { 'q-day': '7', 'q-month': '3', 'q-year': '2026' })
    assert.deepEqual(fieldsOf(ask('place'), { lat: null, lng: null, words: 'Mill Lane', source: 'street' }), {
      'q-near': 'Mill Lane',
    })
    assert.deepEqual(fieldsOf(beds, [{ size: 'single' }]), { 'q-count': '1', 'q-0-size': 'single' })
    assert.deepEqual(fieldsOf(ask('text'), undefined), {})
  })
})
