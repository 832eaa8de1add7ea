import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Outlet } from '../../platform/ports.ts'
import { listFailed, listMessages, type MessageRow, readMessage } from '../channels/index.ts'
import { markPointFailing, saveContactPoint } from '../customers/index.ts'
import { closeRequest, findWaysOf, sayHowToTell, stopTelling, type Way, writeUpdate } from '../requests/index.ts'
import { fallBack, readersOfFailed, sendAnotherWay } from './index.ts'
import { ask, ORIGIN, tellAtOnce, tellNow } from './notifications.fixture.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })
const never = async (): Promise<never> => assert.fail('nothing is sent here')
const texts: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
const PHONE = '+447700900123'
const EMAIL = 'sam@home.example'
const REACHED = { origin: ORIGIN, answersByEmail: false }
const NIGHT = { from: '21:00', until: '08:00' }

const inCase = (work: (ctx: Ctx, officer: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const carried = withContext(ctx, { ports: { ...ctx.ports, texts } })
    const actor = await addStaff(ctx, { roles: ['employee', 'officer'], teams: ['highways'] })
    await work(carried, withContext(carried, { actor }))
  })

async function fail(ctx: Ctx, { id }: MessageRow, answer = '550 no such user'): Promise<void> {
  await sql`update channels.messages set status = 'failed', answer = ${answer}, settled_at = now() where id = ${id}`.execute(
    ctx.db,
  )
  await fallBack(ctx, REACHED)
}

const newest = async (ctx: Ctx): Promise<MessageRow[]> => (await listMessages(ctx, {})).rows

/** Her address, as her record has it. */
const livesAt = (ctx: Ctx, participantId: string, address: string) =>
  sql`insert into customers.contact_points (id, customer_id, kind, value, normal)
    select gen_random_uuid(), customer_id, 'address', ${address}, 'SN101AA' from requests.participants where id = ${participantId}`.execute(
    ctx.db,
  )

const choose = (ctx: Ctx, participantId: string, way: Way) =>
  sayHowToTell(ctx, { participantId, hears: 'everything', language: 'en', way })

test(
  'an email that comes back goes by text, once; the address is marked, and what fails again waits for a person',
  inCase(async ctx => {
    const { participantId } = await ask(ctx, { email: EMAIL, phone: PHONE })
    const [first] = await tellNow(ctx)
    assert.equal(first!.medium, 'email')
    await fail(ctx, first!)
    const text = (await newest(ctx)).find(({ medium }) => medium === 'text')
    assert.equal(text?.recipient, PHONE)
    assert.match(
      text!.words,
      /^Wiltshire Council: Pothole: we have got it .*\nBy .* we will look at it\.\nSee more or answer: https:\/\/council\.test\/track\//,
    )
    const { rows } = await sql<{ why: string }>`select failing_because as why from customers.contact_points
      where kind = 'email' and normal = ${EMAIL} and failing_since is not null`.execute(ctx.db)
    assert.equal(rows[0]?.why, '550 no such user')
    assert.deepEqual(await listFailed(ctx), [], 'nobody has to look at it')
    await livesAt(ctx, participantId, '12 High Street, Devizes, SN10 1AA')
    await fail(ctx, text!, 'Notify: temporary-failure')
    await fallBack(ctx, REACHED)
    assert.equal((await newest(ctx)).length, 2, 'no third way by itself')
    const [waits] = await listFailed(ctx)
    assert.equal(waits?.id, text!.id)
    assert.deepEqual((await readersOfFailed(ctx, [waits!])).get(waits!.id)?.others, [])
  }),
)

test(
  'an address that failed is not used while another safe way is there, and is used again once it is mended',
  inCase(async ctx => {
    const { participantId } = await ask(ctx, { email: EMAIL, phone: PHONE })
    await markPointFailing(ctx, { kind: 'email', value: EMAIL, reason: '550 no such user' })
    assert.equal((await tellNow(ctx))[0]!.medium, 'text')
    const { rows } = await sql<{ id: string; customer: string }>`select k.id, k.customer_id as customer
      from customers.contact_points k join requests.participants p on p.customer_id = k.customer_id
      where p.id = ${participantId} and k.kind = 'email'`.execute(ctx.db)
    const { id: replaces, customer: customerId } = rows[0]!
    const point = { kind: 'email', value: EMAIL, preferred: true, safe: true } as const
    const as = withContext(ctx, { actor: await addStaff(ctx, { roles: ['adviser'] }) })
    await saveContactPoint(as, {
      customerId,
      replaces,
      source: 'call',
      textOk: false,
      messageOk: false,
      neutral: false,
      ...point,
    })
    assert.equal((await findWaysOf(ctx, participantId))!.way, 'email')
  }),
)

