import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, staffActor, testDatabase } from '../../../../test/support/database.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { newCustomer, recordCustomer } from '../new-customer.ts'
import { mergeCustomers } from './merge-customers.ts'
import { unmergeCustomers } from './unmerge-customers.ts'

const { ctx } = await testDatabase({ after })
const system = { kind: 'system', id: 'test' } as const
const rolledBack = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(ctx({ actor: system }), work)

const record = (ctx: Ctx, name: string, email = `${name}@example.test`) =>
  recordCustomer(ctx, newCustomer({ name, email })!, 'en')
const personOf = async (ctx: Ctx, id: string) =>
  (await sql<{ id: string }>`select person_id as id from customers.identity where customer_id = ${id}`.execute(ctx.db))
    .rows[0]!.id

describe('merging', () => {
  test(
    'a chain and undoing its first link parts the first record alone',
    rolledBack(async ctx => {
      const [a, b, c] = [await record(ctx, 'a'), await record(ctx, 'b'), await record(ctx, 'c')]
      const first = await mergeCustomers(ctx, { customerId: a, intoId: b })
      await mergeCustomers(ctx, { customerId: b, intoId: c })
      assert.equal(await personOf(ctx, a), c)
      await unmergeCustomers(ctx, first.mergeId)
      assert.deepEqual([await personOf(ctx, a), await personOf(ctx, b), await personOf(ctx, c)], [a, c, c])
    }),
  )

  test(
    'what was merged into one side in between stays on that side',
    rolledBack(async ctx => {
      const [a, b, c] = [await record(ctx, 'a'), await record(ctx, 'b'), await record(ctx, 'c')]
      const { mergeId } = await mergeCustomers(ctx, { customerId: a, intoId: b })
      const { personId } = await mergeCustomers(ctx, { customerId: c, intoId: a })
      assert.equal(personId, b)
      await unmergeCustomers(ctx, mergeId)
      assert.deepEqual([await personOf(ctx, a), await personOf(ctx, c)], [a, a])
      assert.equal(await personOf(ctx, b), b)
    }),
  )

  test(
    'tells whom it joined, and undoing whom it parted, once each',
    rolledBack(async ctx => {
      const [a, b] = [await record(ctx, 'a'), await record(ctx, 'b')]
      const { mergeId } = await mergeCustomers(ctx, { customerId: a, intoId: b })
      await assert.rejects(mergeCustomers(ctx, { customerId: b, intoId: a }), new Refused('customers.one-already'))
      await unmergeCustomers(ctx, mergeId)
      await assert.rejects(unmergeCustomers(ctx, mergeId), new Refused('customers.parted-already'))
      const { rows } =
        await sql`select type, subject, data from platform.events where type like 'customers.%merged' order by seq`.execute(
          ctx.db,
        )
      assert.deepEqual(rows, [
        { type: 'customers.merged', subject: b, data: { mergeId, customerId: a, personId: b } },
        { type: 'customers.unmerged', subject: b, data: { mergeId, customerId: a, personId: a, otherPersonId: b } },
      ])
    }),
  )

  test(
    'is for whom it is the work of, and never with a record one may not see',
    rolledBack(async ctx => {
      const [a, b] = [await record(ctx, 'a'), await record(ctx, 'b', 'own@staff.test')]
      const merge = (actor: Ctx['actor']) =>
        mergeCustomers({ ...ctx, actor, transaction: work => work({ ...ctx, actor }) }, { customerId: a, intoId: b })
      await assert.rejects(merge(staffActor({ roles: ['officer'] })), new Refused('customers.not-yours-to-merge'))
      const adviser = await addStaff(ctx, { roles: ['adviser'], name: 'Own' })
      await assert.rejects(merge(adviser), NotFound)
      await assert.rejects(mergeCustomers(ctx, { customerId: a, intoId: newId() }), NotFound)
    }),
  )
})

