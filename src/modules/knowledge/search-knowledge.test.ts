import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { searchKnowledge, setAbsence } from './index.ts'
import type { Found, KnowledgeFilter } from './search-knowledge.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-28T10:00:00Z') })
const names = (found: Found[]) => found.map(({ name }) => name.en)
const first = async (text: string, filter: KnowledgeFilter = {}) => names(await searchKnowledge(ctx(), text, filter))[0]

const undone = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(ctx(), work)

describe('the search of what we know', () => {
  test('finds answers by the words callers use, whatever their form, and as they are typed', async () => {
    assert.equal(await first('they have not emptied our bins'), 'My bin was not emptied. What happens now?')
    assert.equal(await first('bailiffs'), 'There is a bailiff at the door. What can I do?')
    assert.ok(names(await searchKnowledge(ctx(), 'carbon monox')).includes('Smell of gas'))
    assert.equal(await first('PCN'), 'Is this parking ticket from us?')
  })

  test('finds teams, desks, numbers, outside bodies and colleagues in the same box', async () => {
    assert.equal(await first('duty officer adult care'), 'Duty officer for adult care')
    assert.equal(await first('highways team'), 'Highways')
    assert.equal(await first('town council chippenham allotments'), 'Chippenham Town Council (number illustrative)')
    assert.equal(
      (await searchKnowledge(ctx(), 'registrars')).find(each => each.kind === 'team')?.email,
      'registrars@example.org',
    )
  })

  test('finds whoever is asked for by name, and when they are open', async () => {
    for (const text of ['benefits opening hours', 'when is benefits open', 'benefits team opening times'])
      assert.match((await first(text))!, /^Benefits/, text)
    const found = names(await searchKnowledge(ctx(), 'highways opening hours'))
    assert.deepEqual(found, names(await searchKnowledge(ctx(), 'highways')))
  })

  test('finds whose a telephone number is, with any gaps and by its end', async () => {
    for (const text of ['0300 123 5000', '03001235000', '235000', '0300 123 5000 ext 2'])
      assert.equal(await first(text), 'National Highways')
  })

  test('forgives spelling where little is found, and says so', async () => {
    const [found] = await searchKnowledge(ctx(), 'chipenham')
    assert.equal(found?.name.en, 'Chippenham Town Council (number illustrative)')
    assert.deepEqual(found?.because, ['spelling'])
    for (const { because } of await searchKnowledge(ctx(), 'bin')) assert.ok(!because.includes('spelling'))
    assert.deepEqual(await searchKnowledge(ctx(), 'xylophonist'), [])
    assert.deepEqual(await searchKnowledge(ctx(), ' ?! '), [])
  })

  test(
    'finds a colleague by either name without accents, and whom to ask while she is away',
    undone(async ctx => {
      const zoe = await addStaff(ctx, { roles: ['officer'], name: 'Zoë Quillfeather', teams: ['highways'] })
      const tom = await addStaff(ctx, { roles: ['officer'], name: 'Tom Cover', teams: ['highways'] })
      const asZoe = withContext(ctx, { actor: zoe })
      await setAbsence(asZoe, { staffId: zoe.id, from: '2026-11-27', until: '2026-12-03', cover: tom.id })
      for (const text of ['zoe', 'quillf', 'Zoë Quillfeather', 'quilfeather']) {
        const found = (await searchKnowledge(ctx, text)).find(({ kind }) => kind === 'person')
        assert.equal(found?.id, `person-${zoe.id}`, text)
        assert.equal(found.away?.ask?.name, 'Tom Cover')
        assert.deepEqual(found.teams, ['highways'])
      }
    }),
  )

  test(
    'does not find a colleague who is disabled',
    undone(async ctx => {
      const gone = await addStaff(ctx, { roles: ['officer'], name: 'Gonzalo Leftlong' })
      await ctx.db
        .updateTable('organisation.staff_members')
        .set({ disabled_at: new Date('2026-11-01') })
        .where('id', '=', gone.id)
        .execute()
      assert.deepEqual(await searchKnowledge(ctx, 'leftlong'), [])
    }),
  )

  test('lets what is past its review date sink, and marks it', async () => {
    const found = await searchKnowledge(ctx(), 'food')
    const past = found.findIndex(({ because }) => because.includes('past-review'))
    assert.equal(found[past]?.name.en, 'Somebody has no food or heat today. What can we do?')
    const next = withContext(ctx(), { now: () => new Date('2026-10-31T22:00:00Z') })
    assert.ok(!(await searchKnowledge(next, 'food')).some(({ because }) => because.includes('past-review')))
  })

  test('lets what is for elsewhere sink once a postcode is known, and says so', async () => {
    const order = async (postcode?: string) => {
      const found = await searchKnowledge(ctx(), 'town city council allotments', postcode ? { postcode } : {})
      return found
        .filter(({ kind }) => kind === 'parish')
        .map(({ name, because }) => `${name.en.split(' ')[0]} ${because}`)
    }
    assert.equal((await order('SN15 1ER'))[0], 'Chippenham ')
    assert.ok((await order('SN15 1ER')).includes('Devizes other-area'))
    assert.ok((await order()).every(each => !each.includes('other-area')))
  })

  test('brings what belongs to a service first, and all of it where nothing is typed', async () => {
    const of = await searchKnowledge(ctx(), '', { service: 'bin-day' })
    assert.deepEqual(names(of).toSorted(), [
      'Do you empty bins on a bank holiday?',
      'I am moving. What do I have to tell you?',
      'My bin was not emptied. What happens now?',
      'Somebody at home cannot move the bins. Can the crew fetch them?',
    ])
    assert.equal(
      await first('bins', { service: 'new-bin' }),
      'Somebody at home cannot move the bins. Can the crew fetch them?',
    )
  })

  test('finds for the public only answers that are for everybody', async () => {
    const found = await searchKnowledge(ctx(), 'bailiff parking ticket', { publicOnly: true })
    assert.deepEqual(names(found), ['Is this parking ticket from us?'])
  })
})
