import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { publicAnswers, publicPlace, publicWords } from './public-words.ts'

describe('what anybody may read', () => {
  test('where a thing is keeps its house number, street and postcode', () => {
    for (const words of [
      'outside number 12',
      'Opposite 14 Park Lane, SN15 1ER',
      'by the gate of Rose Cottage',
      'y tu allan i rif 12',
      'LL11 6AA, Bryn Cefn',
    ])
      assert.equal(publicPlace(words, []), words)
  })

  test('where a thing is loses phone numbers, emails and the names that people gave', () => {
    const shown = publicPlace('outside number 12, ask Jane Sample, 07700 900123, jane@example.org', ['Jane Sample'])
    assert.match(shown, /^outside number 12,/)
    assert.doesNotMatch(shown, /Jane|Sample|07700|@/)
  })

  test('where a thing is loses its house number when it is said to be the writer’s own', () => {
    assert.doesNotMatch(publicPlace('I live at 12 Oak Road', []), /12/)
    assert.doesNotMatch(publicPlace('i live at 12 Oak Road', []), /12/)
    assert.doesNotMatch(publicPlace('outside my house, 12 Oak Road', []), /12/)
  })

  test('no place is no words', () => {
    assert.equal(publicPlace(null, []), '')
    assert.equal(publicPlace('Doris Example, 07700 900123', ['Doris Example']), '')
  })

  test('the name of somebody who is asked for goes too', () => {
    assert.doesNotMatch(
      publicWords('It is outside Doris’s door, she is called Doris Example', ['Doris Example']),
      /Doris/,
    )
  })

  test('only answers of questions marked public are read', () => {
    const label = { en: 'What?' }
    const form = [
      { id: 'open', type: 'long-text', label, public: true },
      { id: 'hidden', type: 'long-text', label },
    ] as const
    const answers = { open: 'Ring me: 07700 900123', hidden: 'a secret' }
    const shown = publicAnswers(form as never, { answers, shownWords: null, names: [] }, 'en')
    assert.equal(shown, 'Ring me: [phone number removed]')
    const less = { answers, shownWords: 'Ring 07700 900123', names: [] }
    assert.equal(publicAnswers(form as never, less, 'en'), 'Ring [phone number removed]')
  })
})
