import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { countRowsRead } from '../../../test/support/rows-read.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { canBeTold, doubtWays, newCustomer, recordCustomer, setKeys } from './index.ts'

const { ctx } = await testDatabase({ after })

const rolledBack = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(ctx(), work)

describe('a customer', () => {
  test('is nobody where nothing was given', () => {
    assert.equal(newCustomer({}), null)
    assert.equal(newCustomer({ name: '', email: '', phone: '', postcode: '' }), null)
  })

  test('keeps contact points as they were written and as they are compared', () => {
    const given = { name: 'Sam Sample', email: 'Sam@Example.test', phone: '+447700900123', postcode: 'sn15 1er' }
    assert.deepEqual(
      newCustomer(given)?.contactPoints.map(({ kind, value, normal }) => [kind, value, normal]),
      [
        ['email', 'Sam@Example.test', 'sam@example.test'],
        ['phone', '+447700900123', '+447700900123'],
        ['address', 'sn15 1er', 'SN151ER'],
      ],
    )
  })

  test('is told only by what she said is safe', () => {
    const contact = { name: 'Sam Sample', email: 'sam@example.test', phone: '+447700900123' }
    assert.equal(canBeTold(newCustomer(contact)!), true)
    assert.equal(canBeTold(newCustomer({ ...contact, safe: [] })!), false)
    assert.equal(canBeTold(newCustomer({ ...contact, safe: ['text'] })!), true)
    const { contactPoints } = newCustomer({ ...contact, safe: ['phone'] })!
    assert.deepEqual(
      contactPoints.map(({ kind, safe, textOk }) => [kind, safe, textOk]),
      [
        ['email', false, false],
        ['phone', true, false],
      ],
    )
  })

  test(
    'has a message left on her phone only where she was asked and said so',
    rolledBack(async ctx => {
      const phone = '+447700900124'
      const kept = async (more: Parameters<typeof newCustomer>[0]) => {
        const id = await recordCustomer(ctx, newCustomer({ phone, ...more })!, 'en')
        const { rows } = await sql<{ ok: boolean }>`select message_ok as ok from customers.ways
          where customer_id = ${id}`.execute(ctx.db)
        return rows[0]!.ok
      }
      assert.equal(await kept({ leaveMessage: true }), true)
      assert.equal(await kept({ leaveMessage: false }), false)
      assert.equal(await kept({}), false)
      assert.equal(await kept({ leaveMessage: true, asked: false }), false)
    }),
  )

  test('of whom only a name or a postcode is known cannot be told', () => {
    assert.equal(canBeTold(newCustomer({ name: 'Sam Sample' })!), false)
    assert.equal(canBeTold(newCustomer({ postcode: 'SN15 1ER' })!), false)
  })

  test(
    'is recorded with everything given, or not at all',
    rolledBack(async ctx => {
      const id = await recordCustomer(ctx, newCustomer({ name: 'Sam Sample', email: 'sam@example.test' })!, 'cy')
      const { rows } = await sql`select name, language, email, email_safe, phone from customers.reachable
        where customer_id = ${id}`.execute(ctx.db)
      assert.deepEqual(rows, [
        { name: 'Sam Sample', language: 'cy', email: 'sam@example.test', email_safe: true, phone: null },
      ])
      const broken = newCustomer({ name: 'Half Made', email: 'half@example.test' })!
      Object.assign(broken.contactPoints[0]!, { kind: 'telepathy' })
      await assert.rejects(
        ctx.transaction(ctx => recordCustomer(ctx, broken, 'en')),
        /contact_points_kind_check/,
      )
      const { rows: half } = await sql`select from customers.customers where name = 'Half Made'`.execute(ctx.db)
      assert.equal(half.length, 0)
    }),
  )
})

