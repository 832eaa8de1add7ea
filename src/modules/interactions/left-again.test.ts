// What somebody had in hand and left goes on from colleague to colleague, however often it is left: once, with every word, and with
// whoever may read it.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff } from '../../../test/support/actors.ts'
import { digestEvents } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { addCustomer, linkOwnRecord } from '../customers/index.ts'
import { disableStaff, setTeams } from '../organisation/index.ts'
import { at, caseIn, councilDatabase, NOW, staffId } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  acceptHandover,
  addMatter,
  addToGone,
  confideConversation,
  endConversation,
  finishHandover,
  giveBackFollower,
  goOnWithHandover,
  identifyCustomer,
  keepInConfidence,
  keepWrapUp,
  listWork,
  markDanger,
  nameService,
  noteSignOfLife,
  offerHandover,
  parkConversation,
  putWaiting,
  readConversation,
  readHandover,
  returnUnanswered,
  saveWords,
  startConversation,
  takeWaiting,
  wrapUp,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))
type Cast = Parameters<Parameters<typeof inCase>[0]>[0]

const digest = ({ system }: Cast) => digestEvents(system, giveBackFollower)

async function leave(cast: Cast, who: Ctx) {
  await disableStaff(cast.system, staffId(who))
  await digest(cast)
}

async function call(ctx: Ctx, asked: string) {
  const interactionId = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  await type(ctx, interactionId, { asked, answer: '', note: '' })
  return { interactionId, matterId: (await readConversation(ctx, interactionId)).matters[0]!.id }
}

async function type(ctx: Ctx, interactionId: string, words: { asked: string; answer: string; note: string }) {
  const { note, ...said } = words
  const { id } = (await readConversation(ctx, interactionId)).matters[0]!
  await saveWords(ctx, { interactionId, note, matters: [{ id, ...said, answerSource: '' }] })
}

const offer = async (from: Ctx, to: Ctx, matter: { interactionId: string; matterId: string }) => {
  await noteSignOfLife(to)
  return offerHandover(from, { ...matter, team: 'roads', to: staffId(to), summary: 'Who clears it?' })
}

const worksOn = async (who: Ctx) => (await listWork(who)).map(({ kind, id }) => `${kind} ${id}`)
const handovers = async ({ ctx }: Cast) =>
  (
    await sql<{ team: string; state: string }>`select team, state from interactions.handovers order by id`.execute(
      ctx.db,
    )
  ).rows

/** Takes what is its team's again, and goes on with it. */
async function goOn(who: Ctx, id: string) {
  await acceptHandover(who, id)
  return goOnWithHandover(who, id)
}

async function wordsOf(who: Ctx, interactionId: string) {
  const { matters, note } = await readConversation(who, interactionId)
  return { asked: matters[0]!.asked, answer: matters[0]!.answer, note }
}

const TYPED = { asked: 'My wall fell on the road', answer: 'We clear it.', note: 'Ask for Tom' }
const MORE = {
  asked: 'My wall fell on the road, and the gate',
  answer: 'We clear it on Monday.',
  note: 'Ask for Tom\nor Tim',
}

test(
  'a handover that one after the other leaves is one, and whoever takes it goes on where the last one left it',
  inCase(async cast => {
    const { adviser, officer, colleague, leader } = cast
    const id = await offer(adviser, officer, await call(adviser, TYPED.asked))
    await type(officer, await goOn(officer, id), TYPED)
    await leave(cast, officer)
    const second = await goOn(colleague, id)
    assert.deepEqual(await wordsOf(colleague, second), TYPED)
    await type(colleague, second, MORE)
    await leave(cast, colleague)
    assert.deepEqual(await worksOn(leader), [`with-team ${id}`])
    const third = await goOn(leader, id)
    assert.deepEqual(await wordsOf(leader, third), MORE)
    const { matters } = await readConversation(leader, third)
    const settled = [{ id: matters[0]!.id, outcome: 'settled' as const }]
    await wrapUp(leader, { interactionId: third, note: 'Cleared', promise: '', matters: settled })
    assert.equal((await readHandover(adviser, id)).state, 'done')
  }),
)

const promiseOf = async (who: Ctx, id: string) => (await readConversation(who, id)).promise

const promise = (who: Ctx, interactionId: string, words: string) =>
  keepWrapUp(who, { interactionId, typed: { note: '', promise: words }, was: {}, drafted: {} })

