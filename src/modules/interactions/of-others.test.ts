import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { linkOwnRecord } from '../customers/index.ts'
import { at, caseIn, councilDatabase, isNotFound, refusedAs, staffId } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  acceptHandover,
  identifyCustomer,
  listOwnOffers,
  listSlots,
  noteSignOfLife,
  offerHandover,
  promiseCallBack,
  putAwayWaiting,
  putWaiting,
  readCallBack,
  readConversation,
  readHandover,
  readWork,
  saveWords,
  startConversation,
  takeCallBack,
  takeWaiting,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))

const ASKER = { name: 'Maud Wife', email: 'maud@example.test', phone: '+447700900123' }

/** A call of somebody who is known, about something. */
async function call(ctx: Ctx, customerId: string): Promise<{ interactionId: string; matterId: string }> {
  const interactionId = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  await identifyCustomer(ctx, interactionId, { how: 'said', customerId })
  const matterId = (await readConversation(ctx, interactionId)).matters[0]!.id
  const words = { id: matterId, asked: 'My wall fell on the road', answer: '', answerSource: '' }
  await saveWords(ctx, { interactionId, note: '', matters: [words] })
  return { interactionId, matterId }
}

const customerOf = async (ctx: Ctx): Promise<string> =>
  askerOf(ctx, (await buildRequest(ctx, { ...ASKER, safe: ['email', 'phone'] })).requestId)

async function askerOf(ctx: Ctx, requestId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select customer_id as id from requests.participants
    where request_id = ${requestId}::uuid`.execute(ctx.db)
  return rows[0]!.id
}

const emailOf = ({ actor }: Ctx): string => (actor.kind === 'staff' ? actor.email : '')

const seenIn = async (ctx: Ctx) => {
  const { items, coming } = await readWork(ctx)
  return [...items, ...coming].map(({ id }) => id)
}

test(
  'a call back to one’s family is there for colleagues alone, before its time and at it',
  inCase(async ({ ctx, adviser, officer, colleague, leader }) => {
    const customerId = await customerOf(ctx)
    const [slot] = await listSlots(adviser, 'roads')
    const given = { team: 'roads', slotFrom: slot!.from, phone: '07700 900123', summary: 'Ring about the wall' }
    const id = await promiseCallBack(adviser, { ...(await call(adviser, customerId)), ...given })
    assert.deepEqual(await seenIn(officer), [id])
    await linkOwnRecord(leader, { customerId, email: emailOf(officer), kind: 'family' })
    const due = (who: Ctx) => at(who, '2026-12-01T11:10:00Z')
    for (const when of [officer, due(officer)]) {
      assert.deepEqual(await seenIn(when), [])
      await assert.rejects(readCallBack(when, id), isNotFound)
    }
    await assert.rejects(takeCallBack(due(officer), id), isNotFound)
    assert.deepEqual([await seenIn(colleague), await seenIn(due(colleague))], [[id], [id]])
    await takeCallBack(due(colleague), id)
  }),
)

test(
  'nobody is offered what her family asked; an offer that stands is not hers to see once that is known',
  inCase(async ({ ctx, adviser, officer, colleague, leader }) => {
    const customerId = await customerOf(ctx)
    const matter = await call(adviser, customerId)
    for (const each of [officer, colleague]) await noteSignOfLife(each)
    const offer = (to: Ctx) =>
      offerHandover(adviser, { ...matter, team: 'roads', to: staffId(to), summary: 'Who clears it?' })
    const id = await offer(officer)
    assert.deepEqual(await seenIn(officer), [id])
    await linkOwnRecord(leader, { customerId, email: emailOf(officer), kind: 'family' })
    assert.deepEqual([await seenIn(officer), await listOwnOffers(officer)], [[], []])
    await assert.rejects(readHandover(officer, id), isNotFound)
    await assert.rejects(acceptHandover(officer, id), isNotFound)
    assert.equal((await readHandover(adviser, id)).toName, 'Olu Officer', 'who offered it still has it')
    const later = at(adviser, '2026-12-01T10:04:00Z')
    for (const each of [officer, colleague]) await noteSignOfLife(at(each, '2026-12-01T10:04:00Z'))
    const again = (to: Ctx) =>
      offerHandover(later, { ...matter, team: 'roads', to: staffId(to), summary: 'Who clears it?' })
    await assert.rejects(again(officer), refusedAs('interactions.not-for-her'))
    const second = await again(colleague)
    assert.deepEqual(await seenIn(at(officer, '2026-12-01T10:04:00Z')), [], 'nor that a colleague has it')
    await acceptHandover(at(colleague, '2026-12-01T10:04:00Z'), second)
  }),
)

test(
  'what one’s family wrote waits for others, whoever writes and whichever request it is about',
  inCase(async ({ ctx, adviser, leader }) => {
    const customerId = await customerOf(ctx)
    const { requestId } = await buildRequest(ctx, ASKER)
    const write = async (more: { customerId: string | null; requestId: string | null }) => {
      const id = newId()
      const arrivedAt = ctx.now()
      await putWaiting(ctx, {
        ...{ id, threadId: newId(), channel: 'email', team: null, service: null, sender: 'Maud', summary: 'Bins' },
        ...{ asked: 'Bins', isUrgent: false, arrivedAt, dueAt: new Date('2026-12-02T17:00:00Z'), ...more },
      })
      return id
    }
    const hers = await write({ customerId, requestId: null })
    const about = await write({ customerId: null, requestId })
    const others = await write({ customerId: null, requestId: null })
    assert.deepEqual(new Set(await seenIn(adviser)), new Set([hers, about, others]))
    for (const id of [customerId, await askerOf(ctx, requestId)])
      await linkOwnRecord(leader, { customerId: id, email: emailOf(adviser), kind: 'family' })
    assert.deepEqual(await seenIn(adviser), [others])
    for (const id of [hers, about]) {
      await assert.rejects(takeWaiting(adviser, id), isNotFound)
      await assert.rejects(putAwayWaiting(adviser, id), isNotFound)
    }
    await takeWaiting(adviser, others)
  }),
)