test(
  'an address that failed is used all the same where there is no other',
  inCase(async ctx => {
    await ask(ctx, { email: EMAIL })
    await markPointFailing(ctx, { kind: 'email', value: EMAIL, reason: '550 no such user' })
    assert.equal((await tellNow(ctx))[0]!.medium, 'email')
  }),
)

test(
  'what has no other safe way waits for a person, who sends it by a way that is there meanwhile',
  inCase(async ctx => {
    const { participantId } = await ask(ctx, { email: EMAIL, phone: PHONE, safe: ['email'] })
    const [first] = await tellNow(ctx)
    await fail(ctx, first!)
    assert.equal((await newest(ctx)).length, 1, 'the phone is not safe')
    assert.deepEqual(
      (await listFailed(ctx)).map(({ id }) => id),
      [first!.id],
    )
    assert.equal(await sendAnotherWay(ctx, first!.id, 'letter', REACHED), false)
    await livesAt(ctx, participantId, '12 High Street, Devizes, SN10 1AA')
    assert.equal(await sendAnotherWay(ctx, first!.id, 'letter', REACHED), true)
    const letter = (await newest(ctx)).find(({ medium }) => medium === 'letter')
    assert.match(letter!.recipient, /High Street/)
    assert.match(letter!.words, /Thank you\. We have got/)
    await assert.rejects(sendAnotherWay(ctx, first!.id, 'letter', REACHED), { code: 'channels.mended' })
  }),
)

test(
  'whoever wants to hear nothing any more is not written to another way; a decision is, and says that the law needs it',
  inCase(async (ctx, officer) => {
    const { requestId, participantId } = await ask(ctx, { email: EMAIL, phone: PHONE })
    const [opened] = await tellNow(ctx)
    await stopTelling(ctx, { participantId })
    await fail(ctx, opened!)
    assert.equal((await newest(ctx)).length, 1)
    assert.deepEqual(await listFailed(ctx), [])
    await closeRequest(officer, { requestId, outcome: 'refused', words: 'Not ours', challenge: 'Write to us' })
    const [decision] = await tellNow(ctx)
    await fail(ctx, decision!)
    const text = (await newest(ctx)).find(({ medium }) => medium === 'text')
    assert.match(text!.words, /law/)
  }),
)

test(
  'she is told by the way she chose: by text though she has an email, by letter with what she needs on it',
  inCase(async (ctx, officer) => {
    const { requestId, participantId } = await ask(ctx, { email: EMAIL, phone: PHONE })
    await tellNow(ctx)
    await choose(ctx, participantId, 'text')
    await writeUpdate(officer, { requestId, audience: 'participants', words: 'One' })
    assert.deepEqual(
      (await tellNow(ctx)).map(({ medium, recipient }) => [medium, recipient]),
      [['text', PHONE]],
    )
    await choose(ctx, participantId, 'letter')
    await writeUpdate(officer, { requestId, audience: 'participants', words: 'Two' })
    assert.equal((await tellNow(ctx))[0]!.medium, 'email', 'there is no address: as usual')
    await livesAt(ctx, participantId, '12 High Street, Devizes, SN10 1AA')
    await sql`insert into customers.needs (id, customer_id, kind, source) select gen_random_uuid(), customer_id, 'large-print', 'customer'
      from requests.participants where id = ${participantId}`.execute(ctx.db)
    await writeUpdate(officer, { requestId, audience: 'participants', words: 'Three' })
    const [letter] = await tellNow(ctx)
    assert.deepEqual([letter!.medium, letter!.formats], ['letter', ['large-print']])
    assert.match(letter!.words, /Three/)
  }),
)

test(
  'what her record says counts where she chose nothing for the request',
  inCase(async (ctx, officer) => {
    const { requestId, participantId } = await ask(ctx, { email: EMAIL, phone: PHONE })
    await tellNow(ctx)
    await sql`update customers.customers set preferred_channel = 'text'
      where id = (select customer_id from requests.participants where id = ${participantId})`.execute(ctx.db)
    await writeUpdate(officer, { requestId, audience: 'participants', words: 'One' })
    assert.equal((await tellNow(ctx))[0]!.medium, 'text')
  }),
)

test(
  'at night an ordinary text waits, and one that a colleague marked as urgent goes',
  inCase(async (ctx, officer) => {
    const { requestId } = await ask(ctx, { phone: PHONE })
    await tellNow(ctx)
    const atOnceOf = async (isUrgent: boolean) => {
      await writeUpdate(officer, { requestId, audience: 'participants', words: 'Keep away', isUrgent })
      const [message] = await tellAtOnce(ctx, NIGHT)
      const { rows } = await sql<{
        at_once: boolean
      }>`select at_once from channels.messages where id = ${message!.id}`.execute(ctx.db)
      return rows[0]!.at_once
    }
    assert.equal(await atOnceOf(false), false)
    assert.equal(await atOnceOf(true), true)
    assert.equal((await readMessage(ctx, (await newest(ctx))[0]!.id)).medium, 'text')
  }),
)
