import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../../test/support/database.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { newCustomer, recordCustomer } from '../new-customer.ts'
import { setKeys } from '../set-keys.ts'
import { joinPair, putOffPair, setPairApart, undoDecision, undoMerge } from './decide-pair.ts'
import { readJoiningRule, signJoiningRule, withdrawJoiningRule } from './joining-rule.ts'
import { matchEverybody } from './match-everybody.ts'
import { matchAgain, matchNew, matchWaiting } from './match-new.ts'

const system = { kind: 'system', id: 'test' } as const
const jane = { name: 'Jane Okafor', email: 'jane@mail.example', phone: '+447700900123', postcode: 'SN10 1AA' }

const TOWN =
  'Ann Abbott,Bela Carrington,Carl Dunmore,Dora Eastwick,Emil Fairfax,Faye Goldsmith,Gwyn Hathersage,Hana Inglewood,Idris Jessop,Joy Kettering,Kofi Lockhart,Lena Merriman,Mair Northcote,Nils Penrose,Olwen Ravensworth,Piet Stanhope,Rosa Trelawney,Sven Underhill,Tess Vosper,Una Wainwright'

const { ctx } = await testDatabase({ after })
await sql`insert into customers.customers (id, name, matched_at)
  select customers.id_of(name), name, now() from unnest(string_to_array(${TOWN}, ',')) name`.execute(ctx().db)
await setKeys(ctx())

type At = (actor?: Ctx['actor']) => Ctx
/** In a town of people who have nothing to do with one another. */
const inTown = (work: (at: At) => Promise<void>) => () =>
  inRolledBackTransaction(ctx({ actor: system }), inner =>
    work(actor => (actor ? withContext(inner, { actor }) : inner)),
  )

async function record(ctx: Ctx, details: Parameters<typeof newCustomer>[0], born?: string): Promise<string> {
  const id = await recordCustomer(ctx, newCustomer(details)!, 'en')
  if (born) await sql`update customers.customers set born = ${born} where id = ${id}`.execute(ctx.db)
  return id
}

async function matchAllNew(ctx: Ctx): Promise<void> {
  while ((await matchNew(ctx)) > 0);
}

interface Shown {
  id: string
  sides: string[]
  state: string
  certain: boolean
  score: number
}
const pairs = async (ctx: Ctx): Promise<Shown[]> =>
  (
    await sql<Shown>`select id, array[customer_id, other_id] as sides, state, certain, score
      from customers.suggested_pairs order by score desc, id`.execute(ctx.db)
  ).rows
const isOne = async (ctx: Ctx, a: string, b: string) =>
  (
    await sql`select from customers.identity x join customers.identity y on y.person_id = x.person_id
      where x.customer_id = ${a} and y.customer_id = ${b}`.execute(ctx.db)
  ).rows.length === 1

