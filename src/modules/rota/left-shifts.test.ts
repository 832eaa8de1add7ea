// Whoever has left covers nothing, though her shifts stand.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { changeStaff, disableStaff, enableStaff, readOrganisation } from '../organisation/index.ts'
import { caseIn, councilDatabase, isNotFound, refusedAs, staffId } from '../requests/requests.fixture.ts'
import {
  answerSwap,
  askSwap,
  copyWeek,
  findPlanned,
  hasSwapNews,
  listGaps,
  listSwaps,
  planShifts,
  readDemand,
  readOwnRota,
  readPlanned,
  readWeek,
  rotaFollower,
  seeSwap,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))

/** The case is Tuesday 1 December 2026, from 10am. */
const [WEDNESDAY, THURSDAY, FRIDAY] = ['2026-12-02', '2026-12-03', '2026-12-04']
const AFTER_WEDNESDAY = new Date('2026-12-03T00:00:00Z')

const plan = (leader: Ctx, who: Ctx, days: string[]) =>
  planShifts(leader, {
    ...{ team: 'roads', staff: [staffId(who)], days, from: 540, to: 1020 },
    ...{ channel: null, location: null },
  })

const weekOf = async (ctx: Ctx, week = WEDNESDAY) =>
  (await readWeek(ctx, { team: 'roads', week })).shifts.map(({ day, staffName }) => `${day.slice(-1)} ${staffName}`)

test(
  'the shifts of somebody who left cover no hour, are no swap, no time to book and nobody planned',
  inCase(async ({ leader, officer, otherLeader, system }) => {
    await plan(leader, otherLeader, [WEDNESDAY, THURSDAY])
    await plan(leader, officer, [FRIDAY])
    const { mine, all } = await readOwnRota(officer)
    const theirs = all.find(({ staffId: id }) => id === staffId(otherLeader))!
    const organisation = await readOrganisation(leader)
    const seen = async () => ({
      week: await weekOf(leader),
      gaps: (await listGaps(leader, organisation)).get('roads')!.filter(({ day }) => day === WEDNESDAY).length,
      withOthers: (await readOwnRota(officer)).all.length,
      bookable: (await readPlanned(leader, { location: 'x', team: 'roads', from: WEDNESDAY, days: 3 })).length,
      planned: (await readDemand(leader, WEDNESDAY)).hours[0]!.planned,
      next: (await findPlanned(leader, staffId(otherLeader))).next?.day,
    })
    const before = await seen()
    assert.deepEqual(before, {
      week: ['2 Lou Leader', '3 Lou Leader', '4 Olu Officer'],
      ...{ gaps: 0, withOthers: 3, bookable: 3, planned: 1, next: WEDNESDAY },
    })
    await disableStaff(system, staffId(otherLeader))
    assert.deepEqual(await seen(), {
      week: ['4 Olu Officer'],
      ...{ gaps: 1, withOthers: 1, bookable: 1, planned: 0, next: undefined },
    })
    await assert.rejects(askSwap(officer, { shiftId: mine[0]!.id, theirShiftId: theirs.id }), isNotFound)
    assert.equal((await readWeek(leader, { team: 'roads', week: WEDNESDAY })).changes.length, 1)
    await enableStaff(system, staffId(otherLeader))
    assert.deepEqual(await seen(), before)
  }),
)

test(
  'a swap asked of somebody who leaves, or by her, is over, and the other one sees that until she has looked',
  inCase(async ({ ctx, leader, officer, colleague, otherLeader, system }) => {
    await plan(leader, officer, [WEDNESDAY])
    await plan(leader, colleague, [THURSDAY])
    await plan(leader, otherLeader, [FRIDAY])
    const { all } = await readOwnRota(officer)
    const shiftOf = (who: Ctx) => all.find(each => each.staffId === staffId(who))!.id
    const asked = await askSwap(officer, { shiftId: shiftOf(officer), theirShiftId: shiftOf(colleague) })
    const asking = await askSwap(colleague, { shiftId: shiftOf(colleague), theirShiftId: shiftOf(otherLeader) })
    const leaves = () =>
      rotaFollower.handle(ctx, {
        ...{ type: 'organisation.staff-disabled', subject: staffId(colleague), data: {}, seq: 1 },
        ...{ actorKind: 'system', actorId: null, channel: 'web', at: ctx.now() },
      })
    await leaves()
    assert.deepEqual(
      [await hasSwapNews(officer), (await listSwaps(officer)).map(({ state }) => state)],
      [false, ['asked']],
      'she is there',
    )
    await disableStaff(system, staffId(colleague))
    await leaves()
    for (const [who, id] of [
      [officer, asked],
      [otherLeader, asking],
    ] as const) {
      const [swap] = await listSwaps(who)
      assert.deepEqual([swap!.id, swap!.state, swap!.leftName, swap!.isNews], [id, 'overtaken', 'Col League', true])
      assert.equal(await hasSwapNews(who), true)
      await seeSwap(who, id)
      assert.deepEqual([await hasSwapNews(who), (await listSwaps(who))[0]!.isNews], [false, false])
    }
    await assert.rejects(answerSwap(otherLeader, asking, true), refusedAs('rota.swap-over'))
  }),
)

test(
  'who leaves on a day ahead has no news of her own leaving, and cannot clear it for the other one',
  inCase(async ({ ctx, leader, officer, colleague, system }) => {
    await plan(leader, officer, [THURSDAY])
    await plan(leader, colleague, [FRIDAY])
    const { shifts } = await readWeek(leader, { team: 'roads', week: WEDNESDAY })
    const shiftOf = (who: Ctx) => shifts.find(each => each.staffId === staffId(who))!.id
    const asked = await askSwap(officer, { shiftId: shiftOf(officer), theirShiftId: shiftOf(colleague) })
    await changeStaff(system, staffId(officer), { until: AFTER_WEDNESDAY })
    await rotaFollower.handle(ctx, {
      ...{ type: 'organisation.staff-changed', subject: staffId(officer), data: {}, seq: 1 },
      ...{ actorKind: 'system', actorId: null, channel: 'web', at: ctx.now() },
    })
    const seenBy = async (who: Ctx) => {
      const [swap] = await listSwaps(who)
      return [swap!.state, swap!.leftName, swap!.isNews, await hasSwapNews(who)]
    }
    assert.deepEqual(await seenBy(officer), ['overtaken', null, false, false])
    await assert.rejects(seeSwap(officer, asked), isNotFound)
    assert.deepEqual(await seenBy(colleague), ['overtaken', 'Olu Officer', true, true])
    await seeSwap(colleague, asked)
    assert.deepEqual(await seenBy(colleague), ['overtaken', 'Olu Officer', false, false])
  }),
)

test(
  'until her last day a colleague is planned, and no day longer',
  inCase(async ({ leader, officer, colleague, system }) => {
    await plan(leader, officer, [WEDNESDAY, THURSDAY])
    await plan(leader, colleague, [THURSDAY])
    await changeStaff(system, staffId(officer), { until: AFTER_WEDNESDAY })
    assert.deepEqual(await weekOf(leader), ['2 Olu Officer', '3 Col League'])
    await assert.rejects(plan(leader, officer, [FRIDAY]), refusedAs('rota.left-by-then'))
    await copyWeek(leader, { team: 'roads', week: '2026-12-07' })
    const copied = (await readWeek(leader, { team: 'roads', week: '2026-12-07' })).changes.flatMap(each => each.shifts)
    assert.deepEqual(
      copied.map(each => each.staffName),
      ['Col League'],
    )
  }),
)
