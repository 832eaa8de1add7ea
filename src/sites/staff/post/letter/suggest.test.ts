import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writerIn } from './suggest.ts'

test('a writer is looked for by the name below the closing and a postcode', () => {
  const letter = 'Dear council\n\nMy bin at 4 Mill Lane, SN15 1ER is gone.\n\nYours sincerely\n\nRosa Sample\nMrs'
  assert.equal(writerIn(letter), 'Rosa Sample SN15 1ER')
  assert.equal(writerIn('Jane O’Neill\n4 Mill Lane\nsn15 1er\n\nThe lamp is dark.'), 'Jane O’Neill sn15 1er')
})

test('where there is neither, nobody is suggested', () => {
  assert.equal(writerIn('the lamp is dark\nplease mend it'), '')
  assert.equal(writerIn(''), '')
  assert.equal(writerIn('With regards to my bin\nit is gone'), '')
})
