// What was promised and is not rung: the number is not safe any more, it is a wrong one, or nobody answered.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { addCustomer, doubtWays, openCustomer, saveContactPoint } from '../../customers/index.ts'
import { at, caseIn, councilDatabase, refusedAs } from '../../requests/requests.fixture.ts'
import {
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
  takeCallBack,
  takeNext,
  wrapUp,
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
    const nora = await person(adviser, 'Nora')
    await identifyCustomer(adviser, unknown.interactionId, { how: 'said', customerId: nora })
    await isNotRung(unknown)
    await assert.rejects(promised(adviser, nora), refusedAs('interactions.phone-unsafe'))
    await saveContactPoint(adviser, { ...marked, ...how, customerId: nora, safe: true })
    assert.equal((await readCallBack(officer, unknown.id)).met.isNotRung, false, 'on her own record it is safe')
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
    const found = await findNumberToRing(adviser, { id: known.interactionId, call, caller, wentOnFrom: null })
    assert.deepEqual(found, { phone: null, isUnsafe: true, isOfDead: false })
  }),
)

test(
  'whoever had taken it and rang notes what was said, though it turns out then that the number is not safe',
  inCase(async ({ adviser, officer, colleague }) => {
    const { id, due } = await promised(adviser)
    const now = at(officer, due)
    await takeCallBack(now, id)
    await askedNotToRing(adviser)
    const tried = { id, number: 1, result: 'spoke', note: 'Never ring this again' } as const
    await assert.rejects(noteTry(at(colleague, due), tried), refusedAs('interactions.phone-unsafe'))
    assert.deepEqual(
      [(await readCallBack(officer, id)).isMine, (await readCallBack(colleague, id)).isMine],
      [true, false],
    )
    await noteTry(now, tried)
    const { state, promise, tries } = await readCallBack(officer, id)
    assert.deepEqual([state, promise, tries[0]!.note], ['spoken', 'kept', 'Never ring this again'])
  }),
)

const later = (due: string, hours: number): string => new Date(Date.parse(due) + hours * 3_600_000).toISOString()

/** What was written of it besides the promise: by which way, to whom, and which words. */
const written = async (ctx: Ctx, id: string) => {
  const messages = ctx.db.selectFrom('channels.messages').select(['key', 'medium', 'recipient', 'words'])
  return (await messages.where('about', '=', id).execute()).filter(({ key }) => !key.includes(':promised:'))
}

const cameBackTo = async (ctx: Ctx) => (await readWork(ctx)).items.filter(({ kind }) => kind === 'call-came-back')

test(
  'a wrong number is not texted and hears nothing: it is written another way, and whoever promised it finds the right one',
  inCase(async ({ ctx, adviser, officer }) => {
    const nora = await person(adviser, 'Nora', 'nora@one.example')
    const ways = { customerId: nora, source, preferred: true, safe: true, messageOk: true, neutral: false } as const
    await saveContactPoint(adviser, { ...ways, kind: 'phone', value: PHONE, textOk: true })
    const { id, due, interactionId, matterId } = await promised(adviser, nora)
    await noteTry(at(officer, due), { id, number: 1, result: 'wrong-number', note: 'A shop' })
    const [message, ...others] = await written(ctx, id)
    assert.deepEqual([message!.medium, message!.recipient, others], ['email', 'nora@one.example', []])
    assert.match(message!.words, /We tried to ring you and did not reach you/)
    assert.doesNotMatch(message!.words, /three times/)
    assert.deepEqual(await cameBackTo(officer), [], 'whoever rang knows')
    const [item] = await cameBackTo(adviser)
    assert.deepEqual([item!.id, item!.words], [id, 'The wall'])
    assert.deepEqual(await takeNext(adviser), { kind: 'call-came-back', id })
    const end = { interactionId, note: '', promise: '' }
    const how = (outcome: 'call-back' | 'abandoned') => ({ ...end, matters: [{ id: matterId, outcome }] })
    await wrapUp(at(adviser, later(due, 1)), how('abandoned'))
    assert.deepEqual(await cameBackTo(adviser), [], 'her conversation ended knowing it')
  }),
)

/** A call that nobody answered at three tries. */
async function inVain({ adviser, officer }: { adviser: Ctx; officer: Ctx }, customerId: string | null) {
  const call = await promised(adviser, customerId)
  for (const number of [1, 2, 3]) {
    const { nextAt } = await readCallBack(officer, call.id)
    await noteTry(at(officer, nextAt!.toISOString()), { id: call.id, number, result: 'no-answer', note: '' })
  }
  return call.id
}

