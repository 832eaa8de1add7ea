// Who adds to a request by mail has it locked when the duty team is told; so has whoever else tells of it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { listWaitingDuty, raiseDutyByWords, ringAgain } from '../duty/index.ts'
import { actAsParticipant, addInformation } from '../requests/index.ts'
import { buildRequest } from '../requests/testing.ts'
import { heedTyped } from './index.ts'

/** A Tuesday morning: whose kind it is hears first, and then who covers. */
const NOW = new Date('2026-12-01T10:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const ctx = database.ctx({ actor: system('mail') })
const later = withContext(ctx, { now: () => new Date(NOW.getTime() + 3 * 60_000) })
const words = 'My husband beats me'

async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db)
    if (rows.length > 0) return
    await pause(20)
  }
  throw new Error('Nobody waits')
}

test('a mail of danger about a request, and whoever rings again or types meanwhile, do not wait for one another for ever', async () => {
  const { requestId, participantId, reference } = await buildRequest(ctx, { email: 'sad@a.example' })
  const typed = { participantId: participantId!, requestId, reference, words }
  await heedTyped(ctx, typed)
  const written = { threadId: participantId!, from: 'sad@a.example', words, rules: ['domestic-abuse'] }
  const beside = async (other: (ctx: Ctx) => Promise<unknown>) => {
    let done: Promise<unknown> = Promise.resolve()
    await later.transaction(async ctx => {
      await addInformation(await actAsParticipant(ctx, participantId!), { ...typed, photos: [] })
      done = other(later)
      done.catch(() => {})
      await untilSomebodyWaits()
      await raiseDutyByWords(ctx, written)
    })
    return done
  }
  assert.equal(await beside(ringAgain), 1, 'it rings at who covers')
  assert.deepEqual(await beside(ctx => heedTyped(ctx, typed)), ['domestic-abuse'], 'she sees whom to ring')
  const nora = withContext(ctx, { actor: await addStaff(ctx, { roles: ['officer'], teams: ['emergency-duty'] }) })
  assert.equal((await listWaitingDuty(nora)).length, 1, 'one record, and all stands in it')
})