describe('a new record', () => {
  test(
    'is compared though many came at once and nothing happens afterwards',
    inTown(async at => {
      const ctx = at()
      const people = Array.from({ length: 45 }, (_, number) => number)
      for (const number of people)
        await record(ctx, { name: `Ned Newcomer${number}`, email: `ned${number}@mail.example` })
      await matchWaiting(ctx)
      const waiting = ctx.db.selectFrom('customers.customers').select('id').where('matched_at', 'is', null)
      assert.deepEqual(await waiting.execute(), [])
    }),
  )

  test(
    'is compared with those that share something, and suggested, never joined',
    inTown(async at => {
      const ctx = at()
      const first = await record(ctx, jane)
      await matchAllNew(ctx)
      assert.deepEqual(await pairs(ctx), [])
      const again = await record(ctx, { ...jane, name: 'Jayne Okafor', phone: '' })
      await record(ctx, { name: 'Tom Unrelated', email: 'tom@mail.example' })
      await matchAllNew(ctx)
      const [pair, ...others] = await pairs(ctx)
      assert.deepEqual([pair!.sides.sort(), pair!.state, others], [[first, again].sort(), 'open', []])
      assert.equal(await isOne(ctx, first, again), false)
    }),
  )

  test(
    'is found alike by itself and among everybody',
    inTown(async at => {
      const ctx = at()
      await record(ctx, jane, '1978-04-12')
      await record(ctx, { ...jane, name: 'Jane Okafro' }, '1978-04-12')
      await matchAllNew(ctx)
      const alone = await pairs(ctx)
      const { pairs: found } = await matchEverybody(ctx)
      const [together] = await pairs(ctx)
      assert.equal(found, 1)
      assert.deepEqual(
        alone.map(({ id, certain }) => [id, certain]),
        [[together!.id, together!.certain]],
      )
      assert.ok(Math.abs(alone[0]!.score - together!.score) < 0.05)
    }),
  )

  test(
    'that says other things now is suggested no more',
    inTown(async at => {
      const ctx = at()
      await record(ctx, jane, '1978-04-12')
      const other = await record(ctx, { ...jane, phone: '' }, '1978-04-12')
      await matchAllNew(ctx)
      assert.equal((await pairs(ctx)).length, 1)
      await sql`update customers.customers set name = 'Peter Quill', born = '2001-01-30' where id = ${other}`.execute(
        ctx.db,
      )
      await matchAgain(ctx, other)
      await matchAllNew(ctx)
      assert.deepEqual(await pairs(ctx), [])
    }),
  )

  test(
    'whose email was proven to be hers joins whoever has it under her name; with another name it is suggested',
    inTown(async at => {
      const ctx = at()
      const [first, again, husband] = [
        await record(ctx, jane),
        await record(ctx, jane),
        await record(ctx, { ...jane, name: 'Tom Okafor' }),
      ]
      await sql`delete from customers.contact_points where customer_id = ${husband} and kind = 'email'`.execute(ctx.db)
      await sql`update customers.contact_points set verified_at = now() where customer_id = ${again} and kind = 'email'`.execute(
        ctx.db,
      )
      await matchAllNew(ctx)
      assert.equal(await isOne(ctx, first, again), true)
      assert.equal(await isOne(ctx, first, husband), false)
    }),
  )
})

test(
  'as many pairs come to people as may, also of those that are as likely as one another',
  inTown(async at => {
    const ctx = at()
    for (let n = 10; n < 35; n++) {
      const one = { name: `Jane Okafor${'abcdefghijklmnopqrstuvwxyz'[n - 10]}wick`, email: `jane${n}@mail.example` }
      for (const name of [one.name, one.name]) await record(ctx, { ...one, name })
    }
    const { pairs: found, shown } = await matchEverybody(ctx)
    assert.ok(found > 20)
    assert.equal(shown, 20)
    const { rows } = await sql`select from customers.suggested_pairs where shown`.execute(ctx.db)
    assert.equal(rows.length, 20)
  }),
)

describe('certain pairs', () => {
  test(
    'join by themselves only while the council has signed that they may',
    inTown(async at => {
      const ctx = at()
      const administrator = at(await addStaff(ctx, { roles: ['administrator'] }))
      const ids = [await record(ctx, jane, '1978-04-12'), await record(ctx, jane, '1978-04-12')] as const
      await matchEverybody(ctx)
      assert.deepEqual([(await pairs(ctx)).map(each => each.certain), await isOne(ctx, ...ids)], [[true], false])
      await assert.rejects(signJoiningRule(at(await addStaff(ctx, { roles: ['team-leader'] }))), NotFound)
      await signJoiningRule(administrator)
      await assert.rejects(signJoiningRule(administrator), new Refused('customers.rule-signed-already'))
      assert.equal((await matchEverybody(ctx)).joined, 1)
      assert.equal(await isOne(ctx, ...ids), true)
      await withdrawJoiningRule(administrator)
      assert.equal(await readJoiningRule(ctx), null)
      const third = await record(ctx, jane, '1978-04-12')
      await matchAllNew(ctx)
      assert.equal(await isOne(ctx, third, ids[0]), false)
    }),
  )
})