test(
  'what they were told happens next goes along, as often as it is left',
  inCase(async cast => {
    const { adviser, officer, colleague, ctx } = cast
    const { id: other } = await addStaff(ctx, { roles: ['adviser'], teams: ['front'], name: 'Fran Front' })
    const fran = withContext(ctx, { actor: { ...adviser.actor, id: other } as Ctx['actor'], channel: 'phone' })
    const first = await call(adviser, TYPED.asked)
    await endConversation(adviser, first.interactionId)
    await promise(adviser, first.interactionId, 'We look on Monday')
    await leave(cast, adviser)
    const { id } = (await listWork(fran))[0]!
    assert.equal((await readHandover(fran, id)).promise, 'We look on Monday')
    const begun = await goOn(fran, id)
    assert.equal(await promiseOf(fran, begun), 'We look on Monday')
    const mail = await mailFor(ctx, 'roads')
    const taken = await takeWaiting(officer, mail)
    await promise(officer, taken, 'We write on Friday')
    await leave(cast, officer)
    assert.equal(await promiseOf(colleague, await takeWaiting(colleague, mail)), 'We write on Friday')
  }),
)

test(
  'an offer that stands when its giver leaves is its team’s, with what she typed',
  inCase(async cast => {
    const { adviser, officer, colleague, ctx } = cast
    const first = await call(adviser, TYPED.asked)
    const id = await offer(adviser, officer, first)
    await type(adviser, first.interactionId, TYPED)
    await endConversation(adviser, first.interactionId)
    await leave(cast, adviser)
    await returnUnanswered(at(ctx, '2026-12-01T10:05:00Z'))
    for (const who of [officer, colleague]) assert.deepEqual(await worksOn(who), [`with-team ${id}`])
    assert.deepEqual(await wordsOf(colleague, await goOn(colleague, id)), TYPED)
  }),
)

for (const [state, taken] of [
  ['accepted', acceptHandover],
  ['done', finished],
  ['with-team', null],
] as const)
  test(
    `what went on with somebody who handed it on before she left is once in Work: ${state}`,
    inCase(async cast => {
      const { adviser, officer, colleague, leader } = cast
      const first = await offer(adviser, officer, await call(adviser, TYPED.asked))
      const hers = await goOn(officer, first)
      const matterId = (await readConversation(officer, hers)).matters[0]!.id
      const second = await offer(officer, leader, { interactionId: hers, matterId })
      await taken?.(leader, second)
      await leave(cast, officer)
      assert.deepEqual(
        (await handovers(cast)).map(each => each.state),
        ['done', state],
      )
      assert.deepEqual(await worksOn(colleague), state === 'with-team' ? [`with-team ${second}`] : [])
    }),
  )

async function finished(who: Ctx, id: string) {
  await acceptHandover(who, id)
  await finishHandover(who, { id, word: 'Cleared' })
}

test(
  'so is one that nobody had answered in time',
  inCase(async cast => {
    const { adviser, officer, colleague } = cast
    const first = await call(adviser, TYPED.asked)
    const id = await offer(at(adviser, '2026-12-01T09:50:00Z'), at(officer, '2026-12-01T09:50:00Z'), first)
    await endConversation(adviser, first.interactionId)
    await leave(cast, adviser)
    assert.deepEqual(await worksOn(colleague), [`with-team ${id}`])
  }),
)

test(
  'what is said in confidence of a service goes to that service’s team, whoever of whichever team leaves it',
  inCase(async cast => {
    const { adviser, officer, carer, ctx } = cast
    const { id: other } = await addStaff(ctx, { roles: ['adviser'], teams: ['front'], name: 'Fran Front' })
    const hers = await call(adviser, 'My son beats me')
    await nameService(adviser, { ...hers, service: 'harm' })
    await endConversation(adviser, hers.interactionId)
    await leave(cast, adviser)
    assert.deepEqual(await handovers(cast), [{ team: 'care', state: 'with-team' }])
    const [found] = await listWork(carer)
    assert.equal(found!.words, 'My son beats me')
    const begun = await goOn(carer, found!.id)
    await leave(cast, carer)
    assert.deepEqual(await handovers(cast), [{ team: 'care', state: 'with-team' }])
    // Of whoever took what nobody knew yet to be such.
    const frans = withContext(ctx, { actor: { ...adviser.actor, id: other } as Ctx['actor'], channel: 'phone' })
    const id = await offer(frans, officer, await call(frans, 'May I ask something?'))
    const taken = await goOn(officer, id)
    const [matter] = (await readConversation(officer, taken)).matters
    await nameService(officer, { interactionId: taken, matterId: matter!.id, service: 'harm' })
    await leave(cast, officer)
    assert.deepEqual((await handovers(cast))[1], { team: 'care', state: 'with-team' })
    assert.ok(begun)
  }),
)

test(
  'of whoever is of several teams, what she had is of the one that does it, or else of the one of first contact',
  inCase(async cast => {
    const { adviser, system } = cast
    await setTeams(system, staffId(adviser), ['care', 'front', 'lights'])
    for (const service of [null, 'street-light', 'pothole']) {
      const hers = await call(adviser, service ?? 'A question')
      if (service) await nameService(adviser, { ...hers, service })
      await endConversation(adviser, hers.interactionId)
      await parkConversation(adviser, hers.interactionId)
    }
    await leave(cast, adviser)
    const teams = (await handovers(cast)).map(({ team }) => team)
    assert.deepEqual(teams.sort(), ['front', 'front', 'lights'])
  }),
)

