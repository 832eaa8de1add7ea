import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, digestEvents, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Outlet } from '../../platform/ports.ts'
import {
  listFailed,
  listToPrint,
  type NewMessage,
  queueMessages,
  readMessage,
  sendMessage,
  withholdFrom,
} from '../channels/index.ts'
import { sendMail } from '../correspondence/mail.fixture.ts'
import { addCustomer, doubtWays, openCustomer, readCustomer, saveContactPoint } from '../customers/index.ts'
import { fallBack, sendAgain, silenceFollower } from './index.ts'
import { ask, tellAtOnce } from './notifications.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const never = async (): Promise<never> => assert.fail('nothing is sent by text')
const texts: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
const ctx = database.ctx({ actor: system('test'), ports: { ...database.ports, texts } })
const ada = withContext(ctx, { actor: await addStaff(ctx, { name: 'Ada', roles: ['adviser'] }) })
const REACHED = { origin: 'https://council.test', answersByEmail: false }
const HOME = '4 Mill Lane, Chippenham, SN15 1ER'

async function known(email: string, phone: string): Promise<string> {
  const customerId = await addCustomer(ada, {
    name: 'Rosa',
    kind: 'person',
    born: null,
    email,
    phone,
    source: 'customer',
  })
  await save(customerId, 'address', true)
  await save(customerId, 'phone', true)
  return customerId
}

/** As a colleague saves what she has; an address where she had none. */
async function save(customerId: string, kind: 'email' | 'phone' | 'address', safe: boolean): Promise<void> {
  await openCustomer(ada, { customerId, reason: 'speaking' })
  const { points } = await readCustomer(ada, customerId)
  const there = points.find(each => each.kind === kind && !each.endedAt)
  await saveContactPoint(ada, {
    ...{ customerId, kind, safe, source: 'customer', preferred: false, messageOk: false, neutral: false },
    textOk: kind === 'phone' && safe,
    value: there && kind !== 'address' ? there.value : '4 Mill Lane, Chippenham',
    postcode: 'SN15 1ER',
    ...(there && { replaces: there.id }),
  })
}

async function queue(medium: NewMessage['medium'], recipient: string, more: Partial<NewMessage> = {}): Promise<string> {
  const key = newId()
  await queueMessages(ctx, [
    { key, medium, recipient, language: 'en', subject: 'Pothole', words: 'We have got it', thread: newId(), ...more },
  ])
  const { id } = await ctx.db
    .selectFrom('channels.messages')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}

const told = () => ctx.transaction(ctx => digestEvents(ctx, silenceFollower))
const send = (ctx: Ctx, id: string) =>
  sendMessage(ctx, { id, from: 'a@council.test', replyTo: null, quietHours: null, lastTry: false })
const stateOf = async (id: string) => {
  const { status, answer } = await readMessage(ctx, id)
  return [status, answer]
}

test('what waits for an address, a number or the printer is held back once it is not safe there, and a colleague sees why', async () => {
  const [email, phone] = ['rosa@a.example', '+447700900123']
  const customerId = await known(email, phone)
  const letter = await queue('letter', `Rosa Ray, ${HOME}`)
  await send(ctx, letter)
  const ids = [await queue('email', 'Rosa@a.example'), await queue('text', phone), letter, await queue('letter', HOME)]
  const code = await queue('email', email, { thread: undefined as never })
  const others = [
    await queue('email', 'sam@a.example'),
    await queue('letter', `Sam Sample, 1${HOME}`),
    await queue('letter', `1${HOME}`),
  ]
  await told()
  assert.equal((await stateOf(ids[0]!))[0], 'queued', 'nothing is held back while all is safe')
  for (const kind of ['email', 'phone', 'address'] as const) await save(customerId, kind, false)
  await told()
  for (const id of ids) {
    assert.deepEqual(await stateOf(id), ['failed', 'Not sent: it is not safe to write to them there'])
    await send(ctx, id)
    assert.equal((await stateOf(id))[0], 'failed', 'nor does its job send it')
  }
  assert.deepEqual((await listToPrint(ctx)).toPrint, [])
  assert.equal((await stateOf(code))[0], 'queued', 'a code she has just asked for')
  for (const id of others) assert.equal((await stateOf(id))[0], 'queued', 'what goes to others')
  await fallBack(ctx, REACHED)
  assert.deepEqual((await listFailed(ctx)).map(({ id }) => id).toSorted(), ids.toSorted())
})

