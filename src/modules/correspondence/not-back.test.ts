import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { listMessages } from '../channels/index.ts'
import { openCustomer, readCustomer, saveContactPoint } from '../customers/index.ts'
import { findWaysOf, listToTell, readRequest, readTracked } from '../requests/index.ts'
import { buildRequest } from '../requests/testing.ts'
import { heedTyped } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = withContext(ctx, { actor: await addStaff(ctx, { name: 'Ada', roles: ['adviser'] }) })
const SILENCE = 'My husband beats me. Please do not write to me any more, he reads my emails.'

const readAsProgram = (id: string) => readRequest(database.ctx({ actor: system('test') }), id)
const toldOf = async (ctx: Ctx, id: string) => (await listToTell(ctx, [id], []))[0]!.told

test('who asks by mail not to be written to about her request is told nothing of it, until a colleague decides', async () => {
  const her = { name: 'Rosa Ray', email: 'rosa@a.example', phone: '+447700900123', safe: ['email', 'text'] as never }
  const { requestId, participantId, reference } = await buildRequest(database.ctx(), her)
  assert.equal((await toldOf(ctx, requestId)).length, 1)
  await sendMail(ctx, { from: 'Rosa@a.example', words: SILENCE, subject: `About ${reference}` })
  assert.deepEqual((await listMessages(ctx, { text: 'rosa@a.example' })).rows, [])
  assert.deepEqual(await toldOf(ctx, requestId), [], 'by no way: email, text or letter')
  const { participants, updates } = await readAsProgram(requestId)
  const [she] = participants
  const customerId = (await findWaysOf(ctx, participantId!))!.customerId
  assert.deepEqual([she!.isTold, she!.emailSafe, she!.textOk], [false, false, false])
  assert.equal(she!.doubt, 'Asked us not to write back, in an email')
  assert.ok(
    updates.some(({ words }) => words.includes('beats me')),
    'colleagues read it',
  )
  assert.deepEqual((await readTracked(ctx, participantId!)).updates, [], 'who opens the links in her mail does not')

  const again = await buildRequest(database.ctx(), { name: 'Rosa Ray', email: 'rosa@a.example' })
  assert.deepEqual(await toldOf(ctx, again.requestId), [], 'nor of the next that she asks')

  await openCustomer(adviser, { customerId, reason: 'speaking' })
  const [email] = (await readCustomer(adviser, customerId)).points.filter(({ kind }) => kind === 'email')
  assert.equal(email!.doubtedBecause, 'Asked us not to write back, in an email')
  const safe = { preferred: true, safe: true, textOk: false, messageOk: false, neutral: false, source: 'customer' }
  await saveContactPoint(adviser, { customerId, kind: 'email', value: email!.value, replaces: email!.id, ...safe })
  assert.equal((await toldOf(ctx, requestId))[0]!.email, 'rosa@a.example')
})

test('what she types on the page of her request is heeded too, and stands there no more', async () => {
  const { requestId, participantId, reference } = await buildRequest(database.ctx(), { email: 'typed@a.example' })
  await heedTyped(database.ctx(), { participantId: participantId!, requestId, reference, words: SILENCE })
  assert.deepEqual(await toldOf(ctx, requestId), [])
  assert.equal((await readAsProgram(requestId)).participants[0]!.doubt, 'Asked us not to write back, in a request')
})
