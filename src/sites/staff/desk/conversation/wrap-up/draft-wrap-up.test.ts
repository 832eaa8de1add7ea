import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ShownMatter } from '../../show-matters.ts'
import { draftWrapUp } from './draft-wrap-up.ts'

const now = new Date('2026-12-01T10:00:00Z')
const noMatter = { id: 'm', asked: 'The wall fell', answer: '', touched: null, handover: null, callBack: null }
const request = {
  service: 'Pothole',
  reference: '123',
  due: { words: 'Overdue by 3 days' },
  facts: {},
  promise: 'Look',
}

const draft = (more: object) => {
  const matter = { ...noMatter, ...more } as unknown as ShownMatter
  const { note, promise, outcomes } = draftWrapUp({ note: '', promise: '', startedAt: now }, [matter], now)
  return [note, promise, outcomes.m]
}

test('a call back that was promised is in the note, in what happens next and in how it ended', () => {
  const slot = { slotFrom: new Date('2026-12-02T10:00:00Z'), slotUntil: new Date('2026-12-02T12:00:00Z') }
  assert.deepEqual(draft({ callBack: slot, callBackBy: 'Highways' }), [
    'Promised that Highways rings back on Wednesday 2 December, 10am to midday.',
    'Highways rings back on Wednesday 2 December, 10am to midday',
    'call-back',
  ])
})

test('a handover is drafted as far as it has come', () => {
  const to = (state: string) => draft({ answer: '', handover: { state, toName: 'Olu', word: 'Not ours' } })
  assert.deepEqual(to('accepted'), ['Handed over to Olu.', 'Olu has it now', 'handed-over'])
  assert.deepEqual(to('offered'), ['', '', ''])
  assert.deepEqual(to('given-back'), ['Offered to Olu, who gave it back: Not ours.', '', ''])
  assert.deepEqual(to('unanswered'), ['Offered to Olu, who did not answer.', '', ''])
})

test('each part of the note ends, whatever was typed', () => {
  const slot = { slotFrom: new Date('2026-12-02T10:00:00Z'), slotUntil: new Date('2026-12-02T12:00:00Z') }
  const noteOf = (answer: string, answerSource = '') =>
    draft({ answer, answerSource, callBack: slot, callBackBy: 'Highways' })[0]
  const promised = 'Promised that Highways rings back on Wednesday 2 December, 10am to midday.'
  const about = 'Answered about The wall fell:'
  assert.equal(noteOf('we come on Tuesday '), `${about} we come on Tuesday. ${promised}`)
  assert.equal(noteOf('Is it yours?'), `${about} Is it yours? ${promised}`)
  assert.equal(noteOf('We come.', 'the plan'), `${about} We come. (from the plan). ${promised}`)
})

test('whoever only asked about what is late has nothing settled', () => {
  const chased = (isLate: boolean, more = {}) =>
    draft({ touched: 'chased', request: { ...request, isLate }, ...more })[2]
  assert.equal(chased(true), '')
  assert.equal(chased(false), 'settled')
  assert.equal(chased(true, { answer: 'They come today' }), 'settled')
  assert.equal(chased(true, { messageId: 'sent' }), 'settled')
})
