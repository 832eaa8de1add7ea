import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayDueExactly, sayDueWords } from './due-words.ts'

/** A Wednesday at noon. */
const NOW = new Date('2026-11-25T12:00:00Z')
const words = (due: string | null, status = 'open') => sayDueWords(due ? new Date(due) : null, status, NOW)

test('says today with the time, tomorrow, and then the date', () => {
  assert.deepEqual(words('2026-11-25T17:00:00Z'), { words: 'Today by 5pm', tone: 'today' })
  assert.deepEqual(words('2026-11-26T16:30:00Z'), { words: 'Tomorrow by 4:30pm', tone: 'soon' })
  assert.deepEqual(words('2026-12-03T17:00:00Z'), { words: 'Thursday 3 December', tone: 'later' })
})

test('the hours after midnight belong to the night before them', () => {
  assert.equal(words('2026-11-26T01:00:00Z').words, 'Tonight by 1am')
  const inThatNight = sayDueWords(new Date('2026-11-27T01:00:00Z'), 'open', new Date('2026-11-26T00:30:00Z'), 'Look')
  assert.equal(inThatNight.words, 'Look: by Friday 27 November at 1am')
})

test('counts days overdue by the calendar, and says the time where it broke today', () => {
  assert.deepEqual(words('2026-11-25T10:00:00Z'), { words: 'Overdue since 10am', tone: 'overdue' })
  assert.equal(words('2026-11-24T23:30:00Z').words, 'Overdue by 1 day')
  assert.equal(words('2026-11-22T09:00:00Z').words, 'Overdue by 3 days')
})

test('names the step that is due, where it is known', () => {
  const look = (due: string | null, status = 'open') =>
    sayDueWords(due ? new Date(due) : null, status, NOW, 'Look').words
  assert.equal(look('2026-11-25T16:00:00Z'), 'Look: today by 4pm')
  assert.equal(look('2026-12-08T17:00:00Z'), 'Look: Tuesday 8 December')
  assert.equal(look('2026-11-22T09:00:00Z'), 'Look: overdue by 3 days')
  assert.equal(look('2026-11-22T09:00:00Z', 'waiting'), 'Waiting for an answer')
  assert.equal(look(null), 'No date promised')
})

test('nothing is overdue while we wait for the customer, nor where nothing was promised', () => {
  assert.equal(words('2026-11-20T09:00:00Z', 'waiting').tone, 'waiting')
  assert.equal(words(null).words, 'No date promised')
})

test('says the whole date for who wants it exactly', () => {
  assert.equal(sayDueExactly(new Date('2026-11-26T16:30:00Z'), NOW), 'Tomorrow at 4:30pm')
})
