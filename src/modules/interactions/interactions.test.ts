import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { closeRequest, sendHeldMessage } from '../requests/index.ts'
import { at, caseIn, councilDatabase, isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  addMatter,
  chaseRequest,
  confirmDemand,
  endConversation,
  findConversationInHand,
  identifyCustomer,
  listConversationsAbout,
  listConversationsOf,
  messageCustomer,
  noteDraft,
  noteRequest,
  noteTakenDraft,
  parkConversation,
  readConversation,
  saveWords,
  startConversation,
  takeUpConversation,
  undoMessageToCustomer,
  wordsFor,
  wrapUp,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))
const phone = (ctx: Ctx) => startConversation(ctx, { channel: 'phone', direction: 'in' })
const email = (ctx: Ctx) => startConversation(ctx, { channel: 'email', direction: 'in' })

/** Whoever asked for a request. */
async function reporterOf(ctx: Ctx, requestId: string): Promise<string> {
  const rows = await ctx.db
    .selectFrom('requests.participants')
    .selectAll()
    .where('request_id', '=', requestId)
    .execute()
  return rows[0]!.customer_id!
}

test(
  'what she asked on the website, and is closed, and asks again by phone was not settled',
  inCase(async ({ ctx, officer, adviser }) => {
    const { requestId } = await buildRequest(ctx, { name: 'Rosa', service: 'pothole' })
    await closeRequest(officer, { requestId, outcome: 'done', words: 'Done.' })
    const id = await phone(adviser)
    await identifyCustomer(adviser, id, { how: 'said', customerId: await reporterOf(ctx, requestId) })
    const suggestedFor = async (service: string) => {
      await noteDraft(adviser, { id: newId(), service })
      const matter = (await readConversation(adviser, id)).matters.find(each => each.service === service)!
      return [matter.suggested, matter.evidence.code]
    }
    assert.deepEqual(await suggestedFor('pothole'), ['failure', 'again'])
    assert.deepEqual(await suggestedFor('pavement'), ['value', 'new'])
  }),
)

test(
  'a call parks the email in hand with its words, and a second person has to wait',
  inCase(async ({ adviser }) => {
    const mail = await email(adviser)
    await saveWords(adviser, { interactionId: mail, note: 'Half a sent' })
    const call = await phone(adviser)
    assert.equal((await findConversationInHand(adviser))?.id, call)
    const parked = await readConversation(adviser, mail)
    assert.ok(parked.parkedAt)
    assert.equal(parked.note, 'Half a sent')
    await assert.rejects(
      startConversation(adviser, { channel: 'desk', direction: 'in' }),
      refusedAs('interactions.one-at-a-time'),
    )
    await assert.rejects(takeUpConversation(adviser, mail), refusedAs('interactions.one-at-a-time'))
    await assert.rejects(parkConversation(adviser, call), refusedAs('interactions.one-at-a-time'))
    await endConversation(adviser, call)
    await takeUpConversation(adviser, mail)
    assert.equal((await findConversationInHand(adviser))?.id, mail)
    assert.equal((await readConversation(adviser, mail)).tabs.length, 2)
  }),
)

test(
  'nobody else finds a conversation, and who takes none does not learn that there are any',
  inCase(async ({ adviser, leader, employee }) => {
    const id = await phone(adviser)
    await assert.rejects(readConversation(leader, id), isNotFound)
    await assert.rejects(saveWords(leader, { interactionId: id, note: 'x' }), isNotFound)
    await assert.rejects(phone(employee), isNotFound)
  }),
)

test(
  'a late request is evidence as soon as it is known who rings, and both evidence and choice are kept',
  inCase(async ({ ctx, adviser }) => {
    const { requestId } = await buildRequest(ctx, {
      name: 'Rosa Sample',
      email: 'rosa@resident.example',
      safe: ['email'],
    })
    const later = at(adviser, '2026-12-04T10:00:00Z')
    const id = await phone(later)
    assert.equal((await readConversation(later, id)).matters[0]!.evidence.code, 'new')
    await identifyCustomer(later, id, { how: 'said', customerId: await reporterOf(ctx, requestId) })
    assert.equal((await readConversation(later, id)).matters[0]!.evidence.code, 'late')
    const matterId = await chaseRequest(later, { interactionId: id, requestId })
    assert.equal(await chaseRequest(later, { interactionId: id, requestId }), matterId, 'pressed twice is once')
    const [matter] = (await readConversation(later, id)).matters
    assert.deepEqual(matter!.evidence, { code: 'late', requestId, at: '2026-12-03T17:00:00.000Z' })
    assert.equal(matter!.suggested, 'failure')
    await confirmDemand(later, { interactionId: id, matterId, demand: 'value' })
    const after = (await readConversation(later, id)).matters[0]!
    assert.deepEqual([after.suggested, after.demand], ['failure', 'value'])
  }),
)

