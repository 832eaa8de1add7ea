import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { readOrganisation } from '../organisation/index.ts'
import {
  type ContactDefinition,
  changeContact,
  changeDetails,
  getContact,
  getListed,
  numbersNow,
  readMyList,
  removeContact,
  sayWhetherContactIsRight,
  searchKnowledge,
} from './index.ts'

const NOW = new Date('2026-11-28T10:00:00Z')
const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === `knowledge.${code}`

const zoo: ContactDefinition = {
  kind: 'business',
  name: { en: 'Zoo of Zeals' },
  does: { en: 'Takes in animals' },
  numbers: [{ name: { en: 'Office' }, number: '01632 960999', when: 'always' }],
  email: null,
  website: null,
  calendar: null,
  areas: [],
  team: 'licensing',
  also: '',
}

const undone = (work: (ctx: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const actor = await addStaff(ctx, { roles: ['adviser'], name: 'Ada Adviser', teams: ['customer-services'] })
    await work(withContext(ctx, { actor }))
  })

describe('a contact', () => {
  test(
    'is found, changed and taken out, and being changed it was right today',
    undone(async ctx => {
      const id = await changeContact(ctx, { definition: zoo })
      assert.equal((await searchKnowledge(ctx, 'zeals'))[0]?.id, id)
      await changeContact(ctx, { id, definition: { ...zoo, email: 'zoo@example.org' } })
      const { email, checkedAt, checkedBy } = await getListed(ctx, id)
      assert.deepEqual([email, checkedAt, checkedBy], ['zoo@example.org', NOW, 'Ada Adviser'])
      await removeContact(ctx, id)
      assert.deepEqual(await searchKnowledge(ctx, 'zeals'), [])
      for (const read of [getListed, getContact, removeContact]) await assert.rejects(read(ctx, id), NotFound)
    }),
  )

  test(
    'is changed only by those who may, and needs a name, a way to reach it and what exists',
    undone(async ctx => {
      const wrong: [Partial<ContactDefinition>, string][] = [
        [{ name: { en: '' } }, 'name-missing'],
        [{ numbers: [] }, 'no-way-to-reach'],
        [{ team: 'nobody' }, 'no-such-team'],
        [{ calendar: 'never' }, 'no-such-calendar'],
        [{ areas: ['nowhere'] }, 'no-such-area'],
      ]
      for (const [parts, code] of wrong)
        await assert.rejects(changeContact(ctx, { definition: { ...zoo, ...parts } }), refusedAs(code))
      const employee = withContext(ctx, { actor: await addStaff(ctx, { roles: ['employee'] }) })
      await assert.rejects(changeContact(employee, { definition: zoo }), NotFound)
    }),
  )

  test(
    'that is a role shows who has it now, and nobody once that is over',
    undone(async ctx => {
      const staffId = ctx.actor.kind === 'staff' ? ctx.actor.id : ''
      const role: ContactDefinition = { ...zoo, kind: 'role', name: { en: 'Zebra officer' } }
      const holder = { staffId, until: '2026-11-28' }
      await assert.rejects(changeContact(ctx, { definition: zoo, holder }), refusedAs('holder-only-of-role'))
      const id = await changeContact(ctx, { definition: role, holder })
      assert.equal((await getListed(ctx, id)).holder?.name, 'Ada Adviser')
      assert.equal((await searchKnowledge(ctx, 'zebra'))[0]?.holder, 'Ada Adviser')
      const tomorrow = withContext(ctx, { now: () => new Date('2026-11-29T00:00:00Z') })
      assert.equal((await getListed(tomorrow, id)).holder, null)
      assert.equal((await searchKnowledge(tomorrow, 'zebra'))[0]?.holder, null)
    }),
  )

  test('shows the numbers that answer at this hour', async () => {
    const organisation = await readOrganisation(ctx())
    const [found] = await searchKnowledge(ctx(), 'duty officer adult care')
    const at = (time: string) =>
      numbersNow(organisation, { numbers: found!.numbers, calendar: null }, new Date(time)).map(({ number }) => number)
    assert.deepEqual(at('2026-11-27T10:00:00Z'), ['01632 960109'])
    assert.deepEqual(at('2026-11-27T22:00:00Z'), ['01632 960403'])
  })
})

describe('the directory', () => {
  test(
    'takes teams, desks, numbers and colleagues from where they are kept, and adds a telephone',
    undone(async ctx => {
      assert.ok(ctx.actor.kind === 'staff')
      const own = `person-${ctx.actor.id}`
      await changeDetails(ctx, own, { phone: '01632 960888', does: 'Answers about zebras' })
      const me = await getListed(ctx, own)
      assert.deepEqual(
        [me.phone, me.does?.en, me.teams],
        ['01632 960888', 'Answers about zebras', ['customer-services']],
      )
      assert.equal((await getListed(ctx, 'team-highways')).email, 'highways@example.org')
      assert.equal((await getListed(ctx, 'number-waste')).numbers[0]?.number, '01632 960106')
      assert.match((await getListed(ctx, 'duty-flood')).does!.en, /Keep out of flood water/)
      for (const id of ['team-nobody', 'person-nobody', 'nobody']) await assert.rejects(getListed(ctx, id), NotFound)
    }),
  )

  test(
    'lets everybody change their own telephone, and that of others only those who may',
    undone(async ctx => {
      assert.ok(ctx.actor.kind === 'staff')
      const employee = await addStaff(ctx, { roles: ['employee'], name: 'Emp Loyee' })
      const asEmployee = withContext(ctx, { actor: employee })
      const details = { phone: '01632 960777', does: '' }
      await changeDetails(asEmployee, `person-${employee.id}`, details)
      await assert.rejects(changeDetails(asEmployee, `person-${ctx.actor.id}`, details), NotFound)
      await assert.rejects(changeDetails(ctx, 'number-waste', details), NotFound)
    }),
  )

  test(
    '‘Still right?’: a yes is its date, a no goes to the team that keeps it',
    undone(async ctx => {
      await sayWhetherContactIsRight(ctx, 'team-highways', { right: true })
      assert.deepEqual((await getListed(ctx, 'team-highways')).checkedAt, NOW)
      await sayWhetherContactIsRight(ctx, 'team-highways', { right: false, words: 'The line is dead' })
      assert.equal((await getListed(ctx, 'team-highways')).reported, true)
      const officer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })
      assert.deepEqual(
        (await readMyList(officer)).wrong.map(({ contact, words }) => [contact, words]),
        [['team-highways', 'The line is dead']],
      )
    }),
  )
})
