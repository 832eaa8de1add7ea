// What somebody who leaves had in hand may be of danger: it waits in the work of her team, and first.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, digestEvents, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { disableStaff } from '../organisation/index.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  acceptHandover,
  confideConversation,
  endConversation,
  giveBackFollower,
  goOnWithHandover,
  keepWrapUp,
  listSlots,
  listWork,
  noteRequest,
  noteSignOfLife,
  offerHandover,
  promiseCallBack,
  putWaiting,
  readConversation,
  saveWords,
  startConversation,
  takeNext,
  takeWaiting,
} from './index.ts'

// Of a real council: what danger sounds like is in its pack.
const database = await testDatabase({ after }, { template: 'wiltshire' })
const program = database.ctx({ actor: system('test') })
const staff = async (name: string, team: string) => {
  const actor = await addStaff(program, { roles: ['officer'], name, teams: [team] })
  return database.ctx({ actor, channel: 'phone' })
}

/** Whoever leaves, with what she has in hand. */
async function leaves(who: Ctx): Promise<void> {
  await disableStaff(program, who.actor.id!)
  await program.transaction(ctx => digestEvents(ctx, giveBackFollower))
}

/** A call, and what was typed of it. */
async function call(ctx: Ctx, asked: string, note = '') {
  const interactionId = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(ctx, interactionId)).matters[0]!.id
  const matters = [{ id: matterId, asked, answer: '', answerSource: '' }]
  await saveWords(ctx, { interactionId, note, matters })
  return { interactionId, matterId }
}

const worksOn = async (who: Ctx) => (await listWork(who)).map(({ kind, words }) => `${kind} ${words}`)

test('of what whoever leaves had in hand, what hints at danger comes first, wherever it was typed; then who may be on the line', async () => {
  const [olu, col, ada] = [await staff('Olu', 'highways'), await staff('Col', 'highways'), await staff('Ada', 'waste')]
  for (const [asked, note] of [
    ['A wall fell', ''],
    ['He shouts', 'He says he will hurt me tonight'],
  ] as const)
    await endConversation(olu, (await call(olu, asked, note)).interactionId)
  await leaves(olu)
  const works = ['urgent-with-team He shouts', 'with-team A wall fell']
  assert.deepEqual(await worksOn(col), works)
  await noteSignOfLife(col)
  const offered = await call(ada, 'A tree')
  await offerHandover(ada, { ...offered, team: 'highways', to: col.actor.id!, summary: 'Who clears it?' })
  assert.deepEqual(await worksOn(col), works.toSpliced(1, 0, 'handover Who clears it?'))
  assert.equal((await takeNext(col))?.kind, 'urgent-with-team')
  assert.equal((await takeNext(col))?.kind, 'handover')
})

test('what was typed in the wrap-up of what she went on with counts too', async () => {
  const [ann, bob, dot] = [
    await staff('Ann', 'housing-options'),
    await staff('Bob', 'housing-options'),
    await staff('Dot', 'waste'),
  ]
  await noteSignOfLife(ann)
  const first = await call(dot, 'A key')
  const handover = await offerHandover(dot, { ...first, team: 'housing-options', to: ann.actor.id!, summary: 'A key' })
  await acceptHandover(ann, handover)
  await endConversation(dot, first.interactionId)
  const interactionId = await goOnWithHandover(ann, handover)
  await keepWrapUp(ann, {
    interactionId,
    was: {},
    drafted: {},
    typed: { note: 'He says he will hurt me tonight', promise: '' },
  })
  await leaves(ann)
  assert.deepEqual(await worksOn(bob), ['urgent-with-team A key'])
})

test('where nothing else would go to the team, what hints at danger does: of a request, of a call back, and of what was written', async () => {
  const [eve, fay, gus] = [
    await staff('Eve', 'libraries'),
    await staff('Fay', 'libraries'),
    await staff('Gus', 'libraries'),
  ]
  const note = 'He says he will hurt me tonight'
  const asked = await call(eve, 'A full bin', note)
  const { requestId } = await buildRequest(eve, { name: 'Sam Sample' })
  await noteRequest(eve, { requestId, service: 'pothole' })
  await endConversation(eve, asked.interactionId)
  await leaves(eve)
  assert.deepEqual((await worksOn(fay)).filter(each => each.startsWith('urgent')).length, 1)
  await sql`update interactions.handovers set state = 'done' where state = 'with-team'`.execute(program.db)

  const promised = await call(fay, 'A wall fell', note)
  const [slot] = await listSlots(fay, 'libraries')
  const summary = 'The wall'
  const phone = '+447700900331'
  await promiseCallBack(fay, { ...promised, team: 'libraries', slotFrom: slot!.from, phone, summary })
  await endConversation(fay, promised.interactionId)
  const id = newId()
  await putWaiting(program, {
    ...{
      id,
      threadId: newId(),
      channel: 'email',
      team: 'libraries',
      service: null,
      customerId: null,
      requestId: null,
    },
    ...{
      sender: 'Ann',
      summary: 'A question',
      asked: 'A question',
      isUrgent: false,
      arrivedAt: new Date(),
      dueAt: new Date(),
    },
  })
  const interactionId = await takeWaiting(fay, id)
  await saveWords(fay, { interactionId, note, matters: [] })
  await leaves(fay)
  const works = await worksOn(gus)
  assert.ok(works.includes('urgent-with-team A wall fell'), works.join('\n'))
  assert.ok(works.includes('urgent A question'), works.join('\n'))
})

test('that danger was heard in a conversation in confidence is not told by where its handover stands', async () => {
  const [una, vic, bea] = [await staff('Una', 'waste'), await staff('Vic', 'waste'), await staff('Bea', 'highways')]
  await noteSignOfLife(una)
  const first = await call(bea, 'He says he will hurt me tonight')
  const summary = 'A full bin'
  await acceptHandover(una, await offerHandover(bea, { ...first, team: 'waste', to: una.actor.id!, summary }))
  await program.transaction(ctx => confideConversation(ctx, first.interactionId, ['adult-care']))
  await endConversation(bea, first.interactionId)
  await leaves(una)
  assert.deepEqual(await worksOn(vic), ['with-team A full bin'])
})