test(
  'a message is sent once, and the wrap-up needs an outcome for every matter and ends everything',
  inCase(async ({ ctx, adviser, system }) => {
    const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
    const id = await phone(adviser)
    const matterId = await chaseRequest(adviser, { interactionId: id, requestId })
    const message = { interactionId: id, matterId, words: 'Tomorrow', key: '01990000-0000-7000-8000-000000000001' }
    await messageCustomer(adviser, message)
    await messageCustomer(adviser, message)
    await undoMessageToCustomer(adviser, message)
    const [undone] = (await readConversation(adviser, id)).matters
    assert.deepEqual([undone!.messageId, undone!.message], [null, 'Tomorrow'])
    await messageCustomer(adviser, message)
    assert.ok((await readConversation(adviser, id)).matters[0]!.goesAt)
    await sendHeldMessage(system, message.key)
    assert.equal((await readConversation(adviser, id)).matters[0]!.goesAt, null)
    const updates = await ctx.db
      .selectFrom('requests.updates')
      .selectAll()
      .where('request_id', '=', requestId)
      .execute()
    assert.deepEqual(
      updates.map(({ words, audience }) => [words, audience]),
      [['Tomorrow', 'participants']],
    )
    await addMatter(adviser, { interactionId: id, asked: '' })
    const ending = { interactionId: id, note: 'Told', promise: 'By Thursday' }
    await assert.rejects(wrapUp(adviser, { ...ending, matters: [] }), refusedAs('interactions.outcome-missing'))
    const referred = { id: matterId, outcome: 'referred' as const }
    await assert.rejects(
      wrapUp(adviser, { ...ending, matters: [referred] }),
      refusedAs('interactions.referred-to-missing'),
    )
    await wrapUp(adviser, { ...ending, matters: [{ id: matterId, outcome: 'settled' }] })
    const view = await readConversation(adviser, id)
    assert.ok(view.wrappedAt && view.endedAt)
    assert.deepEqual(
      view.matters.map(each => [each.outcome, each.demand]),
      [['settled', 'failure']],
      'the empty box is gone',
    )
    await assert.rejects(
      saveWords(adviser, { interactionId: id, note: 'x' }),
      refusedAs('interactions.wrapped-already'),
    )
    assert.equal(await findConversationInHand(adviser), null)
    assert.equal((await listConversationsAbout(adviser, requestId))[0]!.note, 'Told')
  }),
)

test(
  'numbers of cards are kept nowhere',
  inCase(async ({ adviser }) => {
    const id = await phone(adviser)
    const [matter] = (await readConversation(adviser, id)).matters
    const card = '4111 1111 1111 1111'
    const words = { id: matter!.id, asked: `I paid with ${card}`, answer: card, answerSource: '' }
    await saveWords(adviser, { interactionId: id, note: `Card ${card}, ring 01632 960123`, matters: [words] })
    const view = await readConversation(adviser, id)
    assert.equal(view.note, 'Card [card number removed], ring 01632 960123')
    assert.doesNotMatch(JSON.stringify(view), /4111/)
  }),
)

test(
  'a record is opened unchecked only with a reason, and the opening is on record',
  inCase(async ({ ctx, adviser }) => {
    const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example' })
    const customerId = await reporterOf(ctx, requestId)
    const id = await phone(adviser)
    const unchecked = (because: string) => identifyCustomer(adviser, id, { how: 'unchecked', customerId, because })
    await assert.rejects(unchecked(' '), refusedAs('interactions.because-missing'))
    await unchecked('She cannot speak now')
    const opening = await ctx.db.selectFrom('customers.openings').selectAll().executeTakeFirstOrThrow()
    assert.equal(opening.words, 'She cannot speak now')
    assert.deepEqual((await readConversation(adviser, id)).caller, {
      customerId,
      how: 'unchecked',
      because: 'She cannot speak now',
      helper: null,
      things: [],
      name: 'Rosa',
      language: 'en',
      preferredTimes: null,
      signs: false,
    })
    await identifyCustomer(adviser, id, { how: 'anonymous' })
    assert.equal((await readConversation(adviser, id)).caller?.customerId, null)
  }),
)

