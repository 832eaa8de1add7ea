import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, staffActor, testDatabase } from '../../../../test/support/database.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { changeCustomer } from '../change-customer.ts'
import { endRow } from '../end-row.ts'
import { newCustomer, recordCustomer } from '../new-customer.ts'
import { recordDeath, undoDeath } from '../record-death.ts'
import { endRestriction, restrictCustomer } from '../restrict-customer.ts'
import { saveContactPoint } from '../save-contact-point.ts'
import { mergeCustomers } from './merge-customers.ts'
import { unmergeCustomers } from './unmerge-customers.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
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
  | { do: 'add'; who: number; email: number; preferred: boolean }
  | { do: 'change'; who: number; which: number; email: number; preferred: boolean }
  | { do: 'end'; who: number; which: number }
  | { do: 'details'; who: number; times: string }
  | { do: 'restrict'; who: number; team: string }
  | { do: 'open'; who: number }
  | { do: 'die' | 'live'; who: number }

const PEOPLE = 5
const one = fc.nat(PEOPLE - 1)
const many = fc.nat(6)
const act = <T extends Step['do'], R>(name: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) =>
  fc.record({ do: fc.constant(name), ...rest })
const point = { email: fc.nat(3), preferred: fc.boolean() }
const step = fc.oneof(
  { weight: 6, arbitrary: act('merge', { from: one, into: one }) },
  { weight: 4, arbitrary: act('undo', { which: many }) },
  { weight: 2, arbitrary: act('add', { who: one, ...point }) },
  { weight: 6, arbitrary: act('change', { who: one, which: many, ...point }) },
  { weight: 2, arbitrary: act('end', { who: one, which: many }) },
  { weight: 2, arbitrary: act('details', { who: one, times: fc.constantFrom('mornings', 'after 4pm') }) },
  { weight: 3, arbitrary: act('restrict', { who: one, team: fc.constantFrom('waste', 'highways') }) },
  { weight: 1, arbitrary: act('open', { who: one }) },
  { weight: 1, arbitrary: act('die', { who: one }) },
  { weight: 1, arbitrary: act('live', { who: one }) },
) as fc.Arbitrary<Step>

/** What one record holds of its own, whoever it is joined to. */
interface Side {
  points: { email: string; preferred: boolean }[]
  times: string | null
  team: string | null
  died: boolean
}

/** What should be, told without the tables: groups of records, rebuilt from the merges that were not undone. */
class Model {
  readonly merges: { id: string; from: number; into: number; stands: boolean }[] = []
  readonly sides = Array.from({ length: PEOPLE }, (_, who): Side => {
    const points = [{ email: `own${who}@example.test`, preferred: false }]
    return { points, times: null, team: null, died: false }
  })
  /** Every email there ever was, by side: she is known by those that ended too. */
  readonly known = this.sides.map(({ points }) => points.map(({ email }) => email))

  groups(): { head: number; members: number[] }[] {
    let groups = this.sides.map((_, who) => ({ head: who, members: [who] }))
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

  /** Of the person somebody belongs to: her sides in the order of their numbers, and the one that is hers as a whole. */
  sidesOf = (who: number) => [...this.groupOf(who).members].sort().map(member => this.sides[member]!)
  headOf = (who: number) => this.sides[this.groupOf(who).head]!

  /** One of the points of a person, and whose it is. */
  pick(who: number, which: number) {
    const all = this.sidesOf(who).flatMap(side => side.points.map(point => ({ side, point })))
    return all[which % Math.max(all.length, 1)]
  }

  put(side: Side, point: Side['points'][number]): void {
    if (point.preferred) for (const other of side.points) other.preferred = false
    side.points.push(point)
    this.known[this.sides.indexOf(side)]!.push(point.email)
  }
}

test('any merges, changes and undoings leave each side what was changed of it, and what is new with whom it was recorded for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), steps =>
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
        assert.deepEqual(await contents(ctx), before)
        assert.deepEqual(await sidesOf(ctx, ids), model.sides)
      }),
    ),
    { numRuns: 40, seed: 7 },
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
  } else await applyChange(ctx, model, ids, each)
}

type Change = Exclude<Step, { do: 'merge' | 'undo' }>