async function mailFor(ctx: Ctx, team: string) {
  const id = newId()
  await putWaiting(ctx, {
    ...{ id, threadId: newId(), channel: 'email', team, service: null, customerId: null, requestId: null },
    ...{ sender: 'Maud', summary: 'Wall', asked: 'Wall', isUrgent: false, arrivedAt: NOW },
    dueAt: new Date('2026-12-02T17:00:00Z'),
  })
  return id
}

const addMaud = (ctx: Ctx) =>
  addCustomer(ctx, { name: 'Maud Wife', kind: 'person', born: null, email: '', phone: '', source: 'customer' })

async function shown(who: Ctx, interactionId: string) {
  const { matters, note, caller } = await readConversation(who, interactionId)
  return { note, name: caller?.name, matters: matters.map(({ answer, requestId }) => ({ answer, requestId })) }
}

test(
  'a mail whose request is opened goes back with it, the answer, the note and who it is, as often as it is left',
  inCase(async cast => {
    const { adviser, officer, colleague, ctx } = cast
    const id = await mailFor(ctx, 'roads')
    const mail = await takeWaiting(adviser, id)
    const customerId = await addMaud(adviser)
    await identifyCustomer(adviser, mail, { how: 'unchecked', customerId, because: 'She says so' })
    await type(adviser, mail, { ...TYPED, note: 'Never write to her husband' })
    const { requestId } = await buildRequest(adviser)
    await sql`update interactions.matters set request_id = ${requestId}::uuid, touched = 'opened'
      where interaction_id = ${mail}::uuid`.execute(ctx.db)
    await leave(cast, adviser)
    const had = {
      note: 'Never write to her husband',
      name: 'Maud Wife',
      matters: [{ answer: TYPED.answer, requestId }],
    }
    assert.deepEqual(await shown(officer, await takeWaiting(officer, id)), had)
    await leave(cast, officer)
    assert.deepEqual(await shown(colleague, await takeWaiting(colleague, id)), had)
  }),
)

/** From now on Maud is of the family of this colleague. */
async function marry(cast: Cast, of: Ctx, customerId: string) {
  const email = of.actor.kind === 'staff' ? of.actor.email : ''
  await linkOwnRecord(cast.leader, { customerId, email, kind: 'family' })
  await digest(cast)
}

const noteOf = async (who: Ctx, id: string) => (await readConversation(who, id)).note

test(
  'what she types at the end of what went back is read by whoever goes on with it, whoever left it since',
  inCase(async cast => {
    const { adviser, officer, colleague, leader } = cast
    const first = await call(adviser, TYPED.asked)
    const customerId = await addMaud(adviser)
    await identifyCustomer(adviser, first.interactionId, { how: 'said', customerId })
    const id = await offer(adviser, officer, first)
    const hers = await goOn(officer, id)
    await type(officer, hers, TYPED)
    const gate = await addMatter(officer, { interactionId: hers, asked: 'And the gate' })
    await marry(cast, officer, customerId)
    const second = await goOn(colleague, id)
    assert.ok(await addToGone(officer, { interactionId: hers, note: 'The key is under the mat' }))
    assert.equal(await noteOf(colleague, second), 'Ask for Tom\nThe key is under the mat')
    await leave(cast, colleague)
    assert.ok(await addToGone(officer, { interactionId: hers, note: 'Mind the dog' }))
    const third = await goOn(leader, id)
    assert.ok(await addToGone(officer, { interactionId: hers, note: 'Ring twice' }))
    assert.equal(await noteOf(leader, third), 'Ask for Tom\nThe key is under the mat\nMind the dog\nRing twice')
    // From the boxes of a matter, as the screen of the conversation sends them.
    const shown = { asked: 'And the gate', answer: '', answerSource: '' }
    const matters = [{ id: gate, ...shown, answer: 'It sticks', was: shown }]
    assert.ok(await addToGone(officer, { interactionId: hers, note: 'Ask for Tom', noteWas: 'Ask for Tom', matters }))
    assert.match(await noteOf(leader, third), /\nRing twice\nIt sticks$/)
    assert.equal(await addToGone(officer, { interactionId: first.interactionId, note: 'No' }), null)
  }),
)

