import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, queueMessages } from '../channels/index.ts'
import { addCustomer, openCustomer, readCustomer, saveContactPoint } from '../customers/index.ts'
import { listToTell, openSubmission, reporterFrom } from '../requests/index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = withContext(ctx, { actor: await addStaff(ctx, { name: 'Ada', roles: ['adviser'] }) })
const SILENCE = 'My husband hits me. Please do not write back, he reads my emails.'
const BECAUSE = 'Asked us not to write back, in an email'

/** A request with this email, by another system that asked her nothing, or by herself who says that it is safe. */
async function ask(email: string, { asked }: { asked: boolean }) {
  const reporter = reporterFrom({ name: 'Rosa', email, asked })
  const place = { near: 'SN15 1ER', words: 'by the bridge', postcode: 'SN15 1ER', lat: 51.461, lng: -2.116 }
  const request = { service: 'pothole', answers: {}, place }
  const [opened] = await openSubmission(ctx, { key: newId(), language: 'en', reporter, requests: [request] })
  return (await listToTell(ctx, [opened!.requestId], []))[0]!.told.map(({ email }) => email)
}

async function pointOf(customerId: string) {
  await openCustomer(adviser, { customerId, reason: 'speaking' })
  return (await readCustomer(adviser, customerId)).points.find(({ kind, endedAt }) => kind === 'email' && !endedAt)!
}

test('who has no record and asked not to be written to is not written to about what another system asks for her', async () => {
  const email = 'anna@a.example'
  await sendMail(ctx, { from: 'Anna@a.example', words: SILENCE })
  assert.deepEqual(await ask(email, { asked: false }), [])
  const made = { name: 'Anna Ray', kind: 'person', born: null, email, phone: '', source: 'customer' } as const
  const customerId = await addCustomer(adviser, made)
  const point = await pointOf(customerId)
  assert.deepEqual([point.safe, point.doubtedBecause], [false, BECAUSE], 'nor is what a colleague adds without asking')
  const safe = { preferred: true, safe: true, textOk: false, messageOk: false, neutral: false, source: 'customer' }
  await saveContactPoint(adviser, { customerId, kind: 'email', value: email, replaces: point.id, ...safe })
  const after = await pointOf(customerId)
  assert.deepEqual([after.safe, after.doubtedBecause], [true, null], 'a colleague decides')
})

test('what waits to be sent to where she wrote from does not go any more', async () => {
  const recipient = 'emma@a.example'
  const said = { language: 'en', subject: 'Your bin', words: 'We have got it', thread: newId() }
  await queueMessages(ctx, [{ ...said, key: newId(), medium: 'email', recipient }])
  await sendMail(ctx, { from: recipient, words: SILENCE })
  const { rows } = await listMessages(ctx, { text: recipient })
  assert.deepEqual(
    rows.map(({ status, answer }) => [status, answer]),
    [['failed', `Not sent: ${BECAUSE}`]],
  )
})

test('what she says herself on a form later stands', async () => {
  const email = 'berta@a.example'
  await sendMail(ctx, { from: email, words: SILENCE })
  assert.deepEqual(await ask(email, { asked: true }), [email])
  assert.deepEqual(await ask(email, { asked: false }), [email])
  assert.deepEqual(await ask('carla@a.example', { asked: false }), ['carla@a.example'])
})

test('who asks not to be rung may be written to, and hears whom to ring herself', async () => {
  const from = 'dora@a.example'
  const made = {
    name: 'Dora Ray',
    kind: 'person',
    born: null,
    email: from,
    phone: '07700 900123',
    source: 'customer',
  } as const
  const customerId = await addCustomer(adviser, made)
  const words = 'My husband hits me. You can write to this address, it is mine alone, but please do not ring me.'
  await sendMail(ctx, { from, words })
  const [answer] = (await listMessages(ctx, { text: from })).rows
  assert.match(answer!.words, /999/)
  await openCustomer(adviser, { customerId, reason: 'speaking' })
  const { points } = await readCustomer(adviser, customerId)
  assert.deepEqual(points.map(({ kind, safe, doubtedBecause }) => [kind, safe, doubtedBecause]).toSorted(), [
    ['email', true, null],
    ['phone', false, 'Asked us not to ring back, in an email'],
  ])
})

test('where several have the address that asked, nobody writes to any of them by another way either', async () => {
  const email = 'home@a.example'
  const made = { kind: 'person', born: null, email, source: 'customer' } as const
  const ids = [
    await addCustomer(adviser, { ...made, name: 'Rosa Ray', phone: '07700 900124' }),
    await addCustomer(adviser, { ...made, name: 'Rob Ray', phone: '' }),
  ]
  const other = await addCustomer(adviser, { ...made, name: 'Sam Ray', email: 'sam@a.example', phone: '' })
  const point = { preferred: false, safe: true, textOk: true, messageOk: false, neutral: false, source: 'customer' }
  const home = { kind: 'address', value: '12 High Street, Devizes', postcode: 'SN15 1ER' } as const
  for (const customerId of [ids[0]!, other]) await saveContactPoint(adviser, { ...point, ...home, customerId })
  await sendMail(ctx, { from: email, words: SILENCE })
  const safe = async (customerId: string) => {
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    const { points } = await readCustomer(adviser, customerId)
    return points.map(({ kind, doubtedBecause }) => [kind, doubtedBecause]).toSorted()
  }
  assert.deepEqual(await safe(ids[0]!), [
    ['address', BECAUSE],
    ['email', BECAUSE],
    ['phone', BECAUSE],
  ])
  assert.deepEqual(await safe(ids[1]!), [['email', BECAUSE]])
  assert.deepEqual(await safe(other), [
    ['address', null],
    ['email', null],
  ])
})
