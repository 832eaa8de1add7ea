import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { event, publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { changeStaff, disableStaff, listActs } from './index.ts'

const { ctx } = await testDatabase({ after }, { now: new Date('2026-12-01T10:00:00Z') })
const asked = event<{ id: string }>('requests.tested', data => data.id)

const inCase = (work: (parts: { ctx: Ctx; admin: Ctx; ann: string }) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const boss = await addStaff(ctx, { roles: ['administrator'], name: 'Bea Boss' })
    const ann = await addStaff(ctx, { roles: ['officer'], name: 'Ann Other' })
    await work({ ctx, admin: withContext(ctx, { actor: boss }), ann: ann.id })
  })

const at = (ctx: Ctx, time: string) => withContext(ctx, { now: () => new Date(time) })
const types = async (ctx: Ctx, filter: Parameters<typeof listActs>[1] = {}) =>
  (await listActs(ctx, filter)).rows.map(row => row.type)

test(
  'acts say who did what to whom, the newest first',
  inCase(async ({ ctx, admin, ann }) => {
    await changeStaff(admin, ann, { roles: ['officer', 'team-leader'] })
    await disableStaff(at(admin, '2026-12-01T11:00:00Z'), ann)
    const [last, first] = (await listActs(ctx, { who: 'ann' })).rows
    assert.deepEqual(
      [last!.type, last!.actorName, last!.subjectName],
      ['organisation.staff-disabled', 'Bea Boss', 'Ann Other'],
    )
    assert.deepEqual(first!.data, { staffId: ann, changed: ['roles'], roles: ['officer', 'team-leader'] })
  }),
)

test(
  'what happens to requests is not among them',
  inCase(async ({ ctx }) => {
    await publish(ctx, asked({ id: newId() }))
    assert.ok(!(await types(ctx)).includes('requests.tested'))
  }),
)

test(
  'they are found by who, what and when, and paged by the last one',
  inCase(async ({ ctx, admin, ann }) => {
    for (const day of [2, 3, 4]) await changeStaff(at(admin, `2026-12-0${day}T10:00:00Z`), ann, { name: `Ann ${day}` })
    const changes = { types: ['organisation.staff-changed'] }
    assert.equal((await types(ctx, { ...changes, who: 'bea' })).length, 3)
    assert.equal((await types(ctx, { ...changes, who: 'nobody' })).length, 0)
    const from = new Date('2026-12-03T00:00:00Z')
    assert.equal((await types(ctx, { ...changes, from })).length, 2)
    assert.equal((await types(ctx, { ...changes, until: from })).length, 1)
    const first = await listActs(ctx, { ...changes, limit: 2 })
    const second = await listActs(ctx, { ...changes, limit: 2, before: first.next! })
    assert.deepEqual([first.rows.length, second.rows.length, second.next], [2, 1, null])
    assert.ok(second.rows[0]!.at < first.rows[1]!.at)
    assert.equal((await types(ctx, { ...changes, before: "1~'; drop" })).length, 3)
  }),
)
