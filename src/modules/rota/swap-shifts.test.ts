import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { setAbsence } from '../knowledge/index.ts'
import { caseIn, councilDatabase, isNotFound, refusedAs, staffId } from '../requests/requests.fixture.ts'
import {
  answerSwap,
  askSwap,
  decideSwap,
  hasSwapNews,
  listSwaps,
  planShifts,
  readOwnRota,
  readPlanned,
  readWeek,
  removeShifts,
  seeSwap,
  setSwapRule,
  withdrawSwap,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))

/** The case is Tuesday 1 December 2026. */
const [WEDNESDAY, THURSDAY] = ['2026-12-02', '2026-12-03']

/** Olu works on Wednesday, Col on Thursday. Answers both shifts. */
async function planned(leader: Ctx, officer: Ctx, colleague: Ctx) {
  const common = { team: 'roads', from: 540, to: 1020, channel: null, location: null }
  await planShifts(leader, { ...common, staff: [staffId(officer)], days: [WEDNESDAY] })
  await planShifts(leader, { ...common, staff: [staffId(colleague)], days: [THURSDAY] })
  const [mine, theirs] = await shifts(leader)
  return { shiftId: mine!.id, theirShiftId: theirs!.id }
}

const shifts = async (ctx: Ctx) => (await readWeek(ctx, { team: 'roads', week: WEDNESDAY })).shifts
const who = async (ctx: Ctx) => (await shifts(ctx)).map(({ day, staffName }) => `${day.slice(-1)} ${staffName}`)

test(
  'when both say yes the rota changes, bookings count on it, and a leader sees it',
  inCase(async ({ leader, officer, colleague, otherLeader }) => {
    const both = await planned(leader, officer, colleague)
    const asked = async () => (await readOwnRota(officer)).mine.map(({ isAsked }) => isAsked)
    assert.deepEqual(await asked(), [false])
    const swap = await askSwap(officer, both)
    assert.deepEqual(await asked(), [true])
    await assert.rejects(askSwap(officer, both), refusedAs('rota.swap-stands'))
    assert.deepEqual([await hasSwapNews(officer), await hasSwapNews(colleague)], [false, true])
    assert.equal((await listSwaps(colleague))[0]!.mine, 'to')
    await assert.rejects(answerSwap(officer, swap, true), isNotFound)
    assert.equal(await answerSwap(colleague, swap, true), 'done')
    assert.deepEqual(await who(leader), ['2 Col League', '3 Olu Officer'])
    const { changes } = await readWeek(leader, { team: 'roads', week: WEDNESDAY })
    assert.deepEqual(
      changes
        .map(({ what, by, shifts }) => [what, by, shifts.map(each => `${each.day.slice(-1)} ${each.staffName}`)])
        .toSorted(),
      [
        ['planned', 'Lee Leader', ['2 Olu Officer', '3 Col League']],
        ['swapped', 'Col League', ['2 Olu Officer', '3 Col League']],
      ],
    )
    const free = await readPlanned(leader, { location: 'nowhere', team: 'roads', from: WEDNESDAY, days: 1 })
    assert.deepEqual(
      free.map(each => each.staffId),
      [staffId(colleague)],
    )
    for (const one of [officer, colleague]) assert.equal((await listSwaps(one))[0]!.state, 'done')
    assert.equal(await hasSwapNews(leader), true)
    await seeSwap(leader, swap)
    for (const one of [leader, otherLeader]) assert.deepEqual(await listSwaps(one), [], 'one has looked for all')
    await assert.rejects(answerSwap(colleague, swap, false), refusedAs('rota.swap-over'))
  }),
)

test(
  'where the team’s rule wants it nothing changes before a leader says yes',
  inCase(async ({ leader, officer, colleague, adviser }) => {
    await setSwapRule(leader, { team: 'roads', needsLeader: true })
    const both = await planned(leader, officer, colleague)
    const refused = await askSwap(officer, both)
    assert.equal(await answerSwap(colleague, refused, true), 'agreed')
    assert.deepEqual(await who(leader), ['2 Olu Officer', '3 Col League'])
    for (const nobody of [officer, adviser]) await assert.rejects(decideSwap(nobody, refused, true), isNotFound)
    assert.equal(await decideSwap(leader, refused, false), 'refused')
    const swap = await askSwap(officer, both)
    await answerSwap(colleague, swap, true)
    assert.equal(await decideSwap(leader, swap, true), 'done')
    assert.deepEqual(await who(leader), ['2 Col League', '3 Olu Officer'])
    assert.equal((await listSwaps(officer)).find(({ id }) => id === refused)!.decidedBy, 'Lee Leader')
    await assert.rejects(setSwapRule(officer, { team: 'roads', needsLeader: false }), isNotFound)
  }),
)

test(
  'what does not fit any more changes nothing, and it is said; whoever asked can take it back',
  inCase(async ({ leader, officer, colleague }) => {
    const both = await planned(leader, officer, colleague)
    const back = await askSwap(officer, both)
    await assert.rejects(withdrawSwap(colleague, back), isNotFound)
    await withdrawSwap(officer, back)
    const away = await askSwap(officer, both)
    await setAbsence(leader, {
      staffId: staffId(colleague),
      from: WEDNESDAY,
      until: WEDNESDAY,
      cover: null,
    })
    assert.equal(await answerSwap(colleague, away, true), 'overtaken')
    assert.deepEqual(await who(leader), ['2 Olu Officer', '3 Col League'])
    await assert.rejects(askSwap(officer, both), refusedAs('rota.swap-clash'))
    await removeShifts(leader, [both.theirShiftId])
    await assert.rejects(askSwap(officer, both), isNotFound)
    await assert.rejects(askSwap(colleague, both), isNotFound)
  }),
)
