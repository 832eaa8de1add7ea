import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spokenPhone } from './page/spoken-phone.ts'
import { beforeExtension, dialled, normalPhone, phoneToRing, withoutExtension } from './phone.ts'

test('a number is kept with its extension, compared without, and said as people write it', () => {
  for (const typed of [
    '01225 713000 x4521',
    '01225 713000 ext 4521',
    '01225 713000 (ext. 4521)',
    '01225713000 extension 4521',
    '01225 713000 est 4521',
    '+44 1225 713000;ext=4521',
  ]) {
    const kept = phoneToRing(typed)!
    assert.equal(kept, '+441225713000;ext=4521', typed)
    assert.equal(phoneToRing(spokenPhone(kept)), kept, 'and again when it was shown')
  }
  assert.equal(spokenPhone('+442079460018;ext=3'), '020 7946 0018 ext 3')
  assert.equal(normalPhone('020 7946 0018 ext 3'), '+442079460018')
  assert.equal(withoutExtension('+442079460018;ext=3'), '+442079460018')
  assert.equal(phoneToRing('020 7946 0018'), '+442079460018')
  assert.equal(phoneToRing('12 ext 3'), null)
})

test('a link rings the number and then the extension, and looking for it does without', () => {
  assert.equal(dialled('01225 713000'), '01225713000')
  assert.equal(dialled('01225 713000 x4521'), '+441225713000;ext=4521')
  assert.equal(dialled('+441225713000;ext=4521'), '+441225713000;ext=4521')
  assert.equal(dialled('999'), '999')
  for (const typed of ['01225 713000 x4521', '01225 713000, ext 4521', '01225 713000 (est. 4521)'])
    assert.equal(beforeExtension(typed), '01225 713000')
  assert.equal(beforeExtension('alex 12'), 'alex 12')
})
