// Somebody whose record is for one team: colleagues of other teams do not meet her name on what she asked.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { addName, breakGlass, restrictCustomer, setKeys } from '../customers/index.ts'
import { countTabs, listQueue, readRequest, searchFollower, searchRequests } from './index.ts'
import { caseIn, councilDatabase } from './requests.fixture.ts'
import { buildRequest, buildStaff } from './testing.ts'

const inCase = caseIn(await councilDatabase({ after }))

async function world(ctx: Ctx, hinted: boolean) {
  const { requestId, reference } = await buildRequest(ctx, {
    name: 'Zelda Quill',
    email: 'zq@mail.example',
    safe: ['email'],
    words: 'I am Zelda Quill. There is a hole by my gate',
  })
  const { rows } = await sql<{ id: string }>`select customer_id as id from requests.participants
    where request_id = ${requestId}::uuid`.execute(ctx.db)
  const leader = await buildStaff(ctx, { roles: ['team-leader'], teams: ['care'], name: 'Care Leader' })
  await restrictCustomer(leader, {
    customerId: rows[0]!.id,
    kind: 'safeguarding',
    ownerTeam: 'care',
    teams: [],
    hinted,
  })
  await setKeys(ctx)
  await searchFollower.handle(ctx, { subject: requestId } as never)
  const teams = ['roads', 'roads-north']
  const other = await buildStaff(ctx, { roles: ['officer'], teams, name: 'Other Team' })
  const own = await buildStaff(ctx, { roles: ['officer'], teams: [...teams, 'care'], name: 'Own Team' })
  return { requestId, reference, customerId: rows[0]!.id, other, own }
}

/** Everything of her that this colleague meets. */
async function meets(ctx: Ctx, requestId: string) {
  const filter = { tab: 'team' as const, teams: [], text: 'Quill' }
  const view = await readRequest(ctx, requestId)
  const { rows } = await listQueue(ctx, { tab: 'team', teams: [], only: [requestId] })
  return {
    person: [view.participants[0]!.name, view.participants[0]!.email],
    isTold: view.participants[0]!.isTold,
    words: [view.details, Object.values(view.answers).join(), rows[0]!.details].map(each => each.includes('Quill')),
    hole: view.details.includes('hole by my gate'),
    found: (await searchRequests(ctx, 'Zelda Quill')).rows.length,
    foundByHole: (await searchRequests(ctx, 'gate')).rows.length,
    inQueue: (await listQueue(ctx, filter)).rows.length,
    counted: (await countTabs(ctx, { teams: [], text: 'Quill' })).team,
  }
}

const WHOLE = {
  person: ['Zelda Quill', 'zq@mail.example'],
  isTold: true,
  words: [true, true, true],
  hole: true,
  found: 1,
  foundByHole: 1,
  inQueue: 1,
  counted: 1,
}
const KEPT = {
  person: [null, null],
  isTold: true,
  words: [false, false, false],
  hole: true,
  found: 0,
  foundByHole: 1,
  inQueue: 0,
  counted: 0,
}

test(
  'a protected previous name is masked in what she asked and finds nothing; what she is called today does',
  inCase(async ({ ctx }) => {
    const words = 'I am Ulrich Quill. There is a hole by my gate'
    const { requestId } = await buildRequest(ctx, { name: 'Ulla Quill', email: 'uq@mail.example', words })
    const officer = await buildStaff(ctx, { roles: ['officer'], teams: ['roads-north'], name: 'An Officer' })
    const { customerId } = (await readRequest(officer, requestId)).participants[0]!
    await addName(officer, {
      customerId: customerId!,
      source: 'customer',
      kind: 'previous',
      name: 'Ulrich Quill',
      protected: true,
    })
    await searchFollower.handle(ctx, { subject: requestId } as never)
    const found = async (who: Ctx, text: string) => (await searchRequests(who, text)).rows.length
    assert.deepEqual([await found(officer, 'Ulrich'), await found(officer, 'Quill')], [0, 1])
    assert.doesNotMatch(JSON.stringify(await readRequest(officer, requestId)), /Ulrich/)
    const duty = await buildStaff(ctx, { roles: ['duty-officer'], teams: ['care'], name: 'Duty Officer' })
    assert.match((await readRequest(duty, requestId)).details, /Ulrich/)
  }),
)

describe('somebody whose record is kept for one team', () => {
  test(
    'is named to that team alone, on every way to her request',
    inCase(async ({ ctx }) => {
      const { requestId, other, own } = await world(ctx, false)
      assert.deepEqual(await meets(own, requestId), WHOLE)
      assert.deepEqual(await meets(other, requestId), KEPT)
      const [person] = (await readRequest(other, requestId)).participants
      assert.deepEqual([person!.customerId, person!.isKept], [null, false])
    }),
  )

  test(
    'is named to whoever broke the glass, and is there before that where others may know of her',
    inCase(async ({ ctx }) => {
      const { requestId, customerId, other } = await world(ctx, true)
      assert.deepEqual(await meets(other, requestId), KEPT)
      const [person] = (await readRequest(other, requestId)).participants
      assert.deepEqual([person!.customerId, person!.isKept], [customerId, true])
      // For an hour by the clock of the database.
      await breakGlass(withContext(other, { now: () => new Date() }), {
        customerId,
        words: 'She is on the phone and in danger',
      })
      assert.deepEqual(await meets(other, requestId), WHOLE)
    }),
  )
})
