import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { displayAnswer, mainTextQuestion, publicDetails, type Question, summaryDetails } from './index.ts'
import { ask, FILE_ID, options } from './testing.ts'

const en = (text: string) => ({ en: text })

describe('an answer in words', () => {
  const cases: [string, Question, Parameters<typeof displayAnswer>[1], string[], string[]][] = [
    ['a date', ask('date'), '2026-03-07', ['7 March 2026'], ['7 Mawrth 2026']],
    ['a choice', ask('radios', { options }), 'large', ['Large'], ['Mawr']],
    ['a choice that the form no longer has', ask('radios', { options }), 'odd', ['odd'], ['odd']],
    ['several', ask('checkboxes', { options }), ['small', 'large'], ['Small', 'Large'], ['Bach', 'Mawr']],
    ['money', ask('number', { prefix: en('£'), decimals: 2 }), 1234.5, ['£1,234.50'], ['£1,234.50']],
    ['a measure', ask('number', { suffix: en('metres') }), 3, ['3 metres'], ['3 metres']],
    ['a phone number', ask('phone'), '+447700900982', ['07700 900982'], ['07700 900982']],
    ['photos', ask('photos'), [FILE_ID, FILE_ID], ['2 photos'], ['2 lun']],
    [
      'an address',
      ask('address'),
      { lines: ['1 High Street'], postcode: 'AB1 2DE' },
      ['1 High Street', 'AB1 2DE'],
      ['1 High Street', 'AB1 2DE'],
    ],
    [
      'a bare pin',
      ask('place'),
      { lat: 51.5, lng: -2, words: '', source: 'pin' },
      ['Pin on the map: 51.50000, -2.00000'],
      ['Pin ar y map: 51.50000, -2.00000'],
    ],
    [
      'a street',
      ask('place'),
      { lat: null, lng: null, words: 'Mill Lane', source: 'street' },
      ['Mill Lane'],
      ['Mill Lane'],
    ],
    ['a promise', ask('declaration'), true, ['Agreed'], ['Cytunwyd']],
    ['nothing', ask('text'), undefined, [], []],
  ]
  for (const [what, question, answer, english, welsh] of cases)
    it(`says ${what}`, () => {
      assert.deepEqual(displayAnswer(question, answer, 'en'), english)
      assert.deepEqual(displayAnswer(question, answer, 'cy'), welsh)
    })
  it('says each item of a group with its boxes', () => {
    const group = ask('group', {
      item: en('Child'),
      fields: [ask('text', { id: 'n', label: en('Name') }), ask('date', { id: 'd', label: en('Born') })],
    })
    assert.deepEqual(displayAnswer(group, [{ n: 'Ada', d: '2020-02-01' }, { n: 'Ben' }], 'en'), [
      'Child 1: Name: Ada; Born: 1 February 2020',
      'Child 2: Name: Ben',
    ])
  })
})

describe('the text of a whole form', () => {
  const questions: Question[] = [
    ask('place', { id: 'where', public: true }),
    ask('radios', { id: 'size', label: en('How big is it?'), options }),
    ask('text', { id: 'plate', label: en('Number plate') }),
    ask('long-text', { id: 'hidden', label: en('Hidden'), when: { question: 'size', is: ['small'] }, public: true }),
    ask('long-text', { id: 'details', label: en('What else?'), public: true }),
    ask('name', { id: 'owner', label: en('Whose is it?') }),
  ]
  const answers = {
    where: { lat: 51, lng: -2, words: 'my house', source: 'pin' as const },
    size: 'large',
    plate: 'AB12',
    hidden: 'not asked',
    details: 'It is deep.',
    owner: 'Ann',
  }
  it('shows the public only what is marked so and was asked', () => {
    assert.equal(publicDetails(questions, answers, 'en'), 'It is deep.')
  })
  it('gives staff people’s own words first, then choices, and never who they are', () => {
    assert.equal(summaryDetails(questions, answers, 'en'), 'It is deep.\nAB12\nHow big is it? Large')
  })
  it('has one question for the free words of a report', () => {
    assert.equal(mainTextQuestion(questions)?.id, 'details')
    assert.equal(mainTextQuestion([]), null)
  })
})
