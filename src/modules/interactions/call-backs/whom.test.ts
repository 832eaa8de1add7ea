import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../../test/support/follow.ts'
import type { Ctx } from '../../../platform/context.ts'
import { addCustomer, linkOwnRecord, openCustomer, recordDeath, saveContactPoint } from '../../customers/index.ts'
import { at, caseIn, councilDatabase, isNotFound, refusedAs } from '../../requests/requests.fixture.ts'
import {
  findNumberToRing,
  giveBackFollower,
  identifyCustomer,
  listSlots,
  moveCallBack,
  noteTry,
  promiseCallBack,
  promisesOfDeadFollower,
  readCallBack,
  readConversation,
  readWork,
  saveWords,
  startConversation,
  takeCallBack,
} from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))
const source = 'customer' as const
const PHONE = '+447700900331'

async function person(ctx: Ctx, name: string, email = '') {
  const customerId = await addCustomer(ctx, { name, kind: 'person', born: null, email, phone: '', source })
  await openCustomer(ctx, { customerId, reason: 'speaking' })
  return customerId
}

const point = { source, kind: 'phone', value: PHONE, preferred: false, textOk: false, messageOk: false } as const
const phoneOf = (ctx: Ctx, customerId: string, safe: boolean) =>
  saveContactPoint(ctx, { ...point, customerId, safe, neutral: false })

async function begun(ctx: Ctx) {
  const interactionId = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(ctx, interactionId)).matters[0]!.id
  const matters = [{ id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }]
  await saveWords(ctx, { interactionId, note: '', matters })
  const slots = await listSlots(ctx, 'roads')
  const promise = () =>
    promiseCallBack(ctx, {
      ...{ interactionId, matterId, team: 'roads', slotFrom: slots[0]!.from },
      ...{ phone: PHONE, summary: 'The wall' },
    })
  const callBackOf = async () => (await readConversation(ctx, interactionId)).matters[0]!.callBack!
  return { interactionId, slots, promise, callBackOf }
}

test(
  'of somebody not known yet no number is rung that anybody marked as not safe',
  inCase(async ({ adviser }) => {
    await phoneOf(adviser, await person(adviser, 'Una Safe'), false)
    const { interactionId, promise } = await begun(adviser)
    await assert.rejects(promise(), refusedAs('interactions.phone-unsafe'))
    const call = { caller: PHONE } as NonNullable<Parameters<typeof findNumberToRing>[1]['call']>
    const found = await findNumberToRing(adviser, { id: interactionId, call, caller: null, wentOnFrom: null })
    assert.deepEqual(found, { phone: null, isUnsafe: true, isOfDead: false })
  }),
)

test(
  'who is known after a call back is promised is whom it is for: nobody rings an unsafe number, nor who has died',
  inCase(async ({ ctx, adviser, officer, leader }) => {
    const { interactionId, slots, promise, callBackOf } = await begun(adviser)
    const id = await promise()
    const customerId = await person(adviser, 'Una Safe')
    await phoneOf(adviser, customerId, false)
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
    const { met } = await readCallBack(officer, id)
    assert.deepEqual([met.name, met.isNotRung], ['Una Safe', true])
    assert.equal((await callBackOf()).isNotRung, true)
    const due = at(officer, slots[0]!.from.toISOString())
    await assert.rejects(takeCallBack(due, id), refusedAs('interactions.phone-unsafe'))
    await recordDeath(adviser, { customerId, source })
    await digestEvents(ctx, promisesOfDeadFollower)
    assert.equal((await readCallBack(officer, id)).endedBecause, 'They have died')
    const email = officer.actor.kind === 'staff' ? officer.actor.email : ''
    await linkOwnRecord(leader, { customerId, email, kind: 'family' })
    await assert.rejects(readCallBack(officer, id), isNotFound)
  }),
)

test(
  'who has died is not written to, though the number that was rung in vain is of somebody else',
  inCase(async ({ ctx, adviser, officer }) => {
    const { interactionId, slots, promise, callBackOf } = await begun(adviser)
    const una = await person(adviser, 'Una', 'una@one.example')
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId: una })
    const id = await promise()
    await recordDeath(adviser, { customerId: una, source })
    const due = at(officer, slots[0]!.from.toISOString())
    await takeCallBack(due, id)
    await noteTry(due, { id, number: 1, result: 'wrong-number', note: '' })
    const { state, writtenBy } = await callBackOf()
    assert.deepEqual([state, writtenBy], ['written', []])
    const sent = await ctx.db.selectFrom('channels.messages').select('key').where('about', '=', id).execute()
    assert.deepEqual(
      sent.filter(({ key }) => key.includes(':missed:')),
      [],
    )
  }),
)

test(
  'it is somebody else: they are rung, what went to the first is said, and nothing more is written to anybody',
  inCase(async ({ ctx, adviser, officer }) => {
    const { interactionId, slots, promise, callBackOf } = await begun(adviser)
    const [nora, ned] = [
      await person(adviser, 'Nora', 'nora@one.example'),
      await person(adviser, 'Ned', 'ned@one.example'),
    ]
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId: nora })
    const id = await promise()
    assert.equal((await callBackOf()).told, 'email')
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId: ned, things: ['name', 'address'] })
    assert.equal((await callBackOf()).told, 'other')
    const { met, told } = await readCallBack(officer, id)
    assert.deepEqual([met.name, met.customerId, met.things, told], ['Ned', ned, ['name', 'address'], 'other'])
    await moveCallBack(officer, { id, slotFrom: slots.at(-1)!.from })
    assert.equal((await readCallBack(officer, id)).told, 'spoken')
    const sent = await ctx.db.selectFrom('channels.messages').select('recipient').where('about', '=', id).execute()
    assert.deepEqual(
      sent.map(({ recipient }) => recipient),
      ['nora@one.example'],
    )
    assert.deepEqual(
      (await readWork(officer)).coming.map(each => each.id),
      [id],
    )
  }),
)

test(
  'what somebody took to ring whoever turns out to be of her family is nobody’s again',
  inCase(async ({ ctx, adviser, officer, leader }) => {
    const { interactionId, slots, promise } = await begun(adviser)
    const id = await promise()
    await takeCallBack(at(officer, slots[0]!.from.toISOString()), id)
    const customerId = await person(adviser, 'Una Wife')
    await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
    const email = officer.actor.kind === 'staff' ? officer.actor.email : ''
    await linkOwnRecord(leader, { customerId, email, kind: 'family' })
    await digestEvents(ctx, giveBackFollower)
    const { rows } = await sql`select taken_by from interactions.call_backs where id = ${id}::uuid`.execute(ctx.db)
    assert.deepEqual(rows, [{ taken_by: null }])
  }),
)