test(
  'whoever was said to be somebody else, and whose record is restricted, is joined by no rule',
  inTown(async at => {
    const ctx = at()
    await signJoiningRule(at(await addStaff(ctx, { roles: ['administrator'] })))
    const adviser = at(await addStaff(ctx, { roles: ['adviser'] }))
    const [first, second] = [
      await record(ctx, jane, '1978-04-12'),
      await record(ctx, { name: 'Janet Okafor', phone: jane.phone }),
    ]
    await matchAllNew(ctx)
    await setPairApart(adviser, (await pairs(ctx))[0]!.id)
    const third = await record(ctx, jane, '1978-04-12')
    await matchAllNew(ctx)
    assert.equal(await isOne(ctx, first, third), true)
    // The third is the first now, who is not the second.
    const fourth = await record(ctx, jane, '1978-04-12')
    await sql`insert into organisation.teams (id, position, definition) values ('guard', 99, '{"name":{"en":"Guard"}}') on conflict do nothing`.execute(
      ctx.db,
    )
    await sql`insert into customers.restrictions (id, customer_id, kind, owner_team, teams, hinted)
      values (${newId()}, ${fourth}, 'safeguarding', 'guard', array['guard'], false)`.execute(ctx.db)
    await matchAllNew(ctx)
    assert.equal(await isOne(ctx, first, fourth), false)
    assert.equal(await isOne(ctx, first, second), false)
  }),
)

describe('what a person says of a pair', () => {
  async function suggested(at: At) {
    const ctx = at()
    const [a, b] = [await record(ctx, jane, '1978-04-12'), await record(ctx, jane, '1978-04-12')]
    await matchAllNew(ctx)
    const adviser = at(await addStaff(ctx, { roles: ['adviser'] }))
    const [pair] = await pairs(ctx)
    return { ctx, a, b, adviser, pairId: pair!.id }
  }

  test(
    'joins the two, and taking it back parts them and asks again',
    inTown(async at => {
      const { ctx, a, b, adviser, pairId } = await suggested(at)
      await joinPair(adviser, { pairId, intoId: b })
      assert.equal(await isOne(ctx, a, b), true)
      await assert.rejects(setPairApart(adviser, pairId), new Refused('customers.pair-decided'))
      await undoDecision(adviser, pairId)
      assert.equal(await isOne(ctx, a, b), false)
      assert.equal((await pairs(ctx))[0]!.state, 'open')
    }),
  )

  test(
    'is opened again where the merge is undone on the record',
    inTown(async at => {
      const { ctx, a, adviser, pairId } = await suggested(at)
      await joinPair(adviser, { pairId, intoId: a })
      const { rows } = await sql<{ id: string }>`select id from customers.merges`.execute(ctx.db)
      await undoMerge(adviser, rows[0]!.id)
      assert.equal((await pairs(ctx))[0]!.state, 'open')
    }),
  )

  test(
    'holds: they are not suggested again',
    inTown(async at => {
      const { ctx, a, adviser, pairId } = await suggested(at)
      await setPairApart(adviser, pairId)
      await matchAgain(ctx, a)
      await matchAllNew(ctx)
      await matchEverybody(ctx)
      assert.deepEqual(
        (await pairs(ctx)).map(each => each.state),
        ['different'],
      )
    }),
  )

  test(
    'is for whom it is the work of',
    inTown(async at => {
      const { ctx, a, pairId } = await suggested(at)
      const officer = at(await addStaff(ctx, { roles: ['officer'] }))
      for (const decide of [
        () => joinPair(officer, { pairId, intoId: a }),
        () => setPairApart(officer, pairId),
        () => putOffPair(officer, pairId),
      ])
        await assert.rejects(decide, new Refused('customers.not-yours-to-merge'))
    }),
  )
})