test('the same where the program doubts them', async () => {
  const [email, phone] = ['berta@a.example', '+447700900124']
  const customerId = await known(email, phone)
  const id = await queue('text', phone)
  const because = 'Asked us not to write back, in an email'
  const from = { kind: 'email', value: email } as const
  await ctx.transaction(ctx => doubtWays(ctx, { from, customerId, not: ['write'], because }))
  await told()
  assert.deepEqual(await stateOf(id), ['failed', `Not sent: it is not safe to write to them there (${because})`])
})

test('news by email is held back too where answers do not come back by email', async () => {
  const email = 'cora@a.example'
  const { participantId } = await ask(ctx, { email })
  const [news] = await tellAtOnce(ctx)
  assert.deepEqual([news!.recipient, news!.threadId], [email, participantId])
  const from = { kind: 'email', value: email } as const
  const because = 'Asked us not to write back, in an email'
  await ctx.transaction(ctx => doubtWays(ctx, { from, customerId: null, not: ['write'], because }))
  await told()
  assert.equal((await stateOf(news!.id))[0], 'failed')
})

/** Where it went instead, and whether it waits for a person. */
async function sentOn(id: string) {
  await fallBack(ctx, REACHED)
  const instead = ctx.db.selectFrom('channels.messages').select('medium').where('instead_of', '=', id)
  return [(await instead.execute()).map(({ medium }) => medium), (await listFailed(ctx, { ids: [id] })).length]
}

test('whoever asked for silence is not written to another way by the program, whoever else has her address', async () => {
  const email = 'home@a.example'
  await ask(ctx, { email, phone: '+447700900125' })
  await ask(ctx, { email })
  const news = await tellAtOnce(ctx)
  assert.deepEqual(
    news.map(({ recipient }) => recipient),
    [email, email],
  )
  const words = 'My husband hits me. Please do not write back, he reads my emails.'
  await sendMail(ctx, { from: email, words })
  await told()
  for (const { id } of news) {
    assert.deepEqual(await stateOf(id), ['failed', 'Not sent: Asked us not to write back, in an email'])
    assert.deepEqual(await sentOn(id), [[], 1])
  }
})

test('what is held back for another reason goes another safe way, what she asked for waits for a person', async () => {
  const because = 'Asked us not to write back, in a text'
  const unsafe = 'Not sent: it is not safe to write to them there'
  for (const [index, [answer, goes]] of [
    [unsafe, [['text'], 0]],
    [`${unsafe} (${because})`, [[], 1]],
    [`Not sent: ${because}`, [[], 1]],
  ].entries() as ArrayIterator<[number, [string, unknown]]>) {
    const recipient = `ways${index}@a.example`
    await ask(ctx, { email: recipient, phone: `+44770090013${index}` })
    const [news] = await tellAtOnce(ctx)
    await withholdFrom(ctx, { medium: 'email', recipient, answer })
    assert.deepEqual(await sentOn(news!.id), goes, answer)
  }
})

test('what waits for a phone is not held back because a colleague makes a record with it: nobody asked about texts yet', async () => {
  const phone = '+447700900128'
  const id = await queue('text', phone)
  const who = { name: 'Cara', kind: 'person', born: null, email: '', source: 'customer' } as const
  const customerId = await addCustomer(ada, { ...who, phone })
  await told()
  assert.equal((await stateOf(id))[0], 'queued')
  await openCustomer(ada, { customerId, reason: 'speaking' })
  const [there] = (await readCustomer(ada, customerId)).points
  const point = { preferred: false, safe: true, textOk: false, messageOk: false, neutral: false, source: 'customer' }
  await saveContactPoint(ada, { ...point, customerId, kind: 'phone', value: phone, replaces: there!.id })
  await told()
  assert.equal((await stateOf(id))[0], 'failed', 'she was asked, and wants none')
})

test('what is held back is not sent again as long as that is so', async () => {
  const customerId = await known('rosa@again.example', '07700 900177')
  const rows = [
    ['text', '+447700900177', 'phone'],
    ['letter', `Rosa, ${HOME}`, 'address'],
  ] as const
  for (const [medium, recipient, kind] of rows) {
    const id = await queue(medium, recipient)
    await save(customerId, kind, false)
    await told()
    assert.equal((await stateOf(id))[0], 'failed')
    await assert.rejects(sendAgain(ada, id), { code: 'notifications.not-safe-there' })
    await assert.rejects(sendAgain(ada, id, recipient), { code: 'notifications.not-safe-there' })
  }
  const id = await queue('text', '+447700900178')
  await withholdFrom(ctx, { medium: 'text', recipient: '+447700900178', answer: 'Not sent: by mistake' })
  await sendAgain(ada, id)
  assert.equal((await stateOf(id))[0], 'queued')
})
