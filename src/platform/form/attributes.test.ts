import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attributesOf, checkAnswers, formOf, fromAttributes, type Question } from './index.ts'
import { ask, asking, options } from './testing.ts'

const questions: Question[] = [
  ask('place', { id: 'where' }),
  ask('radios', { id: 'size', options }),
  ask('checkboxes', { id: 'signs', options, none: { en: 'None of these' }, required: false }),
  ask('yes-no', { id: 'sure', when: { question: 'size', is: ['large'] } }),
  ask('date', { id: 'since', required: false }),
  ask('declaration', { id: 'agree', label: { en: 'I agree' } }),
]

describe('questions as attributes of Open311', () => {
  it('have the types of GeoReport, and leave out what it has fields for', () => {
    const form = formOf({ form: questions, contact: 'required', onBehalf: true }, ['en'])
    assert.deepEqual(
      attributesOf(form, 'en').map(({ code, datatype, required, order }) => [code, datatype, required, order]),
      [
        ['size', 'singlevaluelist', true, 2],
        ['signs', 'multivaluelist', false, 3],
        ['sure', 'singlevaluelist', false, 4],
        ['since', 'datetime', false, 5],
        ['agree', 'singlevaluelist', true, 6],
      ],
    )
  })
  it('list what can be chosen, in the language asked for', () => {
    assert.deepEqual(attributesOf(questions, 'cy')[0]?.values, [
      { key: 'small', name: 'Bach' },
      { key: 'large', name: 'Mawr' },
    ])
  })
})

describe('attributes that were sent', () => {
  it('may name an option by key or label, a list by repeats or commas, agreement by yes or its words', async () => {
    for (const sent of [
      { size: 'large', signs: ['small', 'large'], sure: 'yes', since: '2026-03-01', agree: 'yes' },
      { size: 'LARGE ', signs: 'Small, large', sure: 'Ie', since: '2026-03-01T10:00:00Z', agree: 'I agree' },
      { size: 'Mawr', signs: ['Bach', 'Mawr'], sure: 'Yes', since: '2026-03-01', agree: 'true' },
    ]) {
      const { values, unknown } = fromAttributes(questions, sent)
      const checked = await checkAnswers(questions.slice(1), values, asking)
      assert.deepEqual(unknown, [])
      assert.deepEqual(checked, {
        answers: { size: 'large', signs: ['small', 'large'], sure: 'yes', since: '2026-03-01', agree: true },
      })
    }
  })
  it('are judged like any answer, and codes of no question are listed', async () => {
    const { values, unknown } = fromAttributes(questions, {
      size: 'vast',
      agree: 'no',
      _who: 'me',
      easting: '400000',
      since: '',
    })
    assert.deepEqual(unknown, ['_who', 'easting'])
    const checked = await checkAnswers(questions.slice(1), values, asking)
    assert.deepEqual(
      checked.problems?.map(problem => problem.question),
      ['size', 'agree'],
    )
  })
})
