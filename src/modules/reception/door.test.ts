import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { refusedAs } from '../requests/requests.fixture.ts'
import { checkIn, openDesk, readDoor, takeTicket } from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const HERE = 'chippenham'

/** The kiosk at a moment; Chippenham is open from Monday to Friday. */
const at = (ctx: Ctx, moment: string): Ctx =>
  withContext(ctx, { channel: 'kiosk', now: () => new Date(`${moment}:00Z`) })

test('a kiosk gives tickets while somebody would call them, and says when it opens where nobody does', () =>
  inRolledBackTransaction(database.ctx(), async ctx => {
    const door = async (moment: string) => {
      const { state, opensAt } = await readDoor(at(ctx, moment), HERE)
      return [state, opensAt?.toISOString().slice(0, 13) ?? null]
    }
    assert.deepEqual(await door('2026-12-01T11:00'), ['open', null], 'a Tuesday')
    assert.deepEqual(await door('2026-11-29T19:00'), ['shut', '2026-11-30T09'], 'a Sunday')
    assert.deepEqual(
      await door('2026-12-25T11:00'),
      ['shut', '2026-12-29T09'],
      'Christmas, then a weekend and Boxing Day',
    )
    assert.deepEqual(await door('2026-12-01T16:55'), ['last-minutes', '2026-12-02T10'])
    const kiosk = at(ctx, '2026-12-01T16:55')
    await assert.rejects(takeTicket(kiosk, { location: HERE }), refusedAs('reception.closed'))
    const actor = await addStaff(ctx, { roles: ['adviser'], name: 'Ada' })
    const ada = withContext(kiosk, { actor, channel: 'desk' })
    assert.ok(await checkIn(ada, { location: HERE, person: { name: 'Rosa' } }), 'a colleague may')
  }))

test('a desk that a colleague opens on a closed evening is open for whoever comes; one left open by day is not', () =>
  inRolledBackTransaction(database.ctx(), async ctx => {
    const actor = await addStaff(ctx, { roles: ['adviser'], name: 'Ada' })
    const desk = (moment: string) => withContext(at(ctx, moment), { actor, channel: 'desk' })
    await openDesk(desk('2026-12-01T10:00'), { location: HERE, desk: '1', skills: [] })
    assert.equal((await readDoor(at(ctx, '2026-12-01T19:00'), HERE)).state, 'shut')
    await openDesk(desk('2026-11-29T18:00'), { location: HERE, desk: '1', skills: [] })
    const kiosk = at(ctx, '2026-11-29T19:00')
    assert.equal((await readDoor(kiosk, HERE)).state, 'open')
    assert.ok(await takeTicket(kiosk, { location: HERE }))
  }))
