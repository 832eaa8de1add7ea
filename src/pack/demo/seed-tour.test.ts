import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfVisit } from './seed-tour.ts'

test('a village is visited on no Sunday, and two visits of the pack on two days', () => {
  for (let start = 0; start < 7; start++) {
    const now = new Date(Date.UTC(2026, 10, 23 + start, 12))
    const days = Array.from({ length: 20 }, (_, later) => dayOfVisit(now, later + 1))
    assert.ok(days.every(({ dayOfWeek }) => dayOfWeek !== 7))
    assert.equal(new Set(days.map(day => day.toPlainDate().toString())).size, days.length)
  }
  assert.equal(dayOfVisit(new Date('2026-11-28T12:00Z'), 1).toPlainDate().toString(), '2026-11-30')
})
