import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { checkBytes } from './error-correction.ts'
import { qrCode, qrCodeImage } from './index.ts'

const draw = (text: string): string[] => qrCode(text).map(row => row.map(dark => (dark ? '#' : '.')).join(''))
const digest = (text: string): string => createHash('sha256').update(draw(text).join('\n')).digest('hex').slice(0, 16)

test('check bytes are those of the worked example in ISO/IEC 18004, annex I', () => {
  const data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11]
  assert.deepEqual(checkBytes(data, 10), [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55])
})

test('a short text takes 21 squares a side, with a finder in three corners', () => {
  const rows = draw('firstpoint')
  assert.equal(rows.length, 21)
  for (const finder of [rows[0]!.slice(0, 7), rows[0]!.slice(-7), rows.at(-1)!.slice(0, 7)])
    assert.equal(finder, '#######')
  assert.notEqual(rows.at(-1)!.slice(-7), '#######')
})

// Each was read back by an independent reader, and drawn alike by an independent maker, when this was written.
test('codes are drawn as others draw them: one block, two blocks, with a version number', () => {
  const texts = ['firstpoint', 'x'.repeat(120), 'y'.repeat(150), 'z'.repeat(230)]
  assert.deepEqual(texts.map(digest), ['f54d8ea6498eda05', 'b926250d0aeb7f47', 'ec312b97e7c3a167', '9c36e01228e72fdd'])
})

test('a text that is too long is refused', () => {
  assert.throws(() => qrCode('x'.repeat(231)), RangeError)
})

test('the picture is an SVG that needs nothing else', () => {
  const [head, body] = qrCodeImage('firstpoint').split(',')
  assert.equal(head, 'data:image/svg+xml;base64')
  assert.match(Buffer.from(body!, 'base64').toString(), /^<svg [^>]*viewBox="0 0 29 29"/)
})
