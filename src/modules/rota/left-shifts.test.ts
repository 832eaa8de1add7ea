// Whoever has left covers nothing, though her shifts stand.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { changeStaff, disableStaff, enableStaff, readOrganisation } from '../organisation/index.ts'
import { caseIn, councilDatabase, isNotFound, refusedAs, staffId } from '../requests/requests.fixture.ts'
import {
  askSwap,
  copyWeek,
  findPlanned,
  listGaps,
  planShifts,
  readDemand,
  readOwnRota,
  readPlanned,
  readWeek,
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
