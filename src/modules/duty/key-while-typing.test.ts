// Whoever types in a conversation and whoever presses the key in one that it went on from, or in, do not wait for one another for ever.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { addCustomer, linkOwnRecord } from '../customers/index.ts'
import {
  acceptHandover,
  addToGone,
  endConversation,
  findConversationInHand,
  goOnWithHandover,
  identifyCustomer,
  noteSignOfLife,
  offerHandover,
  readConversation,
  saveWords,
  startConversation,
  takeCallEvent,
} from '../interactions/index.ts'
import { raiseDuty } from './index.ts'

/** A Tuesday morning. */
const NOW = new Date('2026-12-01T10:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const ctx = database.ctx()
const team = 'customer-services'

/** A call of an adviser's, with which a colleague goes on. */
async function handedOn(name: string) {
  const [ada, bob] = [
    await addStaff(ctx, { roles: ['adviser'], name }),
    await addStaff(ctx, { roles: ['adviser'], teams: [team], name: `${name} Colleague` }),
  ]
  const [adviser, colleague] = [withContext(ctx, { actor: ada }), withContext(ctx, { actor: bob })]
  const first = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  const [matter] = (await readConversation(adviser, first)).matters
  await saveWords(adviser, { interactionId: first, matters: [words(matter!.id, 'My son beats me')] })
  await noteSignOfLife(colleague)
  const offered = { interactionId: first, matterId: matter!.id, team, to: bob.id, summary: 'What can she do?' }
  const id = await offerHandover(adviser, offered)
  await acceptHandover(colleague, id)
  return { ada, adviser, colleague, first, second: await goOnWithHandover(colleague, id) }
}

const words = (id: string, asked: string) => ({ id, asked, answer: '', answerSource: '' })

/** While `typing` is under way the key is pressed, and waits. */
async function besideKey(who: Ctx, interactionId: string, typing: [Ctx, ...((ctx: Ctx) => Promise<unknown>)[]]) {
  const [typist, begin, goOn] = typing
  const { key } = await typist.transaction(async ctx => {
    await begin!(ctx)
    const key = Promise.allSettled([raiseDuty(who, { kind: 'adult', interactionId })])
    await Promise.race([key, somebodyWaits()])
    await goOn!(ctx)
    return { key }
  })
  assert.equal((await key)[0].status, 'fulfilled')
  const { rows } =
    await sql`select from interactions.interactions where id = ${interactionId}::uuid and danger_raised`.execute(ctx.db)
  assert.equal(rows.length, 1)
}

async function somebodyWaits(): Promise<void> {
  const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await waiting.execute(ctx.db)).rows.length === 0) await pause(10)
}

test('the key is pressed in a call while a colleague types in what goes on from it', async () => {
  const { adviser, colleague, first, second } = await handedOn('Ada')
  const [matter] = (await readConversation(colleague, second)).matters
  await besideKey(adviser, first, [
    colleague,
    ctx => saveWords(ctx, { interactionId: second, note: 'Upset' }),
    ctx => saveWords(ctx, { interactionId: second, matters: [words(matter!.id, 'She is afraid')] }),
  ])
})

test('the key is pressed in what goes on from a call while late words of the call are added', async () => {
  const { ada, adviser, colleague, first, second } = await handedOn('Ida')
  const named = { name: 'Maud', kind: 'person' as const, born: null, email: '', phone: '', source: 'customer' as const }
  const customerId = await addCustomer(adviser, named)
  await identifyCustomer(adviser, first, { how: 'said', customerId })
  await endConversation(adviser, first)
  const leader = withContext(ctx, {
    actor: await addStaff(ctx, { roles: ['team-leader'], teams: [team], name: 'Lee Leader' }),
  })
  await linkOwnRecord(leader, { customerId, email: ada.email, kind: 'family' })
  await besideKey(colleague, second, [
    adviser,
    ctx => sql`select from interactions.interactions where id = ${first}::uuid for update`.execute(ctx.db),
    async ctx => assert.ok(await addToGone(ctx, { interactionId: first, note: 'Ring twice' })),
  ])
  assert.equal((await readConversation(colleague, second)).note, 'Ring twice')
})

let sent = 0
/** What the telephone system says of the one call, of an adviser whose conversation it opens. */
const tell = (type: string, agent: string) => {
  const at = new Date(NOW.getTime() + ++sent * 1000).toISOString()
  const event = { id: `event-${sent}`, call: 'a', type, at, dialled: '01632 960105', caller: '07700 900123', agent }
  return takeCallEvent(withContext(ctx, { actor: system('telephony') }), JSON.stringify(event))
}

test('the key is pressed while whoever has the call ends the conversation, or the telephone ends the call', async () => {
  const una = await addStaff(ctx, { roles: ['adviser'], name: 'Una' })
  const adviser = withContext(ctx, { actor: una })
  for (const type of ['ringing', 'answered']) await tell(type, una.email)
  const { id } = (await findConversationInHand(adviser))!
  const lock = (ctx: Ctx) =>
    sql`select from interactions.interactions where id = ${id}::uuid for update`.execute(ctx.db)
  await besideKey(adviser, id, [adviser, lock, ctx => endConversation(ctx, id)])
  const call = (ctx: Ctx) =>
    sql`update interactions.calls set changed_at = now() where provider_call = 'a'`.execute(ctx.db)
  const { ended } = await adviser.transaction(async ctx => {
    await lock(ctx)
    const ended = Promise.allSettled([tell('ended', una.email)])
    await Promise.race([ended, somebodyWaits()])
    await call(ctx)
    return { ended }
  })
  assert.equal((await ended)[0].status, 'fulfilled')
})