test(
  'after three tries in vain a text goes and a letter where an address may be written to; to a wrong number an email and a letter',
  inCase(async ({ ctx, adviser, officer: rings }) => {
    const officer = withContext(rings, { ports: { ...rings.ports, keepsTexts: true } })
    const nora = await person(adviser, 'Nora', 'nora@one.example')
    const way = { customerId: nora, source, preferred: false, messageOk: true, neutral: false } as const
    await saveContactPoint(adviser, { ...way, kind: 'phone', value: PHONE, textOk: true, safe: true })
    const home = { ...way, kind: 'address', value: '1 Mill Lane', postcode: 'SN15 1ER', textOk: false } as const
    const addressId = await saveContactPoint(adviser, { ...home, safe: true })
    const both = await inVain({ adviser, officer }, nora)
    const sent = (await written(ctx, both)).map(({ medium, recipient }) => `${medium} ${recipient}`)
    assert.deepEqual(sent.sort(), ['letter 1 Mill Lane, SN15 1ER', `text ${PHONE}`])
    assert.deepEqual((await readCallBack(adviser, both)).writtenBy, ['text', 'letter'])
    assert.deepEqual(await cameBackTo(adviser), [])
    const { id, due } = await promised(adviser, nora)
    await noteTry(at(officer, due), { id, number: 1, result: 'wrong-number', note: '' })
    assert.deepEqual((await readCallBack(adviser, id)).writtenBy, ['email', 'letter'])
    await saveContactPoint(adviser, { ...home, replaces: addressId, safe: false })
    const unsafe = await inVain({ adviser, officer }, nora)
    assert.deepEqual((await readCallBack(adviser, unsafe)).writtenBy, ['text'])
  }),
)

test(
  'after three tries in vain it is written by email where no mobile is safe; where nothing can be sent, whoever promised it hears',
  inCase(async ({ ctx, adviser, officer }) => {
    const emailed = await inVain({ adviser, officer }, await person(adviser, 'Nora', 'nora@one.example'))
    assert.deepEqual(
      (await written(ctx, emailed)).map(({ medium }) => medium),
      ['email'],
    )
    assert.deepEqual(await cameBackTo(adviser), [])
    const unwritten = await inVain({ adviser, officer }, null)
    assert.deepEqual(await written(ctx, unwritten), [])
    assert.deepEqual((await readCallBack(adviser, unwritten)).writtenBy, [])
    const items = await cameBackTo(adviser)
    assert.deepEqual(
      items.map(each => each.id),
      [unwritten],
    )
    await seeToCallBack(adviser, unwritten)
    assert.deepEqual(await cameBackTo(adviser), [])
  }),
)

test(
  'whoever promised a call reads in her work why somebody else ended it, and goes on with it; who ended it herself knows',
  inCase(async ({ adviser, officer }) => {
    const own = await promised(adviser)
    await cancelCallBack(adviser, { id: own.id, because: 'They rang again' })
    assert.deepEqual(await cameBackTo(adviser), [])
    const { id, interactionId } = await promised(adviser)
    await cancelCallBack(officer, { id, because: 'The wall is mended' })
    const [item] = await cameBackTo(adviser)
    assert.deepEqual([item!.id, item!.words], [id, 'The wall: The wall is mended'])
    assert.equal(await goOnWithCallBack(adviser, id), interactionId, 'it is in her hands yet')
    assert.deepEqual(await cameBackTo(adviser), [])
  }),
)

test(
  'what nobody rings is opened, also by the next, and goes on another way in a conversation that ends the promise',
  inCase(async ({ adviser, officer }) => {
    const { id, due, matterId, matterNow } = await promised(adviser)
    await askedNotToRing(adviser)
    const now = at(officer, due)
    const [item] = (await readWork(now)).items
    assert.deepEqual([item!.id, item!.isNotRung], [id, true])
    assert.deepEqual(await takeNext(now), { kind: 'call-back', id })
    const begun = await goOnWithCallBack(now, id)
    assert.equal(await goOnWithCallBack(now, id), begun)
    const [matter] = (await readConversation(now, begun)).matters
    assert.deepEqual([matter!.asked, matter!.isContinued], ['My wall fell', true])
    assert.deepEqual(
      (await readWork(now)).items.filter(each => each.id === id),
      [],
    )
    const { state, endedBecause } = (await matterNow()).callBack!
    assert.deepEqual([state, endedBecause, matterId !== matter!.id], ['cancelled', endedBecause, true])
    assert.deepEqual(await cameBackTo(adviser), [], 'a colleague has it')
  }),
)
