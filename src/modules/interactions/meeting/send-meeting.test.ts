import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import type { Outlet } from '../../../platform/ports.ts'
import { caseIn, councilDatabase, refusedAs } from '../../requests/requests.fixture.ts'
import { buildRequest } from '../../requests/testing.ts'
import {
  findConversationInHand,
  identifyCustomer,
  readConversation,
  sendMeeting,
  startConversation,
  takeCallEvent,
} from '../index.ts'

const never = async (): Promise<never> => assert.fail('nothing is sent here')
const carrier: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
const carriedBy = (ctx: Ctx): Ctx => withContext(ctx, { ports: { ...ctx.ports, texts: carrier } })
const sent = (ctx: Ctx) =>
  ctx.db
    .selectFrom('channels.messages')
    .select(['medium', 'recipient', 'words', 'at_once'])
    .where('key', 'like', 'meeting:%')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
const inCase = caseIn(await councilDatabase({ after }))

async function rings(system: Ctx, adviser: Ctx, caller: string | null): Promise<string> {
  const event = { id: newId(), call: newId(), type: 'ringing', at: '2026-12-01T10:00:00Z', dialled: '01632 960105' }
  await takeCallEvent(system, JSON.stringify({ ...event, caller, agent: 'ade.adviser@staff.test' }))
  return (await findConversationInHand(adviser))!.id
}

test(
  'her safe email has the link, once; sent again it is the same room, and another conversation has another',
  inCase(async ({ ctx, adviser }) => {
    const rooms: string[] = []
    for (const name of ['Rosa', 'Petra']) {
      await buildRequest(ctx, { name, email: `${name}@resident.example`.toLowerCase(), safe: ['email'] })
      const interactionId = await startConversation(adviser, { channel: 'email', direction: 'in' })
      const { customer_id: customerId } = await ctx.db
        .selectFrom('customers.reachable')
        .select('customer_id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      await identifyCustomer(adviser, interactionId, { customerId: customerId!, how: 'said' })
      const key = newId()
      await sendMeeting(adviser, { interactionId, key })
      await sendMeeting(adviser, { interactionId, key })
      await sendMeeting(adviser, { interactionId, key: newId() })
      const { meetings } = await readConversation(adviser, interactionId)
      assert.deepEqual([meetings.length, new Set(meetings.map(({ link }) => link)).size], [2, 1])
      rooms.push(meetings[0]!.link)
    }
    const messages = await sent(ctx)
    assert.deepEqual(
      messages.map(({ recipient }) => recipient),
      ['rosa@resident.example', 'rosa@resident.example', 'petra@resident.example', 'petra@resident.example'],
    )
    for (const [index, { words }] of messages.entries()) assert.ok(words.includes(rooms[index < 2 ? 0 : 1]!), words)
    assert.notEqual(rooms[0], rooms[1])
    for (const room of rooms) assert.match(room, /^https:\/\/meet\.test\/room-[a-z0-9_-]{27}$/)
  }),
)

test(
  'nobody is written to of whom we have no way: her number is withheld',
  inCase(async ({ system, adviser: other }) => {
    const adviser = carriedBy(other)
    const withheld = await rings(system, adviser, null)
    const refused = refusedAs('interactions.no-safe-way-to-meet')
    await assert.rejects(sendMeeting(adviser, { interactionId: withheld, key: newId() }), refused)
    assert.deepEqual((await readConversation(adviser, withheld)).meetings, [])
  }),
)

test(
  'by text at once to the phone she rings from; not where she was marked as not safe there',
  inCase(async ({ ctx, system, adviser: other }) => {
    const adviser = carriedBy(other)
    const interactionId = await rings(system, adviser, '07700 900123')
    await sendMeeting(adviser, { interactionId, key: newId() })
    const [text, ...others] = await sent(ctx)
    assert.deepEqual([text!.medium, text!.recipient, text!.at_once, others.length], ['text', '+447700900123', true, 0])
    await buildRequest(ctx, { name: 'Rosa', phone: '+447700900123', safe: [] })
    const refused = refusedAs('interactions.no-safe-way-to-meet')
    await assert.rejects(sendMeeting(adviser, { interactionId, key: newId() }), refused)
  }),
)

test(
  'no text goes to a number that one of two joined records says is not safe, whichever she is known by',
  inCase(async ({ ctx, system, adviser }) => {
    const of = { phone: '+447700900123', email: '' }
    await buildRequest(ctx, { ...of, name: 'Rosa', safe: ['phone', 'text'] })
    await buildRequest(ctx, { ...of, name: 'Rosa', safe: [] })
    const { rows } = await sql<{ id: string }>`select customer_id as id from customers.reachable where name = 'Rosa'
      order by text_ok desc`.execute(ctx.db)
    const [safe, unsafe] = rows as [{ id: string }, { id: string }]
    await sql`insert into customers.merged_ids (customer_id, person_id) values (${unsafe.id}, ${safe.id})`.execute(
      ctx.db,
    )
    const interactionId = await rings(system, adviser, of.phone)
    for (const { id: customerId } of [safe, unsafe]) {
      await identifyCustomer(adviser, interactionId, { customerId, how: 'said' })
      const sending = sendMeeting(carriedBy(adviser), { interactionId, key: newId() })
      await assert.rejects(sending, /interactions\.no-safe-way-to-meet/)
    }
  }),
)
