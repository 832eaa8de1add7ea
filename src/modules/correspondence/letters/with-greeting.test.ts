import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../../../platform/text.ts'
import { text } from '../text.ts'
import { withGreeting } from './with-greeting.ts'

const [en, cy] = [
  { t: translator(text, 'en'), council: 'Sample Council' },
  { t: translator(text, 'cy'), council: 'Cyngor Sampl' },
]
const who = { tongues: [en], name: 'Rosa Sample' }

test('an answer by letter begins and ends as letters do, and nothing is said twice', () => {
  assert.equal(
    withGreeting('We come on Friday.', who),
    'Dear Rosa Sample\n\nWe come on Friday.\n\nYours sincerely\nSample Council',
  )
  const whole = 'Dear Mrs Sample\n\nWe come on Friday.\n\nKind regards\n\nAda'
  assert.equal(withGreeting(whole, who), whole)
  assert.equal(
    withGreeting('Diolch i chi.', { ...who, tongues: [cy] }),
    'Annwyl Rosa Sample\n\nDiolch i chi.\n\nYn gywir\nCyngor Sampl',
  )
})

test('nobody is greeted whose name is not known, and words that only speak of regards are no closing', () => {
  assert.doesNotMatch(withGreeting('We come.', { ...who, name: '' }), /Dear/)
  assert.match(withGreeting('With regard to your bin: we come.\nIt is yours to keep.', who), /Yours sincerely/)
})

test('of a council of two languages they stand in both, the reader’s own first', () => {
  assert.equal(
    withGreeting('We come on Friday.', { ...who, tongues: [cy, en] }),
    'Annwyl Rosa Sample / Dear Rosa Sample\n\nWe come on Friday.\n\nYn gywir / Yours sincerely\nCyngor Sampl\nSample Council',
  )
})
