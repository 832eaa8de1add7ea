import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Memory } from '../../platform/memory.ts'
import { type Delegation, removeDelegation, saveDelegation } from '../organisation/index.ts'
import { at, caseIn, councilDatabase, refusedAs } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import { periodStart, standingOf, whyNotSettle } from './delegation.ts'
import { chaseRequest, readConversation, startConversation, wrapUp } from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))

test('of several parts of the scheme the one counts that lets her do most now', () => {
  const scheme: Delegation[] = [
    { id: 'small', services: ['bins'], roles: ['adviser'], limit: 2000 },
    { id: 'large', services: ['bins'], roles: ['team-leader'], limit: 9000, budget: 10_000, per: 'month' },
  ]
  const asBoth = (spent: number) => standingOf(scheme, 'bins', ['adviser', 'team-leader'], { large: spent })
  assert.equal(whyNotSettle(asBoth(0), 9000), null)
  assert.equal(whyNotSettle(asBoth(9500), 2000), null, 'what the small part allows is left')
  assert.equal(whyNotSettle(asBoth(9500), 2001), 'over-limit')
  assert.equal(whyNotSettle(standingOf(scheme, 'bins', ['officer'], {}), 0), 'not-delegated')
  assert.equal(whyNotSettle(standingOf(scheme, 'roads', ['officer'], {}), undefined), null)
})

test('a budget begins anew by the council’s own clock, each financial year on 1 April', () => {
  const now = new Date('2026-03-31T22:30:00Z')
  const began = (['day', 'week', 'month', 'year'] as const).map(per => periodStart(per, now).toISOString())
  assert.deepEqual(began, [
    '2026-03-30T23:00:00.000Z',
    '2026-03-29T23:00:00.000Z',
    '2026-03-01T00:00:00.000Z',
    '2025-03-31T23:00:00.000Z',
  ])
})

test(
  'a budget is shared, every use is on record, and what is over the limit or used up is handed over',
  inCase(async ({ ctx, adviser, leader }) => {
    const { requestId } = await buildRequest(ctx)
    const part = { services: ['pothole'], limit: 5000, budget: 8000, per: 'month' as const }
    const id = await saveDelegation(ctx, { ...part, roles: ['adviser', 'team-leader'] })
    const settle = async (who: Ctx, pence?: number) => {
      const as = withContext(who, { memory: new Memory() })
      const interactionId = await startConversation(as, { channel: 'email', direction: 'in' })
      const matter = await chaseRequest(as, { interactionId, requestId })
      await wrapUp(as, { interactionId, note: '', promise: '', matters: [{ id: matter, outcome: 'settled', pence }] })
      return readConversation(as, interactionId)
    }
    await assert.rejects(settle(adviser), refusedAs('interactions.amount-missing'))
    await assert.rejects(settle(adviser, 5001), refusedAs('interactions.over-limit'))
    assert.deepEqual((await settle(adviser, 5000)).spent, { [id]: 5000 })
    await assert.rejects(settle(leader, 3001), refusedAs('interactions.budget-used'))
    assert.deepEqual((await settle(leader, 3000)).spent, { [id]: 8000 })
    assert.deepEqual((await settle(at(adviser, '2027-01-01T10:00:00Z'), 5000)).spent, { [id]: 5000 }, 'a new month')
    const used = ctx.db.selectFrom('interactions.delegation_uses').select(['role', 'pence']).orderBy('used_at')
    assert.deepEqual((await used.execute()).map(({ role, pence }) => `${role} ${pence}`).toSorted(), [
      'adviser 5000',
      'adviser 5000',
      'team-leader 3000',
    ])
    await removeDelegation(ctx, id)
    await settle(adviser)
  }),
)
