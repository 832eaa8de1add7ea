import assert from 'node:assert/strict'
import { test } from 'node:test'
import { XMLParser } from 'fast-xml-parser'
import { escapeXml, Listed, xmlDocument } from './xml.ts'

test('a list says what its items are called, and an empty value is an empty element', () => {
  const said = xmlDocument('services', new Listed('service', [{ code: 'a', group: null, left: undefined }]))
  assert.equal(
    said,
    '<?xml version="1.0" encoding="UTF-8"?>\n<services><service><code>a</code><group/></service></services>\n',
  )
  assert.equal(JSON.stringify(new Listed('service', [{ code: 'a' }])), '[{"code":"a"}]')
})

test('a list without items is an element that is still there', () => {
  assert.match(xmlDocument('requests', new Listed('request', [])), /<requests><\/requests>/)
})

test('every character that XML can hold is read back as it was', () => {
  const text = '<b>"fish" & \'chips\'</b>\t\r\n]]> é ✓ 𝒳 😀 \u{85} \u2028 &amp; &#65;'
  const { a } = new XMLParser({ trimValues: false, htmlEntities: true }).parse(
    xmlDocument('a', text).replace(/^.*\n/, ''),
  )
  assert.equal(a.trimEnd(), text)
})

test('what XML cannot hold, not even escaped, is replaced', () => {
  assert.equal(escapeXml('a\u0000b\u0008c\u{FFFE}d\uD800e'), 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
})
