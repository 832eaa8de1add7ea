import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  addStaff,
  digestEvents,
  inRolledBackTransaction,
  type StaffParts,
  testDatabase,
} from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { listMessages } from '../channels/index.ts'
import {
  addCustomer,
  addNeed,
  breakGlass,
  changeCustomer,
  openCustomer,
  readCustomer,
  recordDeath,
  restrictCustomer,
  saveContactPoint,
  undoDeath,
} from '../customers/index.ts'
import { closeRequest, writeUpdate } from '../requests/index.ts'
import { deathFollower, glassFollower } from './index.ts'
import { ask, join, ORIGIN, tellNow } from './notifications.fixture.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const as = async (ctx: Ctx, parts: StaffParts) => withContext(ctx, { actor: await addStaff(ctx, parts) })

/** Somebody who asked, and a colleague who has her record open. */
const asked =
  (work: (world: { ctx: Ctx; officer: Ctx; requestId: string; customerId: string }) => Promise<void>) => () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const officer = await as(ctx, { roles: ['officer', 'adviser'], teams: ['highways'], name: 'Olive Officer' })
      const { requestId } = await ask(ctx, { email: 'sam@example.test' })
      await tellNow(ctx)
      const { rows } = await sql<{ id: string }>`select customer_id as id from requests.participants
      where request_id = ${requestId}`.execute(ctx.db)
      await openCustomer(officer, { customerId: rows[0]!.id, reason: 'request' })
      await work({ ctx, officer, requestId, customerId: rows[0]!.id })
    })

describe('a customer', () => {
  test(
    'who needs large print is written to in large print, and whoever prints it sees so',
    asked(async ({ ctx, officer, requestId, customerId }) => {
      const write = async (words: string) => {
        await writeUpdate(officer, { requestId, audience: 'participants', words })
        const [message] = await tellNow(ctx)
        return [message!.formats, /font:1\.625em/.test(message!.html!)]
      }
      assert.deepEqual(await write('A crew comes'), [[], false])
      const need = { customerId, source: 'customer', detail: '' } as const
      await addNeed(officer, { ...need, kind: 'large-print' })
      await addNeed(officer, { ...need, kind: 'longer-time' })
      assert.deepEqual(await write('They come on Thursday'), [['large-print'], true])
    }),
  )

  test(
    'who has died is told nothing from that minute, until it is put right',
    asked(async ({ ctx, officer, requestId, customerId }) => {
      await recordDeath(officer, { customerId, source: 'document' })
      await writeUpdate(officer, { requestId, audience: 'participants', words: 'A crew comes' })
      assert.deepEqual(await tellNow(ctx), [])
      await undoDeath(officer, { customerId, source: 'colleague' })
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Filled.' })
      assert.match((await tellNow(ctx)).at(-1)!.words, /Filled/)
    }),
  )

  test(
    'who has died gets nothing of what was waiting to be sent; others still do',
    asked(async ({ ctx, officer, requestId, customerId }) => {
      await join(ctx, requestId, 'jo@example.test')
      await writeUpdate(officer, { requestId, audience: 'public', words: 'A crew comes' })
      await tellNow(ctx)
      await recordDeath(officer, { customerId, source: 'document' })
      await digestEvents(ctx, deathFollower)
      const { rows } = await listMessages(ctx, { limit: 20 })
      const stateOf = (recipient: string) => [
        ...new Set(rows.filter(row => row.recipient === recipient).map(row => row.status)),
      ]
      assert.deepEqual(stateOf('sam@example.test'), ['failed'])
      assert.deepEqual(stateOf('jo@example.test'), ['queued'])
    }),
  )

  test(
    'who does not want to be kept informed hears answers and decisions, and no news',
    asked(async ({ ctx, officer, requestId, customerId }) => {
      await changeCustomer(officer, { customerId, source: 'customer', details: { informed: false } })
      await writeUpdate(officer, { requestId, audience: 'public', words: 'A crew is on its way' })
      assert.deepEqual(await tellNow(ctx), [])
      await writeUpdate(officer, { requestId, audience: 'participants', words: 'You asked when: Tuesday' })
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Filled.' })
      assert.equal((await tellNow(ctx)).length, 2)
    }),
  )

  test(
    'whose mail others may read gets subjects that say nothing',
    asked(async ({ ctx, officer, requestId, customerId }) => {
      const [email] = (await readCustomer(officer, customerId)).points
      const neutral = {
        preferred: true,
        safe: true,
        textOk: false,
        messageOk: false,
        neutral: true,
        source: 'customer',
      }
      const value = 'Sam@example.test'
      await saveContactPoint(officer, { customerId, replaces: email!.id, kind: 'email', value, ...neutral })
      await closeRequest(officer, { requestId, outcome: 'done', words: 'Filled.' })
      const [message] = await tellNow(ctx)
      assert.doesNotMatch(message!.subject, /pothole/i)
      assert.match(message!.words, /Filled/)
    }),
  )
})

test('the leaders of its team hear when a restricted record was opened in an emergency, without a name', () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const leader = await as(ctx, { roles: ['team-leader'], teams: ['adult-care'], name: 'Lena Leader' })
    await as(ctx, { roles: ['officer'], teams: ['adult-care'], name: 'Otto Officer' })
    const adviser = await as(ctx, { roles: ['adviser'], name: 'Ada Adviser' })
    const given = { kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
    const customerId = await addCustomer(leader, { ...given, name: 'Nora Sample' })
    const restriction = { kind: 'safeguarding', ownerTeam: 'adult-care', teams: [], hinted: true } as const
    await restrictCustomer(leader, { customerId, ...restriction })
    await breakGlass(adviser, { customerId, words: 'Fire' })
    await digestEvents(ctx, glassFollower({ origin: ORIGIN }))
    await digestEvents(ctx, glassFollower({ origin: ORIGIN }))
    const { rows } = await listMessages(ctx, { limit: 10 })
    assert.deepEqual(
      rows.map(row => row.recipient),
      ['lena.leader@staff.test'],
    )
    assert.ok(rows[0]!.words.includes(`${ORIGIN}/staff/customers/${customerId}/looks`))
    assert.doesNotMatch(rows[0]!.words + rows[0]!.subject, /Nora|Fire|Ada/)
  }))