/** By any id of the person, as a colleague does it on her one record. */
async function applyChange(ctx: Ctx, model: Model, ids: string[], each: Change): Promise<void> {
  const about = { customerId: ids[each.who]!, source: 'customer' } as const
  const [sides, head] = [model.sidesOf(each.who), model.headOf(each.who)]
  if (each.do === 'add' || each.do === 'change' || each.do === 'end') {
    const picked = each.do === 'add' ? undefined : model.pick(each.who, each.which)
    if (each.do !== 'add' && !picked) return
    const rowId = picked && (await idOfPoint(ctx, ids[model.sides.indexOf(picked.side)]!, picked))
    // What stands under several of her ids is one, and changed and ended as one.
    const has = sides.filter(({ points }) => points.some(({ email }) => email === picked?.point.email))
    for (const side of has) side.points = side.points.filter(({ email }) => email !== picked!.point.email)
    if (each.do === 'end') return endRow(ctx, { ...about, rows: 'contact_points', rowId: rowId! })
    const said = { email: `new${each.email}@example.test`, preferred: each.preferred }
    const how = { kind: 'email', safe: true, textOk: false, messageOk: false, neutral: true } as const
    const rest = { value: said.email, preferred: said.preferred, ...(rowId ? { replaces: rowId } : {}) }
    await saveContactPoint(ctx, { ...about, ...how, ...rest })
    for (const side of picked ? has : [model.sides[each.who]!]) model.put(side, { ...said })
  } else if (each.do === 'details') {
    await changeCustomer(ctx, { ...about, details: { preferredTimes: each.times } })
    head.times = each.times
  } else if (each.do === 'restrict') {
    await restrictCustomer(ctx, { ...about, kind: 'staff', ownerTeam: each.team, teams: [], hinted: false })
    const held = sides.filter(({ team }) => team)
    for (const side of held.length > 0 ? held : [head]) side.team = each.team
  } else if (each.do === 'open') {
    await endRestriction(ctx, about)
    for (const side of sides) side.team = null
  } else if (each.do === 'die') {
    await recordDeath(ctx, about)
    if (!sides.some(({ died }) => died)) model.sides[each.who]!.died = true
  } else {
    await undoDeath(ctx, about)
    for (const side of sides) side.died = false
  }
}

async function idOfPoint(ctx: Ctx, customerId: string, { side, point }: { side: Side; point: Side['points'][number] }) {
  const { rows } = await sql<{
    id: string
  }>`select id from customers.contact_points p where customer_id = ${customerId} and ended_at is null
    order by p.created_at, p.id`.execute(ctx.db)
  return rows[side.points.indexOf(point)]!.id
}

async function compare(ctx: Ctx, model: Model, ids: string[]): Promise<void> {
  for (const [who, id] of ids.entries()) {
    const { head, members } = model.groupOf(who)
    const { rows } = await sql<{
      person_id: string
      name: string
      email: string | null
      known: string[]
      first: string[]
    }>`
      select r.person_id, r.name, r.email, array(select distinct normal from customers.known_points k
        where k.customer_id = r.customer_id order by 1) as known,
        array(select w.value from customers.ways w where w.customer_id = r.customer_id and w.preferred) as first
      from customers.reachable r where r.customer_id = ${id}`.execute(ctx.db)
    const { email, first, ...person } = rows[0]!
    const known = [...new Set(members.flatMap(member => model.known[member]!))].sort()
    assert.deepEqual(person, { person_id: ids[head]!, name: `own${head}`, known })
    // Reached by what came with this very id, where it has any.
    const own = model.sides[who]!.points
    const hers = own.length > 0 ? own : model.sidesOf(who).flatMap(({ points }) => points)
    const best = hers.filter(({ preferred }) => preferred)
    const expected = (best.length > 0 ? best : hers).map(point => point.email)
    assert.ok(expected.length > 0 ? expected.includes(email!) : email === null, `${email} of ${expected}`)
    const anyPreferred = model.sidesOf(who).some(({ points }) => points.some(({ preferred }) => preferred))
    assert.equal(first.length, anyPreferred ? 1 : 0, 'one is preferred of a person')
  }
}

/** What each record holds now, by its own id. */
async function sidesOf(ctx: Ctx, ids: string[]): Promise<Side[]> {
  const { rows } = await sql<Side>`select c.preferred_times as times, c.died_at is not null as died,
      (select t.owner_team from customers.restrictions t where t.customer_id = c.id and t.ended_at is null) as team,
      (select coalesce(jsonb_agg(jsonb_build_object('email', p.value, 'preferred', p.preferred) order by p.created_at, p.id), '[]')
        from customers.contact_points p where p.customer_id = c.id and p.ended_at is null) as points
    from unnest(${ids}::uuid[]) with ordinality x (id, n) join customers.customers c on c.id = x.id order by x.n`.execute(
    ctx.db,
  )
  return rows
}

/** All else of the records, which nothing here changes. */
async function contents(ctx: Ctx) {
  const { rows } = await sql`select to_jsonb(c) - array['keys', 'preferred_times', 'died_at'] as c
    from customers.customers c order by id`.execute(ctx.db)
  return rows
}
