import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { digestEvents } from '../../../../../../test/support/database.ts'
import { readMessage } from '../../../../../modules/channels/index.ts'
import { openCustomer, readCustomer, saveContactPoint } from '../../../../../modules/customers/index.ts'
import { fallBack, silenceFollower } from '../../../../../modules/notifications/index.ts'
import { ask, ORIGIN, tellAtOnce } from '../../../../../modules/notifications/notifications.fixture.ts'
import { findWaysOf } from '../../../../../modules/requests/index.ts'
import { system } from '../../../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('test') })
const told = () => ctx.transaction(ctx => digestEvents(ctx, silenceFollower))

async function newsTo(email: string) {
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada' })
  const ada = site.database.ctx({ actor: adviser.person })
  const { participantId } = await ask(ctx, { email })
  const [news] = await tellAtOnce(ctx)
  const { customerId } = (await findWaysOf(ctx, participantId))!
  await openCustomer(ada, { customerId, reason: 'speaking' })
  const pointsNow = async () => (await readCustomer(ada, customerId)).points.filter(({ endedAt }) => !endedAt)
  const page = `/staff/mail/failed/${news!.id}`
  return {
    id: news!.id,
    get: async () => (await adviser.get(page)).body,
    post: (fields: Record<string, string>) => adviser.post(page, fields),
    points: async () => (await pointsNow()).map(({ value, safe }) => [value, safe]),
    state: async () => (await readMessage(ctx, news!.id)).status,
    async save(safe: boolean) {
      const [point] = await pointsNow()
      const said = { preferred: false, textOk: false, messageOk: false, neutral: false, source: 'customer' }
      await saveContactPoint(ada, { ...said, customerId, kind: 'email', value: email, safe, replaces: point!.id })
      await told()
    },
    async mend(right: string) {
      const { status } = await adviser.post(page, { act: 'mend', right })
      assert.equal(status, 303)
      await told()
    },
    fail: () =>
      ctx.db
        .updateTable('channels.messages')
        .set({ status: 'failed', answer: '550 no such user', settled_at: ctx.now() })
        .where('id', '=', news!.id)
        .execute(),
  }
}

const lookAtFailed = () => fallBack(ctx, { origin: ORIGIN, answersByEmail: false })

test('a wrong address is mended on her record too', async () => {
  const { points, state, mend, fail } = await newsTo('tom@a.example')
  await fail()
  await lookAtFailed()
  await mend('tom.own@a.example')
  assert.deepEqual([await points(), await state()], [[['tom.own@a.example', true]], 'queued'])
})

test('what was held back goes to the address put in, and her record keeps the one that is not safe', async () => {
  const { points, state, save, mend } = await newsTo('eve@a.example')
  await save(false)
  await lookAtFailed()
  assert.equal(await state(), 'failed')
  await mend('eve.own@a.example')
  assert.deepEqual([await points(), await state()], [[['eve@a.example', false]], 'queued'])
})

test('what was held back says why, and goes only to an address that is safe, which nobody has typed for them', async () => {
  const { id, get, points, state, save, post } = await newsTo('ann@a.example')
  await save(false)
  await lookAtFailed()
  assert.match(wordsOf(await get()), /We held it back\. It is not safe to write to them there/)
  assert.doesNotMatch(await get(), /id="right"[^>]* value="[^"]/)
  assert.equal((await post({ act: 'mend', right: '' })).status, 422)
  const refused = await post({ act: 'mend', right: 'ann@a.example' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /href="#right">Not sent: writing there is not safe\. Open their record/)
  assert.deepEqual([await points(), await state()], [[['ann@a.example', false]], 'failed'])
  const answer = 'Not sent: Asked us not to write or ring back, in a text'
  await ctx.db.updateTable('channels.messages').set({ answer }).where('id', '=', id).execute()
  const words = wordsOf(await get())
  assert.match(words, /We held it back\. They asked us not to write or ring back, in a text\./)
  assert.doesNotMatch(words, /What the other side said|told them by phone/)
  assert.match(words, /I told them in a safe way/)
})

test('what was held back of who has died is closed without saying that they were told', async () => {
  const { id, get, post, state, save } = await newsTo('max@a.example')
  await save(false)
  await lookAtFailed()
  const answer = 'Not sent: this person has died'
  await ctx.db.updateTable('channels.messages').set({ answer }).where('id', '=', id).execute()
  const words = wordsOf(await get())
  assert.match(words, /This person has died.*Nobody needs it/)
  assert.doesNotMatch(words, /I told them/)
  const { location } = await post({ act: 'not-needed' })
  assert.match(location, /done=not-needed/)
  assert.equal(await state(), 'failed')
})

test('what was held back of a sensitive request does not say why to who may not read that', async () => {
  const { id, get, save } = await newsTo('kit@a.example')
  await save(false)
  await lookAtFailed()
  const answer = 'Not sent: Asked us not to write or ring back, in a text'
  const set = { answer, recipient: 'kit@a.example' }
  const message = ctx.db.updateTable('channels.messages').set(set).where('id', '=', id).returning('about')
  const { about } = await message.executeTakeFirstOrThrow()
  await ctx.db.updateTable('requests.requests').set({ sensitive: true }).where('id', '=', about!).execute()
  const words = wordsOf(await get())
  assert.match(words, /We held it back\. .*It is about a sensitive request/)
  assert.doesNotMatch(words, /not to write|We held it back\. \./)
})

test('nor is an address on her record replaced that is safe again by then', async () => {
  const { points, save, mend } = await newsTo('ida@a.example')
  await save(false)
  await lookAtFailed()
  await save(true)
  await mend('ida.own@a.example')
  assert.deepEqual(await points(), [['ida@a.example', true]])
})

test('the same of what had failed before her address was not safe any more', async () => {
  const { points, state, save, mend, fail } = await newsTo('una@a.example')
  await fail()
  await lookAtFailed()
  await save(false)
  await mend('una.own@a.example')
  assert.deepEqual([await points(), await state()], [[['una@a.example', false]], 'queued'])
})
