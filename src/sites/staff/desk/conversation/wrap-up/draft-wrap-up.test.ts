import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ShownMatter } from '../../show-matters.ts'
import { draftWrapUp } from './draft-wrap-up.ts'

const now = new Date('2026-12-01T10:00:00Z')
const noMatter = {
  id: 'm',
  asked: 'The wall fell',
  answer: '',
  touched: null,
  handover: null,
  callBack: null,
  payLinks: [],
}
const request = {
  service: 'Pothole',
  reference: '123',
  due: { words: 'Overdue by 3 days' },
  facts: {},
  promise: 'Look',
}

const slot = {
  ...{ slotFrom: new Date('2026-12-02T10:00:00Z'), slotUntil: new Date('2026-12-02T12:00:00Z') },
  ...{ state: 'open', isNotRung: false, endedBecause: '', lastTry: null, writtenBy: [] },
}

const draft = (more: object, ofAll: object = {}) => {
  const matter = { ...noMatter, ...more } as unknown as ShownMatter
  const { note, promise, outcomes } = draftWrapUp(
    { note: '', promise: '', startedAt: now, meetings: [], booked: [], ...ofAll },
    [matter],
    now,
  )
  return [note, promise, outcomes.m]
}

test('a call back that was promised is in the note, in what happens next and in how it ended', () => {
  assert.deepEqual(draft({ callBack: slot, callBackBy: 'Highways' }), [
    'Promised that Highways rings back on Wednesday 2 December, 10am to midday.',
    'Highways rings back on Wednesday 2 December, 10am to midday',
    'call-back',
  ])
})

test('a call back that is over, or that nobody rings, is no promise, and how it ended the colleague says', () => {
  const of = (more: object) => draft({ callBack: { ...slot, ...more }, callBackBy: 'Highways' })
  const at = new Date('2026-12-02T10:52:00Z')
  const promised = 'Promised that Highways rings back.'
  const rung = (result: string) => ({ lastTry: { at, result } })
  assert.deepEqual(of({ state: 'spoken', ...rung('spoke') }), [
    `${promised} Rung on Wednesday 2 December at 10:52am. We spoke.`,
    ...['', ''],
  ])
  assert.deepEqual(of({ state: 'written', writtenBy: ['letter'], ...rung('no-answer') }), [
    `${promised} Rung last on Wednesday 2 December at 10:52am, and not reached. We wrote to them by letter.`,
    ...['', ''],
  ])
  assert.match(of({ state: 'written', ...rung('wrong-number') })[0]!, /a wrong number\. Nothing was sent to them/)
  assert.deepEqual(of({ state: 'cancelled', endedBecause: 'They have died' }), [
    `${promised} Nobody rings any more: They have died.`,
    ...['', ''],
  ])
  assert.deepEqual(of({ isNotRung: true }), [
    'Promised that Highways rings back, but nobody rings that number.',
    ...['', ''],
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
  assert.equal(chased(true, { messageId: 'sent', sent: { isTold: false } }), '', 'nobody was told of it')
})

test('what was booked, a link to pay and a meeting by video are in the note; a time is what happens next, and how it ended', () => {
  const words = 'Blue badge: Tuesday 1 December, 10am to 10:30am, Monkton Park, 123 456 789 012'
  assert.deepEqual(draft({}, { booked: [{ id: 'b', service: null, words }] }), [
    `Booked ${words}.`,
    `Booked ${words}`,
    'settled',
  ])
  const two = [{ id: 'm', bookingId: 'b' }, { id: 'n' }].map(
    each => ({ ...noMatter, ...each }) as unknown as ShownMatter,
  )
  const ofAll = { note: '', promise: '', startedAt: now, meetings: [], booked: [{ id: 'b', service: null, words }] }
  assert.deepEqual(draftWrapUp(ofAll, two, now).outcomes, { m: 'settled', n: '' }, 'of several, of the one it is for')
  const link = { pence: 3600, medium: 'text' as const, sentAt: now, isReplaced: false }
  assert.deepEqual(draft({ payLinks: [{ ...link, pence: 4800, isReplaced: true }, link, link] }), [
    'Sent a link to pay £36 by text.',
    ...['', ''],
  ])
  const meetings = [{ link: 'https://video.example/1', medium: 'email', sentAt: now }]
  assert.equal(draft({}, { meetings })[0], 'Sent the link to a meeting by video by email.')
})
