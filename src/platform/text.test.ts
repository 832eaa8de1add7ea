import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, test } from 'node:test'
import { chooseLanguage, fill, say, translator } from './text.ts'

const texts = {
  hello: { en: 'Hello {name}', cy: 'Helo {name}' },
  photos: { en: '{count} photos', cy: '{count} llun' },
  photos_one: { en: '{count} photo', cy: '{count} llun' },
  photos_two: { en: '{count} photos', cy: '{count} lun' },
  staff: { en: 'Only in English' },
}

describe('a text', () => {
  test('is said in the language, or in English where there is no other', () => {
    assert.equal(translator(texts, 'cy')('hello', { name: 'Ann' }), 'Helo Ann')
    assert.equal(translator(texts, 'cy')('staff'), 'Only in English')
    assert.equal(say({ en: 'Bins' }, 'cy'), 'Bins')
    assert.equal(say(null, 'en'), '')
  })

  test('agrees with a number as its language does', () => {
    const [en, cy] = [translator(texts, 'en'), translator(texts, 'cy')]
    assert.deepEqual(
      [1, 2, 3].map(count => en('photos', { count })),
      ['1 photo', '2 photos', '3 photos'],
    )
    assert.deepEqual(
      [1, 2, 3].map(count => cy('photos', { count })),
      ['1 llun', '2 lun', '3 llun'],
    )
  })

  test('that is not there, or lacks a word, fails instead of showing a hole', () => {
    assert.throws(() => translator(texts, 'en')('goodbye'), /no text 'goodbye'/)
    assert.throws(() => translator(texts, 'en')('hello'), /needs 'name'/)
    assert.equal(fill('{count} left', { count: 0 }), '0 left')
  })

  test('puts words in as they are: braces in them are no places', () => {
    assert.equal(fill('Hello {name}', { name: '{secret}' }), 'Hello {secret}')
  })
})

test('the language is the one chosen where the council has it, else its first', () => {
  assert.equal(chooseLanguage('cy', ['en', 'cy']), 'cy')
  assert.equal(chooseLanguage('cy', ['en']), 'en')
  assert.equal(chooseLanguage('xx', ['cy', 'en']), 'cy')
  assert.equal(chooseLanguage(undefined, ['en', 'cy']), 'en')
  assert.equal(chooseLanguage('__proto__', []), 'en')
})

test('in Welsh no word that changes how the next one begins stands before the name of a council', async () => {
  const src = path.join(import.meta.dirname, '..')
  const files = (await readdir(src, { recursive: true })).filter(name => /(?:text|messages)\.ts$/.test(name))
  const before = /(?<!\p{L})(?:i|o|ar|at|am|gan|â|gyda|neu|yn|dan|dros|drwy|heb|dyma|dyna|ei|eich) \{council\}/iu
  for (const name of files)
    for (const [words] of (await readFile(path.join(src, name), 'utf8')).matchAll(/\bcy: ?\n? *'[^\n]*/g))
      assert.doesNotMatch(words, before, name)
  assert.ok(files.length > 50)
})