test(
  'so of a mail',
  inCase(async cast => {
    const { adviser, officer, colleague, ctx } = cast
    const id = await mailFor(ctx, 'roads')
    const mail = await takeWaiting(adviser, id)
    const customerId = await addMaud(adviser)
    await identifyCustomer(adviser, mail, { how: 'unchecked', customerId, because: 'She says so' })
    await type(adviser, mail, TYPED)
    await marry(cast, adviser, customerId)
    const second = await takeWaiting(officer, id)
    assert.ok(await addToGone(adviser, { interactionId: mail, note: 'Mind the dog' }))
    assert.equal(await noteOf(officer, second), 'Ask for Tom\nMind the dog')
    await leave(cast, officer)
    const third = await takeWaiting(colleague, id)
    assert.ok(await addToGone(adviser, { interactionId: mail, note: 'Ring twice' }))
    assert.equal(await noteOf(colleague, third), 'Ask for Tom\nMind the dog\nRing twice')
  }),
)

test(
  'of danger it goes to nobody who is not told',
  inCase(async cast => {
    const { adviser, officer, colleague, leader } = cast
    const first = await call(adviser, TYPED.asked)
    const customerId = await addMaud(adviser)
    await identifyCustomer(adviser, first.interactionId, { how: 'said', customerId })
    const id = await offer(adviser, officer, first)
    const hers = await goOn(officer, id)
    await addMatter(officer, { interactionId: hers, asked: 'And the gate' })
    const matterId = (await readConversation(officer, hers)).matters[1]!.id
    const before = await goOn(leader, await offer(officer, leader, { interactionId: hers, matterId }))
    await marry(cast, officer, customerId)
    const second = await goOn(colleague, id)
    await keepInConfidence(colleague, second, ['emergency-duty'])
    await markDanger(colleague, second)
    assert.ok(await addToGone(officer, { interactionId: hers, note: 'He beats her' }))
    assert.deepEqual([await noteOf(colleague, second), await noteOf(leader, before)], ['He beats her', ''])
  }),
)

test(
  'nor to whoever takes it after the key was pressed',
  inCase(async cast => {
    const { adviser, officer, colleague } = cast
    const first = await call(adviser, TYPED.asked)
    const customerId = await addMaud(adviser)
    await identifyCustomer(adviser, first.interactionId, { how: 'said', customerId })
    const id = await offer(adviser, officer, first)
    const hers = await goOn(officer, id)
    await confideConversation(officer, hers, ['emergency-duty'])
    await markDanger(officer, hers)
    await marry(cast, officer, customerId)
    const second = await goOn(colleague, id)
    assert.ok(await addToGone(officer, { interactionId: hers, note: 'He has a knife' }))
    assert.equal(await noteOf(colleague, second), '')
  }),
)

test(
  'of a matter in confidence it goes to whoever has that matter, and not to who has another of the conversation',
  inCase(async cast => {
    const { adviser, officer, carer } = cast
    const first = await call(adviser, TYPED.asked)
    const { interactionId } = first
    const customerId = await addMaud(adviser)
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
    const roads = await goOn(officer, await offer(adviser, officer, first))
    const harm = await addMatter(adviser, { interactionId, asked: 'Something else' })
    await nameService(adviser, { interactionId, matterId: harm, service: 'harm' })
    await endConversation(adviser, interactionId)
    await marry(cast, adviser, customerId)
    const care = await goOn(carer, (await listWork(carer))[0]!.id)
    const boxes = { answer: '', answerSource: '' }
    const late = (id: string, was: string, asked: string) => ({ id, ...boxes, asked, was: { ...boxes, asked: was } })
    const matters = [
      late(first.matterId, TYPED.asked, 'It lies on the pavement'),
      late(harm, 'Something else', 'My son beats me'),
    ]
    assert.ok(await addToGone(adviser, { interactionId, matters }))
    assert.equal(await noteOf(officer, roads), 'It lies on the pavement')
    assert.match(await noteOf(carer, care), /My son beats me$/)
  }),
)

test(
  'what another window of the wrap-up adds is read by whoever goes on with a mail that was given to a team',
  inCase(async cast => {
    const { adviser, officer, ctx } = cast
    const id = await mailFor(ctx, 'front')
    const interactionId = await takeWaiting(adviser, id)
    const [matter] = (await readConversation(adviser, interactionId)).matters
    const matters = [{ id: matter!.id, outcome: 'handed-over' as const, team: 'roads' }]
    const end = (note: string, promise: string) => wrapUp(adviser, { interactionId, note, promise, matters, was })
    const was = { note: 'First', promise: '' }
    await end('First', '')
    const begun = await takeWaiting(officer, id)
    await saveWords(officer, { interactionId: begun, note: 'First\nTom has the key', noteWas: 'First' })
    assert.equal(await end('First\nNever write to her husband', 'We look on Monday'), 'added')
    assert.equal(await noteOf(officer, begun), 'First\nTom has the key\nNever write to her husband\nWe look on Monday')
    assert.equal(await end('First', ''), 'wrapped')
  }),
)
