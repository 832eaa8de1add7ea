import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../platform/id.ts'
import { at, caseIn, councilDatabase, isNotFound, NOW } from '../requests/requests.fixture.ts'
import { readBoard } from './board.read.ts'

const inCase = caseIn(await councilDatabase({ after }))
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

test(
  'the board counts calls of today alone: who waits and since when, and who gave up',
  inCase(async ({ ctx, leader, adviser }) => {
    const ring = (state: string, ringing: Date, answered: Date | null = null) =>
      sql`
      insert into interactions.calls (id, provider_call, dialled, golden_number, state, ringing_at, answered_at, last_at)
      values (${newId()}::uuid, ${newId()}, '01632', 'roads', ${state}, ${ringing}, ${answered}, ${ringing})`.execute(
        ctx.db,
      )
    await ring('ringing', minutesAgo(2))
    await ring('ringing', minutesAgo(7))
    await ring('ended', minutesAgo(5))
    await ring('ended', minutesAgo(70), minutesAgo(69))
    await ring('ended', minutesAgo(1440))
    const board = await readBoard(leader)
    assert.equal(board.waiting, 2)
    assert.deepEqual(board.waitingSince, minutesAgo(7))
    assert.deepEqual(board.lines, [
      { goldenNumber: 'roads', hour: 8, rang: 1, answered: 1, abandoned: 0 },
      { goldenNumber: 'roads', hour: 9, rang: 3, answered: 0, abandoned: 1 },
    ])
    await assert.rejects(readBoard(adviser), isNotFound)
    assert.equal((await readBoard(at(leader, '2026-12-02T10:00:00Z'))).waiting, 0)
  }),
)
