import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allStorable, storable } from './storable.ts'

test('texts lose what no database keeps, however deep they are, and nothing else', () => {
  assert.equal(storable('a\0b\uD800 👩‍👧'), 'ab\uFFFD 👩‍👧')
  const sent = { id: 'a\0b', 'na\0me': ['x\0', { y: '\0' }], n: 3, none: null, is: true }
  assert.deepEqual(allStorable(sent), { id: 'ab', n: 3, none: null, is: true, name: ['x', { y: '' }] })
  assert.equal(allStorable('a\0'), 'a')
  assert.equal(allStorable(undefined), undefined)
  const hostile = allStorable(JSON.parse('{"__pro\\u0000to__": {"admin": "yes"}, "__proto__": {"x": "\\u0000"}}'))
  assert.equal(({} as { admin?: string }).admin, undefined)
  assert.equal(hostile.admin, undefined)
  let deep: object = { words: '\0' }
  for (let depth = 0; depth < 200_000; depth++) deep = { deep }
  assert.equal(allStorable(deep), deep)
})
