// What was written goes where its matter is: whoever leaves after she handed it on leaves it there, and not in Work besides.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { addCustomer } from '../customers/index.ts'
import { disableStaff } from '../organisation/index.ts'
import { caseIn, councilDatabase, NOW, staffId } from '../requests/requests.fixture.ts'
import {
  acceptHandover,
  addMatter,
  finishHandover,
  giveBackFollower,
  goOnWithHandover,
  identifyCustomer,
  listSlots,
  listWork,
  noteSignOfLife,
  offerHandover,
  promiseCallBack,
  putWaiting,
  readConversation,
  readHandover,
  saveWords,
  takeWaiting,
  wrapUp,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))
type Cast = Parameters<Parameters<typeof inCase>[0]>[0]

async function leave({ system }: Cast, who: Ctx) {
  await disableStaff(system, staffId(who))
  await digestEvents(system, giveBackFollower)
}

async function write(ctx: Ctx, threadId = newId(), id = threadId) {
  await putWaiting(ctx, {
    ...{ id, threadId, channel: 'email', team: 'roads', service: null, customerId: null, requestId: null },
    ...{ sender: 'Maud', summary: 'Wall', asked: 'Wall', isUrgent: false, arrivedAt: NOW },
    dueAt: new Date('2026-12-02T17:00:00Z'),
  })
  return id
}

/** A mail that the adviser has in hand, with what she typed and who it is from. */
async function inHand({ ctx, adviser }: Cast) {
  const id = await write(ctx)
  const interactionId = await takeWaiting(adviser, id)
  const customerId = await addCustomer(adviser, {
    ...{ name: 'Maud Wife', kind: 'person', born: null, email: '', phone: '', source: 'customer' },
  })
  await identifyCustomer(adviser, interactionId, { how: 'unchecked', customerId, because: 'She says so' })
  const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
  const words = { id: matterId, asked: 'My wall', answer: 'We clear it.', answerSource: '' }
  await saveWords(adviser, { interactionId, note: 'Ask for Tom', matters: [words] })
  return { id, interactionId, matterId }
}

async function offer(from: Ctx, to: Ctx, { interactionId, matterId }: { interactionId: string; matterId: string }) {
  await noteSignOfLife(to)
  return offerHandover(from, { interactionId, matterId, team: 'roads', to: staffId(to), summary: 'Who clears it?' })
}

const worksOn = async (who: Ctx) => (await listWork(who)).map(({ kind, id }) => `${kind} ${id}`)

/** What of what was written the colleague reads who goes on. */
const writtenIn = async ({ db }: Ctx, interactionId: string) =>
  (await sql<{ id: string }>`select id from interactions.begun_from(${interactionId}::uuid)`.execute(db)).rows.map(
    ({ id }) => id,
  )

test(
  'a mail that is offered and not taken when its giver leaves is once in Work, with what was written and typed',
  inCase(async cast => {
    const { adviser, officer, colleague } = cast
    const mail = await inHand(cast)
    const id = await offer(adviser, officer, mail)
    await leave(cast, adviser)
    for (const who of [officer, colleague]) assert.deepEqual(await worksOn(who), [`with-team ${id}`])
    await acceptHandover(colleague, id)
    const begun = await goOnWithHandover(colleague, id)
    const { channel, matters, note, caller } = await readConversation(colleague, begun)
    assert.deepEqual(
      [channel, matters[0]!.answer, note, caller!.name],
      ['email', 'We clear it.', 'Ask for Tom', 'Maud Wife'],
    )
    assert.deepEqual(await writtenIn(colleague, begun), [mail.id])
    assert.deepEqual(await worksOn(officer), [])
  }),
)

test(
  'one that a colleague has gone on with stays with her whole, and goes with it where she leaves too',
  inCase(async cast => {
    const { adviser, officer, colleague, leader } = cast
    const mail = await inHand(cast)
    const id = await offer(adviser, officer, mail)
    await acceptHandover(officer, id)
    const hers = await goOnWithHandover(officer, id)
    await leave(cast, adviser)
    assert.deepEqual([await worksOn(officer), await worksOn(colleague)], [[`mine ${id}`], []])
    assert.deepEqual(await writtenIn(officer, hers), [mail.id])
    await assert.rejects(takeWaiting(colleague, mail.id))
    await leave(cast, officer)
    assert.deepEqual(await worksOn(leader), [`with-team ${id}`])
    await acceptHandover(leader, id)
    const begun = await goOnWithHandover(leader, id)
    assert.deepEqual(await writtenIn(leader, begun), [mail.id])
    const settled = [{ id: (await readConversation(leader, begun)).matters[0]!.id, outcome: 'settled' as const }]
    await wrapUp(leader, { interactionId: begun, note: 'Cleared', promise: '', matters: settled })
    assert.equal((await readHandover(leader, id)).state, 'done')
  }),
)

test(
  'another matter of the same mail goes to the team of its inbox, where what was written is read too',
  inCase(async cast => {
    const { adviser, officer, colleague, ctx } = cast
    const mail = await inHand(cast)
    await addMatter(adviser, { interactionId: mail.interactionId, asked: 'And the gate' })
    await acceptHandover(officer, await offer(adviser, officer, mail))
    await leave(cast, adviser)
    const { rows } = await sql<{ id: string; team: string }>`select id, team from interactions.handovers
      where state = 'with-team'`.execute(ctx.db)
    assert.deepEqual([rows.length, rows[0]!.team], [1, 'roads'])
    assert.deepEqual(await worksOn(colleague), [`with-team ${rows[0]!.id}`])
    await acceptHandover(colleague, rows[0]!.id)
    const begun = await goOnWithHandover(colleague, rows[0]!.id)
    assert.equal((await readConversation(colleague, begun)).matters[0]!.asked, 'And the gate')
    assert.deepEqual(await writtenIn(colleague, begun), [mail.id])
  }),
)

test(
  'one about which somebody is to be rung back is a call-back alone',
  inCase(async cast => {
    const { adviser, colleague, ctx } = cast
    const mail = await inHand(cast)
    const [slot] = await listSlots(adviser, 'roads')
    const given = { team: 'roads', slotFrom: slot!.from, phone: '07700 900123', summary: 'Ring about the wall' }
    await promiseCallBack(adviser, { interactionId: mail.interactionId, matterId: mail.matterId, ...given })
    await leave(cast, adviser)
    const { rows } = await sql`select from interactions.waiting where interaction_id is null`.execute(ctx.db)
    assert.equal(rows.length, 0)
    assert.ok(!(await worksOn(colleague)).includes(`written ${mail.id}`))
  }),
)

test(
  'one whose question a colleague only answered to its giver waits again: nobody has written back',
  inCase(async cast => {
    const { adviser, officer, colleague } = cast
    const mail = await inHand(cast)
    const id = await offer(adviser, officer, mail)
    await acceptHandover(officer, id)
    await finishHandover(officer, { id, word: 'Tom clears it' })
    await leave(cast, adviser)
    assert.deepEqual(await worksOn(colleague), [`written ${mail.id}`])
    const { note, caller } = await readConversation(colleague, await takeWaiting(colleague, mail.id))
    assert.deepEqual([note, caller!.name], ['Ask for Tom', 'Maud Wife'])
  }),
)
