import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageWritten } from './language-written.ts'

test('the language of a mail is told by its small words, never by the names of places, and only where the council has it', () => {
  const both = ['en', 'cy'] as const
  const written = {
    'Mae twll mawr yn y ffordd ger Stryd Fawr. Os gwelwch yn dda a allwch chi ei drwsio?': 'cy',
    'Nid yw fy min gwyrdd wedi cael ei gasglu': 'cy',
    'Helo, mae’r golau stryd ddim yn gweithio': 'cy',
    'There is a deep pothole in Ffordd y Parc, Maes yr Haf': 'en',
    'Please tell me when the bins are emptied in Heol y Bont': 'en',
    BIN: null,
    '': null,
    Diolch: null,
    Y: null,
  }
  for (const [words, language] of Object.entries(written)) assert.equal(languageWritten(words, both), language, words)
  assert.equal(languageWritten('Mae twll mawr yn y ffordd', ['en']), null)
})
