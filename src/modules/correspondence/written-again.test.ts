import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, digestEvents, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import {
  giveBackFollower,
  listWork,
  listWrittenNews,
  parkConversation,
  readConversation,
  takeUpConversation,
  takeWaiting,
  wrapUp,
} from '../interactions/index.ts'
import { disableStaff } from '../organisation/index.ts'
import { listReceived, readThread } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const staff = await addStaff(ctx, { roles: ['adviser'], name: 'Ada' })
const ada = database.ctx({ actor: staff, channel: 'email' })
const ben = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ben' }), channel: 'email' })

const waits = async () => (await listWork(ben)).filter(({ kind }) => kind === 'written' || kind === 'urgent')
const newest = async () => (await listReceived(ada, { which: 'all' })).rows[0]!

async function begin(from: string) {
  const first = await sendMail(ctx, { from, words: 'When is the library open?' })
  const interactionId = await takeWaiting(ada, (await newest()).id)
  const again = async (words: string) => {
    await sendMail(ctx, { from, words, subject: 'Re: Hello', headers: { 'In-Reply-To': first } })
    return (await newest()).id
  }
  const end = async (read: string[]) => {
    const { matters } = await readConversation(ada, interactionId)
    const outcomes = matters.map(({ id }) => ({ id, outcome: 'settled' as const }))
    await wrapUp(ada, { interactionId, note: '', promise: '', matters: outcomes, read })
  }
  return { interactionId, again, end }
}

test('who writes again goes to the colleague who has it in hand or laid aside, and to nobody else', async () => {
  const { interactionId, again, end } = await begin('again@one.example')
  const second = await again('And on Sunday?')
  assert.deepEqual(await waits(), [])
  const { received } = await readThread(ada, { interactionId })
  assert.equal(received.at(-1)!.id, second)
  assert.deepEqual(
    (await listWrittenNews(ctx)).map(({ id, adviserId }) => [id, adviserId]),
    [[second, staff.id]],
  )
  await parkConversation(ada, interactionId)
  const marked = async () => {
    const [tab] = (await readConversation(ada, interactionId)).tabs
    const item = (await listWork(ada)).find(({ kind }) => kind === 'parked')
    assert.deepEqual(item?.wroteAgainAt ?? null, tab!.wroteAgainAt)
    return tab!.wroteAgainAt
  }
  assert.equal(await marked(), null, 'what came before it was laid aside is read')
  const third = await again('Are you there?')
  assert.deepEqual(await waits(), [])
  assert.deepEqual(await marked(), (await newest()).receivedAt)
  await takeUpConversation(ada, interactionId)
  assert.equal(await marked(), null)
  await parkConversation(ada, interactionId)
  assert.equal(await marked(), null)
  await end([second, third])
  assert.deepEqual(await waits(), [])
  const fourth = await again('One thing more')
  assert.deepEqual(
    (await waits()).map(({ id }) => id),
    [fourth],
    'after the end it waits for a colleague',
  )
})

test('what came while she wrapped up, and she has not read, waits for a colleague', async () => {
  const before = (await waits()).map(({ id }) => id)
  const { again, end } = await begin('late@one.example')
  const unread = await again('No, wait')
  await end([])
  assert.deepEqual(
    (await waits()).map(({ id }) => id).filter(id => !before.includes(id)),
    [unread],
  )
})

test('danger in an answer waits for everybody, whoever has the thread', async () => {
  const { again } = await begin('danger@one.example')
  const urgent = await again('I want to kill myself tonight')
  assert.ok((await waits()).some(({ id, kind }) => id === urgent && kind === 'urgent'))
})

test('what a colleague who leaves has not answered waits for the others again, and what she has wrapped up does not', async () => {
  const before = (await waits()).map(({ id }) => id)
  const leaver = await addStaff(ctx, { roles: ['adviser'], name: 'Lea Ver' })
  const lea = database.ctx({ actor: leaver, channel: 'email' })
  await sendMail(ctx, { from: 'done@one.example', words: 'When is the library open?' })
  const interactionId = await takeWaiting(lea, (await newest()).id)
  const { matters } = await readConversation(lea, interactionId)
  const outcomes = matters.map(({ id }) => ({ id, outcome: 'abandoned' as const }))
  await wrapUp(lea, { interactionId, note: '', promise: '', matters: outcomes, read: [] })
  await sendMail(ctx, { from: 'open@one.example', words: 'When is the pool open?' })
  const { id } = await newest()
  await takeWaiting(lea, id)
  await disableStaff(ctx, leaver.id)
  await ctx.transaction(ctx => digestEvents(ctx, giveBackFollower))
  assert.deepEqual(
    (await waits()).map(each => each.id).filter(each => !before.includes(each)),
    [id],
  )
})