describe('people who are one', () => {
  /** Two ids of which the second turned out to be the first person. */
  async function twoIds(ctx: Ctx) {
    const person = await recordCustomer(ctx, newCustomer({ name: 'Ada Adams', email: 'ada@example.test' })!, 'en')
    const merged = await recordCustomer(ctx, newCustomer({ name: 'A Adamms', email: 'old@example.test' })!, 'en')
    await sql`insert into customers.merged_ids values (${merged}, ${person})`.execute(ctx.db)
    return { person, merged }
  }

  const idsOf = async (ctx: Ctx, query: RawBuilder<{ customer_id: string }>) =>
    new Set((await query.execute(ctx.db)).rows.map(row => row.customer_id))

  test(
    'are reached as the person they are: by what was given with each id, or else by what the others say',
    rolledBack(async ctx => {
      const { person, merged } = await twoIds(ctx)
      const reached = async (id: string) =>
        (
          await sql`select person_id, name, email, phone from customers.reachable where customer_id = ${id}`.execute(
            ctx.db,
          )
        ).rows
      const name = 'Ada Adams'
      assert.deepEqual(await reached(person), [{ person_id: person, name, email: 'ada@example.test', phone: null }])
      assert.deepEqual(await reached(merged), [{ person_id: person, name, email: 'old@example.test', phone: null }])
      await sql`update customers.contact_points set ended_at = now() where normal = 'old@example.test'`.execute(ctx.db)
      assert.deepEqual(await reached(merged), [{ person_id: person, name, email: 'ada@example.test', phone: null }])
    }),
  )

  test(
    'are found by every name and contact point, under all their ids',
    rolledBack(async ctx => {
      const { person, merged } = await twoIds(ctx)
      const both = new Set([person, merged])
      await setKeys(ctx)
      const named = (words: string) =>
        idsOf(ctx, sql`select customer_id from customers.findable where keys @> ${[words]}::text[]`)
      const holding = (normal: string) =>
        idsOf(ctx, sql`select customer_id from customers.point_holders where kind = 'email' and normal = ${normal}`)
      assert.deepEqual(await named('adams'), both)
      assert.deepEqual(await named('adamms'), both)
      assert.deepEqual(await holding('ada@example.test'), both)
      assert.deepEqual(await holding('old@example.test'), both)
    }),
  )

  test(
    'are themselves again when they are parted',
    rolledBack(async ctx => {
      const { merged } = await twoIds(ctx)
      await sql`delete from customers.merged_ids`.execute(ctx.db)
      const { rows } = await sql`select name, email from customers.reachable where customer_id = ${merged}`.execute(
        ctx.db,
      )
      assert.deepEqual(rows, [{ name: 'A Adamms', email: 'old@example.test' }])
    }),
  )
})

describe('no screen reads every customer there is', () => {
  const asked: [string, RawBuilder<unknown>][] = [
    [
      'who takes part in a request',
      sql`select r.name from requests.participants p
      join customers.reachable r on r.customer_id = p.customer_id where p.request_id = ${newId()}`,
    ],
    [
      'whether she knows herself',
      sql`select p.id from requests.participants p
      left join customers.known_points k on k.customer_id = p.customer_id where p.request_id = ${newId()} and k.normal = 'x'`,
    ],
    ['who is called so', sql`select customer_id from customers.findable where keys @> array['sam']`],
    [
      'who lives here',
      sql`select customer_id from customers.point_holders where kind = 'address' and normal = 'SN151ER'`,
    ],
  ]
  for (const [what, query] of asked)
    test(
      `to tell ${what}`,
      rolledBack(async ctx => {
        await sql`set local enable_seqscan = off`.execute(ctx.db)
        const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (costs off) ${query}`.execute(ctx.db)
        const plan = rows.map(row => row['QUERY PLAN']).join('\n')
        assert.doesNotMatch(
          plan,
          /Scan[^\n]* on (customers|contact_points)( \w+)?(\n(?!\s+(Index|Recheck) Cond)|$)/,
          plan,
        )
      }),
    )

  test(
    'to doubt the ways of one',
    rolledBack(async ctx => {
      for (let n = 0; n < 20; n++)
        await recordCustomer(ctx, newCustomer({ email: `sam${n}@example.test`, phone: `+4477009001${10 + n}` })!, 'en')
      for (const from of [{ kind: 'email' as const, value: 'sam7@example.test' }, null]) {
        for (const customerId of [newId(), null]) {
          const doubt = { from, customerId, not: ['write' as const], because: 'Asked' }
          assert.ok((await countRowsRead(ctx, 'customers.contact_points', () => doubtWays(ctx, doubt))) < 10)
        }
      }
    }),
  )
})
