// A call that was promised and not kept: who hears of it, who sees to it, and when that is over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { localDay } from '../../../platform/dates/index.ts'
import { addCustomer, linkOwnRecord, openCustomer } from '../../customers/index.ts'
import { setAbsence } from '../../knowledge/index.ts'
import { at, caseIn, councilDatabase, isNotFound } from '../../requests/requests.fixture.ts'
import {
  bringBackUnsent,
  cancelCallBack,
  endConversation,
  findNumberToRing,
  goOnWithCallBack,
  identifyCustomer,
  listSlots,
  noteTry,
  promiseCallBack,
  readCallBack,
  readConversation,
  readWork,
  saveWords,
  seeToCallBack,
  startConversation,
  wrapUp,
} from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))
const PHONE = '+447700900341'

/** A call that Highways promises to somebody. */
async function promised(adviser: Ctx) {
  const interactionId = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
  const matters = [{ id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }]
  await saveWords(adviser, { interactionId, note: '', matters })
  const [slot] = await listSlots(adviser, 'roads')
  const given = { interactionId, matterId, team: 'roads', slotFrom: slot!.from, phone: PHONE, summary: 'The wall' }
  const promise = () => promiseCallBack(adviser, given)
  return { id: await promise(), interactionId, matterId, promise, due: slot!.from.toISOString() }
}

/** In the same state: nobody reached them. */
async function cameBack(adviser: Ctx, officer: Ctx) {
  const call = await promised(adviser)
  await endConversation(adviser, call.interactionId)
  await noteTry(at(officer, call.due), { id: call.id, number: 1, result: 'wrong-number', note: 'A shop' })
  return call
}

const backWith = async (ctx: Ctx) =>
  (await readWork(ctx)).items.filter(({ kind }) => kind === 'call-came-back').map(({ id }) => id)

test(
  'whoever rang clears no news of whoever promised the call; of one who has left the team sees to it',
  inCase(async ({ ctx, adviser, officer }) => {
    const { id } = await cameBack(adviser, officer)
    await assert.rejects(seeToCallBack(officer, id), isNotFound)
    assert.deepEqual([await backWith(officer), await backWith(adviser)], [[], [id]])
    await sql`update organisation.staff_members set disabled_at = ${ctx.now()} where id = ${adviser.actor.id}::uuid`.execute(
      ctx.db,
    )
    assert.deepEqual(await backWith(officer), [id])
    assert.equal((await readCallBack(officer, id)).isBackWithMe, true)
    await seeToCallBack(officer, id)
    assert.deepEqual(await backWith(officer), [])
  }),
)

test(
  'what came back to whoever has no part in it, since it is of her family, is its team’s',
  inCase(async ({ adviser, officer, leader }) => {
    const { id, interactionId } = await promised(adviser)
    const una = { name: 'Una Wife', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
    const customerId = await addCustomer(adviser, una)
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
    await endConversation(adviser, interactionId)
    await cancelCallBack(officer, { id, because: 'They moved' })
    assert.deepEqual([await backWith(officer), await backWith(adviser)], [[], [id]])
    const email = adviser.actor.kind === 'staff' ? adviser.actor.email : ''
    await linkOwnRecord(leader, { customerId, email, kind: 'family' })
    assert.deepEqual([await backWith(officer), await backWith(adviser)], [[id], []])
    await assert.rejects(seeToCallBack(adviser, id), isNotFound)
    await seeToCallBack(officer, id)
  }),
)

test(
  'while whoever promised it is away one of the team may go on with it, and nobody else says that it is done',
  inCase(async ({ adviser, officer }) => {
    const [{ id }, other] = [await cameBack(adviser, officer), await cameBack(adviser, officer)]
    const today = localDay(adviser.now())
    await setAbsence(adviser, { staffId: adviser.actor.id!, from: today, until: today, cover: null })
    assert.deepEqual((await backWith(officer)).sort(), [id, other.id].sort())
    await assert.rejects(seeToCallBack(officer, id), isNotFound)
    await goOnWithCallBack(officer, id)
    assert.deepEqual(await backWith(officer), [other.id])
    assert.deepEqual(await backWith(adviser), [other.id], 'what nobody goes on with waits for her too')
  }),
)

test(
  'a wrong number is offered no second time to whoever goes on, by herself or after a colleague, nor from the record',
  inCase(async ({ adviser, officer }) => {
    const nora = { name: 'Nora', kind: 'person', born: null, email: '', phone: PHONE, source: 'customer' } as const
    const customerId = await addCustomer(adviser, nora)
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    const call = await promised(adviser)
    await identifyCustomer(adviser, call.interactionId, { how: 'said', customerId })
    await noteTry(at(officer, call.due), { id: call.id, number: 1, result: 'wrong-number', note: 'A shop' })
    const first = await readConversation(adviser, call.interactionId)
    assert.equal((await findNumberToRing(adviser, first)).phone, null)
    const view = await readConversation(officer, await goOnWithCallBack(officer, call.id))
    assert.deepEqual([view.wentOnFrom!.id, view.wentOnFrom!.phone], [call.id, null])
    assert.equal((await findNumberToRing(officer, view)).phone, null)
  }),
)

test(
  'what was written instead and did not arrive comes back to whoever promised the call, until she has seen to it',
  inCase(async ({ ctx, adviser, officer }) => {
    const nora = {
      name: 'Nora',
      kind: 'person',
      born: null,
      email: 'nora@one.example',
      phone: '',
      source: 'customer',
    } as const
    const customerId = await addCustomer(adviser, nora)
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    const { id, interactionId } = await promised(adviser)
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
    await endConversation(adviser, interactionId)
    for (const number of [1, 2, 3]) {
      const { nextAt } = await readCallBack(officer, id)
      await noteTry(at(officer, nextAt!.toISOString()), { id, number, result: 'no-answer', note: '' })
    }
    assert.equal(await bringBackUnsent(ctx), 0)
    assert.deepEqual((await readCallBack(adviser, id)).writtenBy, ['email'])
    await sql`update channels.messages set status = 'failed', sought_at = now() where about = ${id}::uuid`.execute(
      ctx.db,
    )
    assert.equal(await bringBackUnsent(ctx), 1)
    assert.deepEqual((await readCallBack(adviser, id)).writtenBy, ['failed'])
    assert.deepEqual(await backWith(adviser), [id])
    await seeToCallBack(adviser, id)
    assert.equal(await bringBackUnsent(ctx), 0)
    assert.deepEqual(await backWith(adviser), [])
  }),
)

test(
  'a new promise, and a wrap-up that knows of it, end that a call is back: nothing says so of it any more',
  inCase(async ({ adviser, officer }) => {
    const anew = await cameBack(adviser, officer)
    await anew.promise()
    assert.equal((await readCallBack(officer, anew.id)).cameBackAt, null)
    const known = await cameBack(adviser, officer)
    const end = { interactionId: known.interactionId, note: '', promise: '' }
    await wrapUp(adviser, { ...end, matters: [{ id: known.matterId, outcome: 'abandoned' }] })
    assert.equal((await readCallBack(officer, known.id)).cameBackAt, null)
    assert.deepEqual(await backWith(adviser), [])
  }),
)
