import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  checkAnswers,
  firstToAnswer,
  nextQuestion,
  previousQuestion,
  progressAt,
  type Question,
  questionsThatApply,
} from './index.ts'
import { asking, options } from './testing.ts'

const en = (text: string) => ({ en: text })
const questions: Question[] = [
  { id: 'size', type: 'radios', label: en('How big is it?'), options },
  { id: 'lane', type: 'text', label: en('Which lane?'), when: { question: 'size', is: ['large'] } },
  { id: 'sure', type: 'yes-no', label: en('Are you sure?'), when: { question: 'lane', given: true } },
  { id: 'more', type: 'long-text', label: en('What else?'), required: false },
]
const ids = (list: Question[]) => list.map(question => question.id)

describe('which questions apply', () => {
  it('follows the answers, in order', () => {
    assert.deepEqual(ids(questionsThatApply(questions, {})), ['size', 'more'])
    assert.deepEqual(ids(questionsThatApply(questions, { size: 'large' })), ['size', 'lane', 'more'])
    assert.deepEqual(ids(questionsThatApply(questions, { size: 'large', lane: 'left' })), [
      'size',
      'lane',
      'sure',
      'more',
    ])
  })
  it('does not count an answer to a question that no longer applies', () => {
    assert.deepEqual(ids(questionsThatApply(questions, { size: 'small', lane: 'left' })), ['size', 'more'])
  })
  it('may need several conditions at once, a ticked box among several, or the lack of an answer', () => {
    const picky: Question[] = [
      { id: 'a', type: 'checkboxes', label: en('a'), options },
      {
        id: 'both',
        type: 'text',
        label: en('b'),
        when: [
          { question: 'a', is: ['small'] },
          { question: 'a', is: ['large'] },
        ],
      },
      { id: 'unless', type: 'text', label: en('c'), when: { question: 'a', not: ['large'] } },
    ]
    assert.deepEqual(ids(questionsThatApply(picky, { a: ['small', 'large'] })), ['a', 'both'])
    assert.deepEqual(ids(questionsThatApply(picky, { a: ['small'] })), ['a', 'unless'])
    assert.deepEqual(ids(questionsThatApply(picky, {})), ['a', 'unless'])
  })
})

describe('the check of a whole form', () => {
  it('keeps what is right and drops answers to questions that do not apply', async () => {
    const checked = await checkAnswers(questions, { size: 'small', lane: 'left', sure: 'yes', more: ' wet ' }, asking)
    assert.deepEqual(checked, { answers: { size: 'small', more: 'wet' } })
  })
  it('names each missing answer by its question', async () => {
    const checked = await checkAnswers(questions, { size: 'large' }, asking)
    assert.deepEqual(checked.problems, [{ question: 'lane', field: 'q', text: 'Write an answer' }])
  })
  it('refuses a field that is no question of the form', async () => {
    const checked = await checkAnswers(questions, { size: 'small', status: 'closed' }, asking)
    assert.deepEqual(checked.problems, [{ question: 'status', field: 'q', text: 'We do not ask ‘status’ here' }])
  })
  it('refuses fields smuggled in by prototype names', async () => {
    const checked = await checkAnswers(questions, JSON.parse('{"size":"small","__proto__":{"lane":"x"}}'), asking)
    assert.equal(checked.problems?.[0].question, '__proto__')
  })
})

describe('the walk', () => {
  const answers = { size: 'large', lane: 'left' }
  it('goes on and back among the questions that apply', () => {
    assert.equal(nextQuestion(questions, answers, 'lane')?.id, 'sure')
    assert.equal(nextQuestion(questions, { size: 'small' }, 'size')?.id, 'more')
    assert.equal(nextQuestion(questions, answers, 'more'), null)
    assert.equal(previousQuestion(questions, { size: 'small' }, 'more')?.id, 'size')
    assert.equal(previousQuestion(questions, answers, 'size'), null)
  })
  it('finds its way from a question that no longer applies', () => {
    assert.equal(nextQuestion(questions, { size: 'small' }, 'lane')?.id, 'more')
    assert.equal(previousQuestion(questions, { size: 'small' }, 'sure')?.id, 'size')
  })
  it('knows how far it is and what is still to answer', () => {
    assert.deepEqual(progressAt(questions, answers, 'sure'), { position: 3, total: 4 })
    assert.deepEqual(progressAt(questions, {}, 'size'), { position: 1, total: null }, 'it may still grow')
    assert.equal(firstToAnswer(questions, answers)?.id, 'sure')
    assert.equal(firstToAnswer(questions, { size: 'small' }), null)
  })
})
