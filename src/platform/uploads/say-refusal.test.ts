import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '../errors.ts'
import { sayUploadRefusal } from './say-refusal.ts'
import { uploadTexts } from './text.ts'

test('every refusal has words in both languages, about the file by its name', () => {
  for (const code of Object.keys(uploadTexts)) {
    const refused = new Refused(`uploads.${code}`, { max: 5 })
    const english = sayUploadRefusal(refused, 'en', 'hole.jpg')
    const welsh = sayUploadRefusal(refused, 'cy', 'hole.jpg')
    assert.match(english, /hole\.jpg/)
    assert.match(welsh, /hole\.jpg/)
    assert.doesNotMatch(english + welsh, /[{}]|please|os gwelwch/i)
    assert.notEqual(english, welsh)
  }
})

test('a refusal of the inspection says the name and the limit it carries', () => {
  const refused = { accepted: false as const, code: 'too-big' as const, params: { name: 'film.mov' } }
  assert.equal(sayUploadRefusal(refused, 'en'), 'film.mov is too big. It must be smaller than 15MB')
})

test('a refusal about something else is not given words about uploads', () => {
  assert.throws(() => sayUploadRefusal(new Refused('requests.not-yours-to-assign'), 'en'))
})
