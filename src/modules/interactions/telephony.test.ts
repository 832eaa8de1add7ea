import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { restrictCustomer } from '../customers/index.ts'
import { caseIn, councilDatabase } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  answerCall,
  endConversation,
  findConversationInHand,
  identifyCustomer,
  isSignedCallEvent,
  listCallNews,
  listCallProblems,
  listOwnCalls,
  listTabs,
  makeTelephonyKey,
  noteRequest,
  readConversation,
  saveWords,
  signCallEvent,
  startConversation,
  takeCallEvent,
  takeUpConversation,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))
const ADVISER = 'ade.adviser@staff.test'
const LEADER = 'lee.leader@staff.test'

let sent = 0
/** Sends an event of a call, at so many seconds. */
const tell = (ctx: Ctx, call: string, type: string, more: Record<string, unknown> = {}) =>
  takeCallEvent(
    ctx,
    JSON.stringify({
      id: `event-${++sent}`,
      call,
      type,
      at: new Date(Date.parse('2026-12-01T10:00:00Z') + sent * 1000).toISOString(),
      dialled: '01632 960105',
      caller: '07700 900123',
      agent: ADVISER,
      ...more,
    }),
  )

test(
  'the first ring opens the conversation, which says of the number only how many have it',
  inCase(async ({ ctx, system, adviser }) => {
    for (const name of ['Rosa', 'Rafi', 'Ruth']) await buildRequest(ctx, { name, phone: '+447700900123' })
    await tell(system, 'a', 'ringing')
    const inHand = await findConversationInHand(adviser)
    const { call, caller, channel } = await readConversation(adviser, inHand!.id)
    assert.deepEqual([channel, caller, call!.knownFor, call!.state], ['phone', null, 3, 'ringing'])
    const [news] = await listCallNews(adviser)
    assert.deepEqual([news!.adviserId, news!.interactionId], [adviser.actor.id, inHand!.id])
  }),
)

test(
  'a number that is known only since a form of its own call is news: no page says any more that nobody has it',
  inCase(async ({ ctx, system, adviser }) => {
    await tell(system, 'own', 'ringing', { caller: '07700 900178' })
    const [first] = await listCallNews(adviser)
    const { requestId } = await buildRequest(ctx, { name: 'Ann', phone: '+447700900178' })
    assert.equal((await listCallNews(adviser))[0]!.at, first!.at)
    await noteRequest(adviser, { requestId, service: 'pothole' })
    const [then] = await listCallNews(adviser)
    assert.deepEqual([first!.knownFor, then!.knownFor, then!.at > first!.at], [0, 1, true])
  }),
)

test(
  'a record that others may not know of is not counted among those who have the number, on the desk or in its news',
  inCase(async ({ ctx, system, adviser, leader }) => {
    await buildRequest(ctx, { name: 'Rosa', phone: '+447700900123' })
    const kept = await buildRequest(ctx, { name: 'Rafi', phone: '+447700900123' })
    const asked = ctx.db
      .selectFrom('requests.participants')
      .select('customer_id')
      .where('request_id', '=', kept.requestId)
    const { customer_id } = await asked.executeTakeFirstOrThrow()
    const restriction = { customerId: customer_id!, kind: 'safeguarding', ownerTeam: 'roads', teams: [] } as const
    await restrictCustomer(leader, { ...restriction, hinted: false })
    await tell(system, 'kept', 'ringing')
    const inHand = await findConversationInHand(adviser)
    const counts = async () => [
      (await readConversation(adviser, inHand!.id)).call!.knownFor,
      (await listCallNews(adviser))[0]!.knownFor,
    ]
    assert.deepEqual(await counts(), [1, 1])
    await restrictCustomer(leader, { ...restriction, hinted: true })
    assert.deepEqual(await counts(), [2, 2])
  }),
)

