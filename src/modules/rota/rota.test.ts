import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { startConversation } from '../interactions/index.ts'
import { setAbsence } from '../knowledge/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { at, caseIn, councilDatabase, isNotFound, refusedAs, staffId } from '../requests/requests.fixture.ts'
import { demandByHour, isEnough, typical } from './demand.ts'
import {
  copyWeek,
  daysOfWeek,
  gapsOfShifts,
  listGaps,
  type NewShifts,
  planShifts,
  readDemand,
  readOwnRota,
  readWeek,
  removeShifts,
  type Shift,
  setPace,
  swapsFor,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))

/** The case is Tuesday 1 December 2026. */
const WEEK = '2026-11-30'
const [TUESDAY, WEDNESDAY] = ['2026-12-01', '2026-12-02']
const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 })

const plan = (ctx: Ctx, staff: Ctx[], days: string[], more: Partial<NewShifts> = {}) =>
  planShifts(ctx, {
    ...{ team: 'roads', staff: staff.map(staffId), days, ...hours(9, 17), channel: null, location: null },
    ...more,
  })

const withWhom = (...asked: Parameters<typeof swapsFor>) => [
  ...new Set(swapsFor(...asked).map(({ staffName }) => staffName)),
]

const shiftsOf = async (ctx: Ctx, week = WEEK) => (await readWeek(ctx, { team: 'roads', week })).shifts

test(
  'a leader plans people of her team for days; nobody is planned twice at one time, in the past or from elsewhere',
  inCase(async ({ leader, officer, colleague, adviser }) => {
    await plan(leader, [officer, colleague], [TUESDAY, WEDNESDAY], { channel: 'phone' })
    assert.equal((await shiftsOf(leader)).length, 4)
    await assert.rejects(plan(leader, [officer], [WEDNESDAY], hours(16, 18)), (error: unknown) => {
      assert.ok(error instanceof Refused)
      assert.deepEqual([error.code, error.params], ['rota.planned-already', { name: 'Olu Officer', day: WEDNESDAY }])
      return true
    })
    await plan(leader, [officer], [WEDNESDAY], hours(17, 18))
    await assert.rejects(plan(leader, [officer], [WEEK]), refusedAs('rota.past'))
    const evening = at(leader, '2026-12-01T21:17:00Z')
    await assert.rejects(plan(evening, [officer], [WEDNESDAY, TUESDAY], hours(18, 19)), refusedAs('rota.over'))
    await plan(evening, [officer], [TUESDAY], hours(21, 23))
    await assert.rejects(plan(leader, [adviser], [WEDNESDAY]), refusedAs('rota.not-in-team'))
    await assert.rejects(plan(leader, [officer], ['2026-12-03'], hours(10, 9)), refusedAs('rota.ends-before-it-starts'))
    await assert.rejects(plan(officer, [officer], ['2026-12-03']), isNotFound, 'an officer plans nobody')
    await assert.rejects(plan(leader, [adviser], [WEDNESDAY], { team: 'front' }), isNotFound, 'she does not lead it')
    await assert.rejects(readWeek(adviser, { team: 'roads', week: WEEK }), isNotFound)
  }),
)

test(
  'what is taken off leaves the rota, and the week keeps who did what',
  inCase(async ({ leader, officer, otherLeader }) => {
    await plan(leader, [officer], [TUESDAY, WEDNESDAY])
    const [, wednesday] = await shiftsOf(leader)
    await removeShifts(at(otherLeader, '2026-12-01T11:00:00Z'), [wednesday!.id])
    await removeShifts(leader, [wednesday!.id])
    const { shifts, changes } = await readWeek(officer, { team: 'roads', week: WEDNESDAY })
    assert.deepEqual(
      shifts.map(({ day }) => day),
      [TUESDAY],
    )
    assert.deepEqual(
      changes.map(({ by, what, shifts: { length } }) => [by, what, length]),
      [
        ['Lou Leader', 'removed', 1],
        ['Lee Leader', 'planned', 2],
      ],
    )
    await assert.rejects(removeShifts(officer, [shifts[0]!.id]), isNotFound)
    const events = await sql<{
      type: string
    }>`select type from platform.events where type like 'rota.%' order by seq`.execute(leader.db)
    assert.deepEqual(
      events.rows.map(({ type }) => type),
      ['rota.shifts-planned', 'rota.shift-removed'],
    )
    await plan(leader, [officer], [WEDNESDAY])
  }),
)

