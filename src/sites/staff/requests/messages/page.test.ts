import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { followAll } from '../../../../../test/support/follow.ts'
import { queueMessages } from '../../../../modules/channels/index.ts'
import { notificationFollower } from '../../../../modules/notifications/index.ts'
import { holdMessage, readRequest, sendHeldNow } from '../../../../modules/requests/index.ts'
import { buildRequest } from '../../../../modules/requests/testing.ts'
import { system } from '../../../../platform/actor.ts'
import { withContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('test') })
const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olive Officer' })
const as = withContext(ctx, { actor: officer.person })
const follower = notificationFollower({
  origin: 'https://council.test',
  answersByEmail: false,
  quietHours: null,
})

async function write(requestId: string, audience: 'public' | 'participants', words: string) {
  await holdMessage(as, { key: newId(), requestId, words, audience, photos: [] })
  const { held } = await readRequest(as, requestId)
  return held[0]!.id
}

const asked = () => buildRequest(ctx, { name: 'Rosa Reporter', email: 'rosa@resident.example', safe: ['email'] })
const press = async (requestId: string, message: string) =>
  String((await officer.post(`/staff/requests/${requestId}/message/undo`, { message, act: 'now' })).location).replace(
    /.*done=/,
    '',
  )

test('words to everybody are said to be with the request, words to them to go now', async () => {
  const { requestId } = await asked()
  assert.equal(await press(requestId, await write(requestId, 'public', 'We come')), 'collected-now')
  const page = wordsOf((await officer.get(`/staff/requests/${requestId}?done=collected-now`)).body)
  assert.match(page, /Who follows it is told within the hour, at night in the morning/)
  assert.equal(await press(requestId, await write(requestId, 'participants', 'For you')), 'sent-now')
})

test('news that is collected stands among the messages with the time by which it goes', async () => {
  const { requestId } = await asked()
  const shown = async () => wordsOf((await officer.get(`/staff/requests/${requestId}/messages`)).body)
  for (const words of ['One', 'Two']) {
    await sendHeldNow(as, await write(requestId, 'public', words))
    await followAll(ctx, follower)
    if (words === 'One') assert.doesNotMatch(await shown(), /Goes by/)
  }
  assert.match(
    await shown(),
    /Rosa Reporter, by email What was written to everybody Goes by \S.* with what else happens/,
  )
  assert.match(await shown(), /at most once an hour/)
})

test('a text that waits says until when', async () => {
  const { requestId: about } = await asked()
  const goesAt = new Date(Date.now() + 86_400_000)
  const text = { medium: 'text', recipient: '+447700900123', language: 'en', subject: 'News', words: 'News' } as const
  await ctx.transaction(ctx => queueMessages(ctx, [{ key: 'waits', ...text, about, goesAt }]))
  assert.match(
    wordsOf((await officer.get(`/staff/requests/${about}/messages`)).body),
    /Waiting to be sent Waits until \w+ \d+ \w+.* at \d/,
  )
  const admin = await site.signedIn(['administrator'])
  assert.match(wordsOf((await admin.get('/staff/messages?status=queued')).body), /Waiting Waits until \w+ \d/)
})
