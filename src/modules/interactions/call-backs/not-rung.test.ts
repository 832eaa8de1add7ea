// What was promised and is not rung: the number is not safe any more, it is a wrong one, or nobody answered.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../../platform/context.ts'
import { addCustomer, doubtWays, openCustomer, saveContactPoint } from '../../customers/index.ts'
import { at, caseIn, councilDatabase, refusedAs } from '../../requests/requests.fixture.ts'
import {
  endConversation,
  findNumberToRing,
  identifyCustomer,
  listSlots,
  noteTry,
  promiseCallBack,
  readCallBack,
  readConversation,
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

/** A call that Highways promises to `customerId`, or to nobody known, and the first moment at which it is due. */
async function promised(adviser: Ctx, customerId: string | null = null) {
  const interactionId = await startConversation(adviser, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
  const matters = [{ id: matterId, asked: 'My wall fell', answer: '', answerSource: '' }]
  await saveWords(adviser, { interactionId, note: '', matters })
  if (customerId) await identifyCustomer(adviser, interactionId, { how: 'said', customerId })
  const [slot] = await listSlots(adviser, 'roads')
  const promise = () =>
    promiseCallBack(adviser, {
      ...{ interactionId, matterId, team: 'roads', slotFrom: slot!.from, phone: PHONE, summary: 'The wall' },
    })
  const matterNow = async () => (await readConversation(adviser, interactionId)).matters[0]!
  const id = await promise()
  await endConversation(adviser, interactionId)
  return { id, interactionId, due: slot!.from.toISOString(), matterId, matterNow }
}

const askedNotToRing = (ctx: Ctx) =>
  doubtWays(ctx, {
    from: { kind: 'phone', value: PHONE },
    customerId: null,
    not: ['ring', 'write'],
    because: 'Asked us not to ring',
  })

test(
  'nobody is rung where it turns out after the promise that the number is not safe, whoever has it and whoever is known',
  inCase(async ({ adviser, officer }) => {
    const isNotRung = async ({ id, due, matterNow }: Awaited<ReturnType<typeof promised>>) => {
      const { met } = await readCallBack(officer, id)
      assert.deepEqual([met.isNotRung, (await matterNow()).callBack!.isNotRung], [true, true])
      await assert.rejects(takeCallBack(at(officer, due), id), refusedAs('interactions.phone-unsafe'))
      const tried = { id, number: 1, result: 'spoke', note: '' } as const
      await assert.rejects(noteTry(at(officer, due), tried), refusedAs('interactions.phone-unsafe'))
    }
    const unknown = await promised(adviser)
    assert.equal((await readCallBack(officer, unknown.id)).met.isNotRung, false)
    const marked = { customerId: await person(adviser, 'Una Safe'), source, kind: 'phone', value: PHONE } as const
    const how = { preferred: false, textOk: false, messageOk: false, neutral: false }
    await saveContactPoint(adviser, { ...marked, ...how, safe: false })
    await isNotRung(unknown)
  }),
)

test(
  'a number that asked for silence and is on no record is not rung of somebody known either, nor promised',
  inCase(async ({ adviser, officer }) => {
    const nora = await person(adviser, 'Nora')
    const known = await promised(adviser, nora)
    const unknown = await promised(adviser)
    await askedNotToRing(adviser)
    for (const { id, due, matterNow } of [known, unknown]) {
      assert.equal((await readCallBack(officer, id)).met.isNotRung, true)
      assert.equal((await matterNow()).callBack!.isNotRung, true)
      await assert.rejects(takeCallBack(at(officer, due), id), refusedAs('interactions.phone-unsafe'))
    }
    await assert.rejects(promised(adviser, nora), refusedAs('interactions.phone-unsafe'))
    const call = { caller: PHONE } as NonNullable<Parameters<typeof findNumberToRing>[1]['call']>
    const { caller } = await readConversation(adviser, known.interactionId)
    const found = await findNumberToRing(adviser, { call, caller, wentOnFrom: null })
    assert.deepEqual(found, { phone: null, isUnsafe: true, isOfDead: false })
  }),
)