test(
  'a week is copied from the one before it, without what is planned already',
  inCase(async ({ leader, officer, colleague }) => {
    await plan(leader, [officer, colleague], [TUESDAY, WEDNESDAY], { channel: 'desk', location: 'library' })
    await plan(leader, [officer], ['2026-12-08'], hours(12, 13))
    assert.equal(await copyWeek(leader, { team: 'roads', week: '2026-12-10' }), 3)
    const copied = (await shiftsOf(leader, '2026-12-07')).map(({ staffName, day, from, location }) => [
      staffName,
      day,
      from,
      location,
    ])
    assert.deepEqual(copied, [
      ['Col League', '2026-12-08', 540, 'library'],
      ['Olu Officer', '2026-12-08', 720, null],
      ['Col League', '2026-12-09', 540, 'library'],
      ['Olu Officer', '2026-12-09', 540, 'library'],
    ])
    await assert.rejects(copyWeek(leader, { team: 'roads', week: '2026-12-07' }), refusedAs('rota.nothing-to-copy'))
    await assert.rejects(copyWeek(officer, { team: 'roads', week: '2026-12-07' }), isNotFound)
  }),
)

test(
  'the gaps of a week are the contact hours that nobody who is there covers',
  inCase(async ({ leader, officer, colleague }) => {
    const organisation = await readOrganisation(leader)
    await plan(leader, [officer], [TUESDAY], hours(8, 12))
    await plan(leader, [colleague], [TUESDAY], hours(13, 20))
    const gaps = async () => (await listGaps(leader, organisation)).get('roads')!.filter(({ day }) => day === TUESDAY)
    assert.deepEqual(await gaps(), [{ day: TUESDAY, ...hours(12, 13) }])
    await setAbsence(colleague, { staffId: staffId(colleague), from: TUESDAY, until: TUESDAY, cover: null })
    assert.deepEqual(await gaps(), [{ day: TUESDAY, ...hours(12, 17) }], 'who is away covers nothing')
    const later = await listGaps(at(leader, '2026-12-01T15:20:00Z'), organisation)
    assert.deepEqual(
      later.get('roads')![0],
      { day: TUESDAY, from: 15 * 60 + 20, to: 17 * 60 },
      'what is over is not said',
    )
    assert.equal((await listGaps(leader, organisation)).has('front'), false, 'without a rota there is nothing to say')
    const christmas = gapsOfShifts(leader, organisation, daysOfWeek('2026-12-21'), [], []).map(({ day }) => day)
    assert.deepEqual(christmas, ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24'], 'bank holidays are no gaps')
  }),
)

test(
  'a colleague sees her own shifts of a fortnight, and with whom she could swap',
  inCase(async ({ leader, officer, colleague, otherLeader }) => {
    await plan(leader, [officer], [WEDNESDAY])
    await plan(leader, [colleague], ['2026-12-03'])
    await plan(leader, [otherLeader], [WEDNESDAY])
    await plan(leader, [officer], ['2026-12-20'])
    const { mine, all } = await readOwnRota(officer)
    assert.deepEqual(
      mine.map(({ day }) => day),
      [WEDNESDAY],
      'the fortnight ends before the other',
    )
    assert.deepEqual(withWhom(mine[0]!, all, []), ['Col League'], 'Lou works at that time herself')
    const away = { staffId: staffId(colleague), from: WEDNESDAY, until: WEDNESDAY }
    assert.deepEqual(withWhom(mine[0]!, all, [away]), [])
  }),
)

test('nobody can swap who gives nothing back: her shifts are all at times when the other works', () => {
  const shift = (staffName: string, day: string, from: number, to: number): Shift => ({
    ...{ id: newId(), team: 'roads', staffId: staffName, staffName, day, channel: null, location: null },
    ...hours(from, to),
  })
  const mine = [shift('Me', '2026-12-02', 9, 12), shift('Me', '2026-12-03', 9, 17)]
  const all = [...mine, shift('Tom', '2026-12-03', 10, 12), shift('Ann', '2026-12-02', 12, 17)]
  assert.deepEqual(withWhom(mine[0]!, all, []), ['Ann'], 'she has the afternoon of the same day to give')
})

test('typical leaves out the lowest and highest of five days or more', () => {
  assert.deepEqual(typical([4, 9, 40, 7, 0]), { low: 4, high: 9 })
  assert.deepEqual(typical([4, 9]), { low: 4, high: 9 })
  assert.equal(typical([]), null)
  const counted = [
    { day: 'a', hour: 9, way: 'phone' as const, count: 4 },
    { day: 'b', hour: 9, way: 'desk' as const, count: 2 },
  ]
  const { days, hours: rows } = demandByHour(counted, [9, 10])
  assert.equal(days, 2)
  assert.deepEqual(rows[0], {
    hour: 9,
    ways: { phone: { low: 0, high: 4 }, desk: { low: 0, high: 2 }, written: { low: 0, high: 0 } },
    all: { low: 2, high: 4 },
  })
  assert.deepEqual(rows[1]!.all, { low: 0, high: 0 })
})

test('too few are planned for the least that is typical, tight for the most', () => {
  const range = { low: 7, high: 13 }
  assert.deepEqual(isEnough(range, 0, 6), { is: 'nobody', missing: 3 })
  assert.deepEqual(isEnough(range, 1, 6), { is: 'too-few', missing: 2 })
  assert.deepEqual(isEnough(range, 2, 6), { is: 'tight', missing: 1 })
  assert.deepEqual(isEnough(range, 3, 6), { is: 'enough', missing: 0 })
  assert.deepEqual(isEnough({ low: 0, high: 0 }, 0, 6), { is: 'nobody', missing: 1 })
})

test(
  'demand is what came in on that weekday, each contact once, beside those planned who take conversations',
  inCase(async ({ ctx, leader, otherLeader, officer, adviser }) => {
    const ring = (when: string) =>
      sql`insert into interactions.calls (id, provider_call, dialled, state, ringing_at, last_at)
        values (${newId()}::uuid, ${newId()}, '01632', 'ended', ${when}::timestamptz, ${when}::timestamptz)`.execute(
        ctx.db,
      )
    for (const when of ['2026-11-24T09:10:00Z', '2026-11-24T09:50:00Z', '2026-11-17T09:20:00Z', '2026-11-25T09:00:00Z'])
      await ring(when)
    const spoken = await startConversation(at(adviser, '2026-11-24T10:40:00Z'), { channel: 'desk', direction: 'in' })
    await sql`insert into reception.visits (id, location, day, ticket, channel, language, state, ahead, serving, arrived_at, interaction_id)
      values (${newId()}::uuid, 'library', '2026-11-24', 'K47', 'desk', 'en', 'served', 0, 0, '2026-11-24T10:30:00Z', ${spoken}::uuid)`.execute(
      ctx.db,
    )
    await plan(leader, [leader, officer], [TUESDAY])
    await plan(leader, [otherLeader], [TUESDAY], { from: 9 * 60 + 30, to: 11 * 60 })
    const demand = await readDemand(leader, TUESDAY)
    assert.deepEqual([demand.days, demand.pace], [2, 6])
    const hour = (number: number) => demand.hours.find(each => each.hour === number)!
    assert.deepEqual(
      [hour(9).all, hour(9).planned],
      [{ low: 1, high: 2 }, 1],
      'the other leader comes half an hour late',
    )
    assert.deepEqual([hour(10).ways.desk, hour(10).planned], [{ low: 0, high: 1 }, 2])
    assert.equal(hour(9).enough.is, 'enough')
    await setPace(leader, 1)
    assert.deepEqual((await readDemand(leader, TUESDAY)).hours[0]!.enough, { is: 'tight', missing: 1 })
    await assert.rejects(setPace(leader, 0), refusedAs('rota.pace-wrong'))
    await assert.rejects(readDemand(adviser, TUESDAY), isNotFound)
    assert.deepEqual((await readDemand(leader, '2026-12-25')).hours, [], 'closed')
  }),
)