test(
  'an event sent again, or late, changes nothing',
  inCase(async ({ system, adviser }) => {
    const event = { id: 'the-same', at: '2026-12-01T11:00:00Z' }
    assert.deepEqual(await tell(system, 'b', 'ringing', event), { again: false, problem: null })
    assert.deepEqual(await tell(system, 'b', 'ringing', event), { again: true, problem: null })
    await tell(system, 'b', 'ended', { at: '2026-12-01T11:05:00Z' })
    await tell(system, 'b', 'answered', { at: '2026-12-01T11:01:00Z' })
    assert.equal(await findConversationInHand(adviser), null)
    const rows = await adviser.db.selectFrom('interactions.interactions').selectAll().execute()
    assert.deepEqual(
      rows.map(row => row.missed),
      [true],
      'nobody spoke, so there is nothing to wrap up',
    )
  }),
)

test(
  'a call parks what is written, but waits beside somebody who is here',
  inCase(async ({ system, adviser }) => {
    const mail = await startConversation(adviser, { channel: 'email', direction: 'in' })
    await saveWords(adviser, { interactionId: mail, note: 'Half' })
    await tell(system, 'c', 'answered')
    const first = (await findConversationInHand(adviser))!.id
    assert.notEqual(first, mail)
    await tell(system, 'd', 'ringing')
    assert.equal((await findConversationInHand(adviser))!.id, first)
    assert.equal((await listTabs(adviser)).tabs.length, 3)
    await tell(system, 'd', 'answered')
    const beside = async () => (await listCallNews(adviser)).filter(({ interactionId }) => interactionId !== first)
    const [before] = await beside()
    assert.ok(before!.parked)
    await tell(system, 'c', 'ended')
    assert.ok((await readConversation(adviser, first)).endedAt)
    await takeUpConversation(adviser, before!.interactionId!)
    const [after] = await beside()
    assert.ok(!after!.parked && after!.at > before!.at, 'her other screens hear of it')
  }),
)

test(
  'callers are told apart in the tabs: by the end of the number, then by name as far as she may know it',
  inCase(async ({ ctx, system, adviser, leader }) => {
    const { requestId } = await buildRequest(ctx, { name: 'Rosa', phone: '+447700900123' })
    const asked = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
    const customerId = (await asked.executeTakeFirstOrThrow()).customer_id!
    await tell(system, 'known', 'answered')
    await tell(system, 'unknown', 'ringing', { caller: '07700 900777' })
    await tell(system, 'withheld', 'ringing', { caller: '' })
    const shown = async () =>
      (await listTabs(adviser)).tabs
        .map(({ name, callerEnds, knownFor }) => [name, callerEnds, knownFor])
        .toSorted((one, other) => String(one[1]).localeCompare(String(other[1])))
    const others = [
      [null, '777', 0],
      [null, null, 0],
    ]
    assert.deepEqual(await shown(), [[null, '123', 1], ...others])
    const inHand = (await findConversationInHand(adviser))!.id
    const news = async () => (await listCallNews(adviser)).find(({ interactionId }) => interactionId === inHand)!
    const before = await news()
    await identifyCustomer(adviser, inHand, { how: 'said', customerId })
    const known = await news()
    assert.deepEqual([before.isKnown, known.isKnown], [false, true])
    assert.ok(known.at > before.at, 'her other screens hear of it')
    assert.deepEqual(await shown(), [['Rosa', '123', 1], ...others])
    const restriction = { customerId, kind: 'safeguarding', ownerTeam: 'roads', teams: [], hinted: false } as const
    await restrictCustomer(leader, restriction)
    assert.deepEqual(await shown(), [[null, '123', 0], ...others])
  }),
)

test(
  'a call that she ended stands above her pages no more, though the telephone system never says so',
  inCase(async ({ system, adviser }) => {
    await tell(system, 'o', 'answered')
    const { id } = (await findConversationInHand(adviser))!
    assert.equal((await listOwnCalls(adviser)).length, 1)
    await endConversation(adviser, id)
    assert.deepEqual(await listOwnCalls(adviser), [])
    const news = (await listCallNews(adviser)).find(each => each.interactionId === id)
    assert.equal(news!.state, 'ended', 'her other screens hear of it')
  }),
)

