import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../../platform/context.ts'
import { at, caseIn, councilDatabase, isNotFound, refusedAs } from '../../requests/requests.fixture.ts'
import { buildRequest } from '../../requests/testing.ts'
import {
  cancelCallBack,
  identifyCustomer,
  listSlots,
  listWork,
  markMissed,
  moveCallBack,
  noteTry,
  promiseCallBack,
  readBoard,
  readCallBack,
  readConversation,
  readWork,
  saveWords,
  startConversation,
} from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))

/** A call that is promised to somebody by email, in the first time the team has; with its other times. */
async function promised(ctx: Ctx, adviser: Ctx) {
  const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
  const people = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customerId = (await people.executeTakeFirstOrThrow()).customer_id!
  const interactionId = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
  const words = { id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }
  await saveWords(adviser, { interactionId, note: '', matters: [words] })
  await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
  const [slot, ...others] = await listSlots(adviser, 'roads')
  const given = { team: 'roads', slotFrom: slot!.from, phone: '07700 900123', summary: 'Ring about the wall' }
  return {
    id: await promiseCallBack(adviser, { interactionId, matterId, ...given }),
    slot: slot!,
    others,
    interactionId,
  }
}

const roomAt = async (ctx: Ctx, from: Date): Promise<number> =>
  (await listSlots(ctx, 'roads')).find(each => each.from.getTime() === from.getTime())?.room ?? 0

const later = (from: Date): string => new Date(from.getTime() + 600_000).toISOString()

test(
  'what is promised for later is seen by its team before its time, and not taken',
  inCase(async ({ ctx, adviser, officer, carer, leader }) => {
    const { id, slot } = await promised(ctx, adviser)
    const { items, coming } = await readWork(officer)
    assert.deepEqual([items, coming], [[], [{ id, at: slot.from, summary: 'Ring about the wall', team: 'roads' }]])
    assert.deepEqual((await readWork(carer)).coming, [], 'another team')
    const { callBacks } = await readBoard(at(leader, new Date(slot.from.getTime() - 86_400_000).toISOString()))
    assert.deepEqual([callBacks.due, callBacks.later], [0, 1])
    const due = await readWork(at(officer, later(slot.from)))
    assert.deepEqual([due.items.map(each => each.id), due.coming], [[id], []])
  }),
)

test(
  'she asks for another time: it is told her again, its first time is free, and ringing then keeps the promise',
  inCase(async ({ ctx, adviser, officer, carer }) => {
    const { id, slot, others } = await promised(ctx, adviser)
    const room = await roomAt(officer, slot.from)
    const to = others.at(-1)!
    await assert.rejects(moveCallBack(carer, { id, slotFrom: to.from }), isNotFound)
    await assert.rejects(moveCallBack(officer, { id, slotFrom: new Date(0) }), refusedAs('interactions.slot-full'))
    await moveCallBack(at(adviser, new Date(adviser.now().getTime() + 1000).toISOString()), { id, slotFrom: to.from })
    const moved = await readCallBack(officer, id)
    assert.deepEqual([moved.slotFrom, moved.nextAt, moved.promise, moved.told], [to.from, to.from, null, 'email'])
    assert.equal(await roomAt(officer, slot.from), room + 1)
    const mails = await ctx.db.selectFrom('channels.messages').select('words').where('about', '=', id).execute()
    assert.equal(mails.length, 2)
    assert.equal(await markMissed(at(officer, later(slot.until))), 0)
    await noteTry(at(officer, later(to.from)), { id, number: 1, result: 'spoke', note: '' })
    assert.equal((await readCallBack(officer, id)).promise, 'kept')
    await assert.rejects(moveCallBack(officer, { id, slotFrom: slot.from }), refusedAs('interactions.call-back-over'))
  }),
)

test(
  'one that was missed stays missed, whatever other time she asks for',
  inCase(async ({ ctx, adviser, officer }) => {
    const { id, slot, others } = await promised(ctx, adviser)
    await moveCallBack(at(officer, later(slot.until)), { id, slotFrom: others.at(-1)!.from })
    assert.equal((await readCallBack(officer, id)).promise, 'missed')
  }),
)

test(
  'she does not need it any more: with a reason it ends, counts neither as kept nor missed, and frees its time',
  inCase(async ({ ctx, adviser, officer }) => {
    const { id, slot, interactionId } = await promised(ctx, adviser)
    const room = await roomAt(officer, slot.from)
    await assert.rejects(cancelCallBack(officer, { id, because: ' ' }), refusedAs('interactions.word-missing'))
    await cancelCallBack(officer, { id, because: 'The wall is mended' })
    await cancelCallBack(officer, { id, because: 'Twice' })
    const over = await readCallBack(officer, id)
    assert.deepEqual([over.state, over.endedBecause, over.promise], ['cancelled', 'The wall is mended', null])
    assert.equal(await roomAt(officer, slot.from), room + 1)
    assert.equal(await markMissed(at(officer, later(slot.until))), 0)
    assert.deepEqual(await listWork(at(officer, later(slot.from))), [])
    const { callBack } = (await readConversation(adviser, interactionId)).matters[0]!
    assert.deepEqual([callBack!.state, callBack!.endedBecause], ['cancelled', 'The wall is mended'])
  }),
)
