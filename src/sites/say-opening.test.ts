import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileCalendar } from '../platform/working-time/index.ts'
import { sayOpening } from './say-opening.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const blocks = Object.fromEntries(weekdays.map(day => [day, ['08:30-17:00']]))
const office = compileCalendar({ id: 'office', blocks, holidays: 'nation' }, { nation: 'england' })
const opening = (now: string, language: 'en' | 'cy' = 'en') =>
  sayOpening(office, { language, now: () => new Date(`${now}:00Z`) })

test('somebody who finds a line closed is told when it opens', () => {
  assert.deepEqual(opening('2026-11-30T10:00'), { open: true, opens: null })
  assert.deepEqual(opening('2026-11-30T07:00'), { open: false, opens: 'today at 8:30am' })
  assert.deepEqual(opening('2026-11-30T17:00'), { open: false, opens: 'tomorrow at 8:30am' })
  assert.deepEqual(opening('2026-12-24T18:00'), { open: false, opens: 'on Tuesday 29 December at 8:30am' })
  assert.deepEqual(opening('2026-12-24T18:00', 'cy'), { open: false, opens: 'ddydd Mawrth 29 Rhagfyr am 8:30am' })
})

test('what never opens is closed, and no day is promised', () => {
  const never = compileCalendar({ id: 'never', blocks: {}, holidays: 'none' }, { nation: 'england' })
  assert.deepEqual(sayOpening(never, { language: 'en', now: () => new Date() }), { open: false, opens: null })
})
