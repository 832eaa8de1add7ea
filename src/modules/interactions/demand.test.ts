import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DemandFacts, suggestDemand } from './demand.ts'

const NOW = new Date('2026-12-01T10:00:00Z')
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000)
const pothole = (more: Partial<DemandFacts['requests'][number]> = {}) => ({
  id: 'pothole-1',
  service: 'pothole',
  nextDueAt: days(8),
  writtenAt: null,
  decidedAt: null,
  isOver: false,
  ...more,
})
const suggest = (facts: Partial<DemandFacts>) => {
  const { demand, evidence } = suggestDemand(
    { direction: 'in', service: null, requestId: null, requests: [], before: [], ...facts },
    NOW,
  )
  return `${demand}: ${evidence.code}`
}

test('something new is value demand', () => {
  assert.equal(suggest({}), 'value: new')
  assert.equal(suggest({ service: 'noise', requests: [pothole({ nextDueAt: days(-2) })] }), 'value: new')
})

test('a request of theirs past its promise says that they are chasing it', () => {
  assert.equal(suggest({ requests: [pothole({ nextDueAt: days(-2) })] }), 'failure: late')
  assert.equal(suggest({ requestId: 'pothole-1', requests: [pothole({ nextDueAt: days(-2) })] }), 'failure: late')
})

test('one that is due within a day does so too, one that is due in a week does not by itself', () => {
  assert.equal(suggest({ requests: [pothole({ nextDueAt: days(0.5) })] }), 'failure: near')
  assert.equal(suggest({ requests: [pothole()] }), 'value: new')
  assert.equal(suggest({ requestId: 'pothole-1', requests: [pothole()] }), 'failure: open')
})

test('of two the one that is late longest is the evidence', () => {
  const requests = [pothole({ nextDueAt: days(-1) }), pothole({ id: 'older', nextDueAt: days(-5) })]
  const { evidence } = suggestDemand({ direction: 'in', service: null, requestId: null, requests, before: [] }, NOW)
  assert.equal(evidence.requestId, 'older')
})

test('what we wrote this week, or the same asked a fortnight ago, is failure demand; what is older is not', () => {
  assert.equal(suggest({ requests: [pothole({ writtenAt: days(-3) })] }), 'failure: message')
  assert.equal(suggest({ requests: [pothole({ writtenAt: days(-8) })] }), 'value: new')
  assert.equal(suggest({ service: 'noise', before: [{ service: 'noise', at: days(-14) }] }), 'failure: again')
  assert.equal(suggest({ service: 'noise', before: [{ service: 'noise', at: days(-15) }] }), 'value: new')
})

test('what was decided this week is why they ring; what is over is chased by nobody', () => {
  const over = (at: Date) => pothole({ nextDueAt: null, decidedAt: at, isOver: true })
  assert.equal(suggest({ requests: [over(days(-1))] }), 'failure: decided')
  assert.equal(suggest({ service: 'noise', requests: [over(days(-1))] }), 'value: new')
  assert.equal(suggest({ requestId: 'pothole-1', requests: [over(days(-8))] }), 'value: new')
  const requests = [over(days(-5)), { ...over(days(-1)), id: 'newer' }]
  const { evidence } = suggestDemand({ direction: 'in', service: null, requestId: null, requests, before: [] }, NOW)
  assert.equal(evidence.requestId, 'newer')
})

test('what we begin is proactive, whatever is open', () => {
  assert.equal(suggest({ direction: 'out', requests: [pothole({ nextDueAt: days(-2) })] }), 'proactive: ours')
})