test(
  'a form begun in a conversation and the request it becomes are one matter of it',
  inCase(async ({ ctx, adviser, employee }) => {
    const id = await phone(adviser)
    const draftId = '01990000-0000-7000-8000-000000000002'
    await noteDraft(adviser, { id: draftId, service: 'pothole' })
    await noteDraft(adviser, { id: draftId, service: 'pothole' })
    const opened = await buildRequest(adviser)
    await noteRequest(adviser, { requestId: opened.requestId, service: 'pothole', draftId })
    await noteRequest(adviser, { requestId: opened.requestId, service: 'pothole', draftId })
    const view = await readConversation(adviser, id)
    assert.deepEqual(
      view.matters.map(({ service, requestId, touched, suggested }) => ({ service, requestId, touched, suggested })),
      [{ service: 'pothole', requestId: opened.requestId, touched: 'opened', suggested: 'value' }],
    )
    await noteRequest(employee, { requestId: (await buildRequest(ctx)).requestId, service: 'pothole' })
    assert.equal((await readConversation(adviser, id)).matters.length, 1, 'who takes no calls has no conversation')
  }),
)

test(
  'a form that she began herself is a matter of its own, unless the one in hand is empty or about the same',
  inCase(async ({ adviser }) => {
    const id = await phone(adviser)
    const shown = async () => (await readConversation(adviser, id)).matters.map(each => [each.asked, each.service])
    const say = async (asked: string) => {
      const { id: matter } = (await readConversation(adviser, id)).matters.at(-1)!
      await saveWords(adviser, { interactionId: id, matters: [{ id: matter, asked, answer: '', answerSource: '' }] })
    }
    await say('My council tax')
    const taken = { id: newId(), service: 'pothole' }
    await noteTakenDraft(adviser, taken)
    assert.deepEqual(await shown(), [
      ['My council tax', null],
      ['', 'pothole'],
    ])
    await say('The hole')
    await noteTakenDraft(adviser, taken)
    assert.equal((await shown()).length, 2, 'the same code again')
    await addMatter(adviser, { interactionId: id, asked: '' })
    await noteTakenDraft(adviser, { id: newId(), service: 'pavement' })
    assert.deepEqual(await shown(), [
      ['My council tax', null],
      ['The hole', 'pothole'],
      ['', 'pavement'],
    ])
  }),
)

test(
  'the history of a person holds what was said under every id of hers, without what is kept from the reader',
  inCase(async ({ ctx, adviser }) => {
    const one = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example' })
    const two = await buildRequest(ctx, { name: 'Rosa S', email: 'rosa@resident.example' })
    const [first, second] = [await reporterOf(ctx, one.requestId), await reporterOf(ctx, two.requestId)]
    const id = await phone(adviser)
    await identifyCustomer(adviser, id, { how: 'said', customerId: second })
    const matterId = await chaseRequest(adviser, { interactionId: id, requestId: two.requestId })
    await wrapUp(adviser, {
      interactionId: id,
      note: 'Private',
      promise: '',
      matters: [{ id: matterId, outcome: 'settled' }],
    })
    assert.equal((await listConversationsOf(adviser, first)).length, 0)
    await sql`insert into customers.merged_ids (customer_id, person_id) values (${second}::uuid, ${first}::uuid)`.execute(
      ctx.db,
    )
    const [past] = await listConversationsOf(adviser, first)
    assert.equal(past!.note, 'Private')
    assert.deepEqual(wordsFor(past!, new Set()), { ...past!, note: '', promise: '', matters: [] })
    assert.equal(wordsFor(past!, new Set([two.requestId])), past)
    assert.deepEqual(
      await listConversationsOf(withContext(adviser, { actor: { kind: 'customer', id: null } }), first),
      [],
    )
  }),
)
