import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../../../platform/text.ts'
import { text } from '../text.ts'
import { withGreeting } from './with-greeting.ts'

const who = { t: translator(text, 'en'), name: 'Rosa Sample', council: 'Sample Council' }

test('an answer by letter begins and ends as letters do, and nothing is said twice', () => {
  assert.equal(
    withGreeting('We come on Friday.', who),
    'Dear Rosa Sample\n\nWe come on Friday.\n\nYours sincerely\nSample Council',
  )
  const whole = 'Dear Mrs Sample\n\nWe come on Friday.\n\nKind regards\n\nAda'
  assert.equal(withGreeting(whole, who), whole)
  const cy = withGreeting('Diolch i chi.', { ...who, t: translator(text, 'cy') })
  assert.equal(cy, 'Annwyl Rosa Sample\n\nDiolch i chi.\n\nYn gywir\nSample Council')
})

test('nobody is greeted whose name is not known, and words that only speak of regards are no closing', () => {
  assert.doesNotMatch(withGreeting('We come.', { ...who, name: '' }), /Dear/)
  assert.match(withGreeting('With regard to your bin: we come.\nIt is yours to keep.', who), /Yours sincerely/)
})