type Step =
  | { do: 'merge'; from: number; into: number }
  | { do: 'undo'; which: number }
  | { do: 'change'; who: number; email: number }

const PEOPLE = 5
const one = fc.nat(PEOPLE - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('merge' as const), from: one, into: one }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('change' as const), who: one, email: fc.nat(3) }) },
)

/** What should be, told without the tables: groups of records, rebuilt from the merges that were not undone. */
class Model {
  readonly merges: { id: string; from: number; into: number; stands: boolean }[] = []
  readonly emails = Array.from({ length: PEOPLE }, (_, who) => [`own${who}@example.test`])

  groups(): { head: number; members: number[] }[] {
    let groups = this.emails.map((_, who) => ({ head: who, members: [who] }))
    for (const { from, into } of this.merges.filter(each => each.stands)) {
      const [a, b] = [from, into].map(who => groups.find(each => each.members.includes(who))!)
      groups = [
        ...groups.filter(each => each !== a && each !== b),
        { head: b!.head, members: [...a!.members, ...b!.members] },
      ]
    }
    return groups
  }

  groupOf = (who: number) => this.groups().find(each => each.members.includes(who))!
}

test('any merges, changes and undoings leave what a list of those that stand says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), steps =>
      inRolledBackTransaction(ctx({ actor: system }), async ctx => {
        const model = new Model()
        const ids: string[] = []
        for (let who = 0; who < PEOPLE; who++) ids.push(await record(ctx, `own${who}`))
        const before = await contents(ctx)
        for (const each of steps) await apply(ctx, model, ids, each)
        await compare(ctx, model, ids)
        for (const merge of model.merges.filter(each => each.stands)) await unmergeCustomers(ctx, merge.id)
        const { rows } = await sql`select from customers.merged_ids`.execute(ctx.db)
        assert.equal(rows.length, 0)
        assert.deepEqual((await contents(ctx)).customers, before.customers)
      }),
    ),
    { numRuns: 25, seed: 7 },
  )
})

async function apply(ctx: Ctx, model: Model, ids: string[], each: Step): Promise<void> {
  if (each.do === 'merge') {
    const merging = mergeCustomers(ctx, { customerId: ids[each.from]!, intoId: ids[each.into]! })
    if (model.groupOf(each.from).members.includes(each.into)) await assert.rejects(merging, Refused)
    else model.merges.push({ id: (await merging).mergeId, from: each.from, into: each.into, stands: true })
  } else if (each.do === 'undo') {
    const merge = model.merges[each.which]
    if (!merge) return
    if (merge.stands) await unmergeCustomers(ctx, merge.id)
    else await assert.rejects(unmergeCustomers(ctx, merge.id), Refused)
    merge.stands = false
  } else {
    const email = `new${each.email}@example.test`
    model.emails[each.who]!.push(email)
    await sql`insert into customers.contact_points (id, customer_id, kind, value, normal)
      values (${newId()}, ${ids[each.who]}, 'email', ${email}, ${email})`.execute(ctx.db)
  }
}

async function compare(ctx: Ctx, model: Model, ids: string[]): Promise<void> {
  for (const [who, id] of ids.entries()) {
    const { head, members } = model.groupOf(who)
    const { rows } = await sql<{ person_id: string; name: string; email: string; known: string[] }>`
      select r.person_id, r.name, r.email, array(select distinct normal from customers.known_points k
        where k.customer_id = r.customer_id order by 1) as known
      from customers.reachable r where r.customer_id = ${id}`.execute(ctx.db)
    const known = [...new Set(members.flatMap(member => model.emails[member]!))].sort()
    // Reached by what came with this very id, called as the person is.
    assert.deepEqual(rows, [{ person_id: ids[head]!, name: `own${head}`, email: `own${who}@example.test`, known }])
  }
}

async function contents(ctx: Ctx) {
  const { rows } = await sql`select to_jsonb(c) as c from customers.customers c order by id`.execute(ctx.db)
  return { customers: rows }
}
