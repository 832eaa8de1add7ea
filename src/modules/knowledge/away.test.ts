import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { type Absence, coverOn } from './away.ts'
import { endAbsence, findCover, listAbsences, setAbsence } from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-28T10:00:00Z') })
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === `knowledge.${code}`

const away = (staffId: string, cover: string | null, from = '2026-11-01', until = '2026-11-30'): Absence => ({
  id: staffId,
  staffId,
  staffName: staffId,
  from,
  until,
  cover: cover ? { id: cover, name: cover } : null,
})

describe('cover', () => {
  test('is asked on both the first and the last day, and not outside', () => {
    const all = [away('jane', 'tom')]
    assert.equal(coverOn(all, 'jane', '2026-10-31'), null)
    for (const day of ['2026-11-01', '2026-11-30']) assert.equal(coverOn(all, 'jane', day)?.ask?.name, 'tom')
    assert.equal(coverOn(all, 'jane', '2026-12-01'), null)
  })

  test('of somebody who is away too is followed to who is there', () => {
    const cover = coverOn([away('jane', 'tom'), away('tom', 'ann')], 'jane', '2026-11-10')
    assert.deepEqual([cover?.away.map(({ name }) => name), cover?.ask?.name], [['tom'], 'ann'])
  })

  test('that leads in a circle, or to nobody, is nobody', () => {
    assert.equal(coverOn([away('jane', 'tom'), away('tom', 'jane')], 'jane', '2026-11-10')?.ask, null)
    assert.equal(coverOn([away('jane', null)], 'jane', '2026-11-10')?.ask, null)
    assert.equal(coverOn([away('a', 'b'), away('b', 'c'), away('c', 'b')], 'a', '2026-11-10')?.ask, null)
  })
})

interface People {
  ctx: Ctx
  jane: Ctx & { id: string }
  tom: Ctx & { id: string }
  leader: Ctx & { id: string }
}

const undone = (work: (people: People) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const as = async (role: 'officer' | 'team-leader', name: string, teams: string[]) => {
      const actor = await addStaff(ctx, { roles: [role], name, teams })
      return Object.assign(withContext(ctx, { actor }), { id: actor.id })
    }
    const jane = await as('officer', 'Jane Away', ['highways'])
    await work({
      ctx,
      jane,
      tom: await as('officer', 'Tom Here', ['waste']),
      leader: await as('team-leader', 'Lea', ['highways']),
    })
  })

const days = { from: '2026-11-28', until: '2026-12-03' }

describe('‘I am away’', () => {
  test(
    'is said by oneself, or by a leader of one’s team, and by nobody else',
    undone(async ({ jane, tom, leader }) => {
      await setAbsence(jane, { staffId: jane.id, ...days, cover: tom.id })
      assert.equal((await findCover(jane, jane.id))?.ask?.name, 'Tom Here')
      await setAbsence(leader, { staffId: jane.id, ...days, cover: leader.id })
      assert.equal((await findCover(jane, jane.id))?.ask?.name, 'Lea')
      assert.equal((await listAbsences(jane, [jane.id])).length, 1)
      await assert.rejects(setAbsence(tom, { staffId: jane.id, ...days, cover: null }), NotFound)
      await assert.rejects(setAbsence(leader, { staffId: tom.id, ...days, cover: null }), NotFound)
    }),
  )

  test(
    'is over when she says that she is back',
    undone(async ({ jane, tom }) => {
      await setAbsence(jane, { staffId: jane.id, ...days, cover: tom.id })
      const [absence] = await listAbsences(jane, [jane.id])
      await assert.rejects(endAbsence(tom, absence!.id), NotFound)
      await endAbsence(jane, absence!.id)
      assert.equal(await findCover(jane, jane.id), null)
    }),
  )

  test(
    'needs days that are not over, in order, and somebody else who can sign in',
    undone(async ({ jane }) => {
      const set = (parts: object) => setAbsence(jane, { staffId: jane.id, ...days, cover: null, ...parts })
      await assert.rejects(set({ from: '2026-12-04' }), refusedAs('ends-before-it-starts'))
      await assert.rejects(set({ from: '2026-11-01', until: '2026-11-27' }), refusedAs('away-over'))
      await assert.rejects(set({ cover: jane.id }), refusedAs('covers-oneself'))
    }),
  )
})
