import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Question } from '../../platform/form/index.ts'
import { type EligibilityRule, eligibilityFor } from './eligibility.ts'

const yesNo = (id: string, when?: Question['when']): Question =>
  ({ id, type: 'yes-no', label: { en: id }, ...(when && { when }) }) as Question
const questions = [
  yesNo('lives-here'),
  { id: 'born', type: 'date', label: { en: 'Born' } } as Question,
  yesNo('saved', { question: 'lives-here', is: ['yes'] }),
]
const rules: EligibilityRule[] = [
  { result: 'unlikely', when: [{ question: 'saved', is: ['yes'] }], words: { en: 'Too much' } },
  { result: 'unlikely', when: [{ question: 'born', years: { most: 65 } }], words: { en: 'Too young' } },
  {
    result: 'likely',
    when: [
      { question: 'born', years: { least: 66 } },
      { question: 'saved', not: ['yes'] },
    ],
    words: { en: 'Yes' },
  },
]
const said = (answers: Record<string, string>) =>
  eligibilityFor(rules, questions, answers, '2026-11-29')?.words.en ?? null

test('nothing is said before the answers say it; the first rule that holds counts', () => {
  assert.equal(said({}), null)
  assert.equal(said({ born: '1960-11-29' }), null, 'what is not answered yet meets no condition, not even `not`')
  assert.equal(said({ 'lives-here': 'yes', born: '1960-11-29', saved: 'no' }), 'Yes')
  assert.equal(said({ 'lives-here': 'yes', born: '1960-11-30', saved: 'no' }), 'Too young', 'one day short')
  assert.equal(said({ 'lives-here': 'yes', born: '1960-11-30', saved: 'yes' }), 'Too much')
})

test('an answer to a question that no longer applies counts for nothing', () => {
  assert.equal(said({ 'lives-here': 'no', saved: 'yes' }), null)
})