test(
  'who is put through has everything that was written',
  inCase(async ({ system, adviser, leader }) => {
    await tell(system, 'e', 'answered')
    const { id } = (await findConversationInHand(adviser))!
    await saveWords(adviser, { interactionId: id, note: 'She is upset' })
    await endConversation(adviser, id)
    await tell(system, 'e', 'transferred', { agent: LEADER })
    const { note, endedAt } = await readConversation(leader, id)
    assert.deepEqual([note, endedAt], ['She is upset', null])
    assert.equal(await findConversationInHand(adviser), null)
  }),
)

test(
  'a call at nobody’s phone is taken by one colleague',
  inCase(async ({ system, adviser, leader }) => {
    await tell(system, 'f', 'ringing', { agent: null })
    const [call] = (await listTabs(leader)).waiting
    const id = await answerCall(adviser, call!.id)
    await assert.rejects(answerCall(leader, call!.id))
    assert.equal((await listTabs(leader)).waiting.length, 0)
    await endConversation(adviser, id)
  }),
)

test(
  'what nobody understands is kept as it came, for a person to see',
  inCase(async ({ system }) => {
    assert.equal((await takeCallEvent(system, 'no JSON')).problem, 'the body is not a JSON object')
    assert.match((await tell(system, 'g', 'whistling')).problem!, /'type' is none of/)
    const problems = await listCallProblems(system)
    assert.equal(problems.length, 2)
    assert.ok(problems.some(each => each.body === 'no JSON'))
  }),
)

test(
  'an event that was kept and not read before a kill is read when it is sent again',
  inCase(async ({ system, adviser }) => {
    const body = JSON.stringify({
      id: 'cut',
      call: 'h',
      type: 'ringing',
      at: '2026-12-01T10:00:00Z',
      dialled: '1',
      agent: ADVISER,
    })
    await sql`insert into interactions.call_events (event_id, body, received_at) values ('cut', ${body}, now())`.execute(
      system.db,
    )
    assert.equal((await takeCallEvent(system, body)).again, false)
    assert.ok(await findConversationInHand(adviser))
  }),
)

test(
  'an event with what no database keeps is taken without it, so that it is not sent again for ever',
  inCase(async ({ system }) => {
    const event = {
      call: 'n\0ul',
      type: 'ringing',
      at: '2026-12-01T10:00:00Z',
      dialled: '1\0',
      caller: '07700\0 900456',
    }
    const sent = [
      { ...event, id: 'n\0ul' },
      { ...event, id: '\0' },
    ].map(each => JSON.stringify(each))
    const taken = []
    for (const body of [...sent, sent[0]!, 'no \0 JSON']) taken.push(await takeCallEvent(system, body))
    assert.deepEqual(taken, [
      { again: false, problem: null },
      { again: false, problem: "'id' is missing" },
      { again: true, problem: null },
      { again: false, problem: 'the body is not a JSON object' },
    ])
    const { rows } = await sql`select caller from interactions.calls where provider_call = 'nul'`.execute(system.db)
    assert.deepEqual(rows, [{ caller: '+447700900456' }])
  }),
)

test(
  'a signature holds for its body and for five minutes',
  inCase(async ({ system }) => {
    assert.equal(await isSignedCallEvent(system, 'x', signCallEvent('', 'x', system.now())), false, 'without a key')
    const before = await makeTelephonyKey(system)
    const key = await makeTelephonyKey(system)
    const signature = signCallEvent(key, 'body', system.now())
    assert.ok(await isSignedCallEvent(system, 'body', signature))
    assert.equal(await isSignedCallEvent(system, 'other', signature), false)
    assert.equal(await isSignedCallEvent(system, 'body', signCallEvent(before, 'body', system.now())), false)
    const later = withContext(system, { now: () => new Date(system.now().getTime() + 301_000) })
    assert.equal(await isSignedCallEvent(later, 'body', signature), false)
    assert.equal(await isSignedCallEvent(system, 'body', 'nonsense'), false)
  }),
)
