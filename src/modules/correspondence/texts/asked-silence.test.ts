import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { listMessages, queueMessages, readArrivals } from '../../channels/index.ts'
import {
  addCustomer,
  listSilentAddresses,
  openCustomer,
  readCustomer,
  readWritingBack,
  saveContactPoint,
} from '../../customers/index.ts'
import { listWork, takeWaiting, waysToNumber } from '../../interactions/index.ts'
import { refusedAs } from '../../requests/requests.fixture.ts'
import { answerReceived, arrivalReader, readThread, receiveText } from '../index.ts'
import { sendMail } from '../mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('texts') })
const adviser = withContext(ctx, { actor: await addStaff(ctx, { name: 'Ada', roles: ['adviser'] }) })

async function text(From: string, Body: string): Promise<void> {
  const body = String(new URLSearchParams({ MessageSid: `SM${newId()}`, From, To: '+447700900999', Body }))
  await receiveText(ctx, { provider: 'twilio', body })
  while (await readArrivals(ctx, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
}

const NO = { ring: false, text: false }

const sentTo = async (number: string) =>
  (await listMessages(ctx, { text: number })).rows.map(({ words, status }) => `${status}: ${words}`)

/** A colleague takes what came from this number, and answers it. */
async function answer(from: string, more: { isSafeSaid?: boolean } = {}) {
  const row = (await listWork(adviser)).find(each => each.from === from)
  const interactionId = row ? await takeWaiting(adviser, row.id) : taken.get(from)!
  taken.set(from, interactionId)
  const { received } = await readThread(adviser, { interactionId })
  const receivedId = received.at(-1)!.id
  await answerReceived(adviser, { interactionId, receivedId, words: 'We come tomorrow', key: newId(), ...more })
}
const taken = new Map<string, string>()

/** A record with an email and a phone, which may be texted or only rung. */
async function know(email: string, phone: string, { textOk }: { textOk: boolean }): Promise<string> {
  const who = { name: 'Ann Ray', kind: 'person', born: null, source: 'customer' } as const
  const customerId = await addCustomer(adviser, { ...who, email, phone: '' })
  const point = { preferred: false, safe: true, messageOk: false, neutral: false, source: 'customer' }
  await saveContactPoint(adviser, { customerId, kind: 'phone', value: phone, ...point, textOk })
  return customerId
}

for (const textOk of [true, false])
  test(`who asked by email not to be written to is not texted either, on a phone that took ${textOk ? '' : 'no '}texts`, async () => {
    const [email, phone] = [`ann${textOk}@a.example`, textOk ? '+447700900301' : '+447700900302']
    const customerId = await know(email, phone, { textOk })
    assert.deepEqual(await waysToNumber(ctx, phone), { ring: true, text: true })
    const words = 'My husband hits me. Please do not write back, he reads my emails and my texts.'
    await sendMail(ctx, { from: email, words })
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    const { points } = await readCustomer(adviser, customerId)
    assert.deepEqual(
      points.filter(({ kind }) => kind === 'phone').map(({ safe, doubtedBecause }) => [safe, doubtedBecause]),
      [[true, 'Asked us not to write back, in an email']],
    )
    await text(phone, 'My bin in Mill Lane was not emptied')
    assert.deepEqual(await sentTo(phone), [])
    await assert.rejects(answer(phone), refusedAs('correspondence.not-safe'))
    assert.deepEqual(await waysToNumber(ctx, phone), { ring: true, text: false })
    assert.deepEqual([...(await listSilentAddresses(ctx, [phone]))], [phone])
  })

test('who is on no record and asked for silence gets no news, and no word of a call-back', async () => {
  const [from, other] = ['+447700900303', '+447700900304']
  await text(from, 'My husband hits me. Please do not text back, he reads my phone.')
  assert.deepEqual([...(await listSilentAddresses(ctx, [from, other]))], [from])
  const isSafe = async (value: string) => (await readWritingBack(ctx, { kind: 'phone', value })).isSafe
  assert.deepEqual([await isSafe(from), await isSafe(other)], [false, true])
  assert.deepEqual([await waysToNumber(ctx, from), await waysToNumber(ctx, other)], [NO, { ring: true, text: true }])
  await answer(from, { isSafeSaid: true })
  assert.equal((await sentTo(from)).length, 1, 'a colleague who was told so answers')
})

test('who asks in a text not to be rung, because somebody listens, is not texted there either', async () => {
  const from = '+447700900305'
  const waiting = { language: 'en', subject: 'Your bin', words: 'We have got it', thread: newId() }
  await queueMessages(ctx, [{ ...waiting, key: newId(), medium: 'text', recipient: from }])
  await text(from, 'My partner hits me, please do not ring me, he listens')
  assert.deepEqual(await sentTo(from), ['failed: We have got it'])
  await assert.rejects(answer(from), refusedAs('correspondence.asked-not-to-write'))
  await answer(from, { isSafeSaid: true })
})
