import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { digestEvents } from '../../../test/support/database.ts'
import { changeStaff, disableStaff, enableStaff } from '../organisation/index.ts'
import { assignRequest, closeRequest, leaversFollower, reopenRequest } from './index.ts'
import { caseIn, councilDatabase, eventsOf, look, staffId } from './requests.fixture.ts'
import { buildRequest } from './testing.ts'

const inCase = caseIn(await councilDatabase({ after }))

test(
  'what somebody has in hand who leaves goes back to her team, also what is opened again later; what others have stays',
  inCase(async ({ ctx, system, officer, colleague, leader }) => {
    const [hers, closed, other] = [await buildRequest(ctx), await buildRequest(ctx), await buildRequest(ctx)]
    for (const { requestId } of [hers, closed]) await assignRequest(leader, { requestId, to: staffId(officer) })
    await assignRequest(leader, { requestId: other.requestId, to: staffId(colleague) })
    await closeRequest(officer, { requestId: closed.requestId, outcome: 'done', words: 'Done.' })
    await disableStaff(system, staffId(officer))
    await digestEvents(system, leaversFollower)
    assert.equal((await look(ctx, hers.requestId)).assignedTo, null)
    const { type, actorKind, data } = (await eventsOf(ctx, hers.requestId)).at(-1)!
    assert.deepEqual([type, actorKind, data.to], ['assigned', 'system', null])
    assert.equal((await look(ctx, other.requestId)).assignedTo, staffId(colleague))
    await reopenRequest(leader, { requestId: closed.requestId })
    await digestEvents(system, leaversFollower)
    assert.equal((await look(ctx, closed.requestId)).assignedTo, null)
  }),
)

test(
  'and of somebody whose roles have no more to do with requests, not of one who is back before anybody looked',
  inCase(async ({ ctx, system, officer, colleague, leader }) => {
    const { requestId } = await buildRequest(ctx)
    await assignRequest(leader, { requestId, to: staffId(officer) })
    await disableStaff(system, staffId(officer))
    await enableStaff(system, staffId(officer))
    await changeStaff(system, staffId(colleague), { roles: ['employee', 'officer', 'team-leader'] })
    await digestEvents(system, leaversFollower)
    assert.equal((await look(ctx, requestId)).assignedTo, staffId(officer))
    await changeStaff(system, staffId(officer), { roles: ['employee'] })
    await digestEvents(system, leaversFollower)
    assert.equal((await look(ctx, requestId)).assignedTo, null)
  }),
)
