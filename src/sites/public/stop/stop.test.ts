import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { digestEvents } from '../../../../test/support/follow.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { sendMessage } from '../../../modules/channels/index.ts'
import { notificationFollower } from '../../../modules/notifications/index.ts'
import {
  languageOfLink,
  openSubmission,
  participantToken,
  readTracked,
  reporterFrom,
} from '../../../modules/requests/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx()
const ORIGIN = 'https://council.test'
const web = await testWeb({ after }, database, ORIGIN)
let asked = 0

/** Somebody who asked, and the mail that says so. */
async function mailTo(email: string, origin = ORIGIN) {
  const [opened] = await openSubmission(ctx, {
    key: `stop-${++asked}`,
    language: 'en',
    reporter: reporterFrom({ email }),
    requests: [{ service: 'domestic-abuse', answers: { who: 'me' } }],
  })
  await ctx.transaction(ctx =>
    digestEvents(ctx, notificationFollower({ origin, answersByEmail: false, quietHours: null })),
  )
  const messages = ctx.db.selectFrom('channels.messages').select('id')
  const { id } = await messages.where('recipient', '=', email).executeTakeFirstOrThrow()
  await sendMessage(ctx, { id, from: 'council@council.test', replyTo: null, quietHours: null, lastTry: false })
  const mail = database.ports.mail.sent.at(-1)!
  const isTold = async () => (await readTracked(ctx, opened!.participantId)).participant.told
  return { mail, isTold, participantId: opened!.participantId }
}

const addressIn = (headers?: Record<string, string>) => /^<(.+)>$/.exec(headers!['List-Unsubscribe']!)![1]!
const pathIn = (headers?: Record<string, string>) => new URL(addressIn(headers)).pathname

test('a message says how to stop it with one click, by a link that opens nothing', async () => {
  const { mail, participantId } = await mailTo('sam@example.test')
  assert.match(addressIn(mail.headers), /^https:\/\/council\.test\/stop\/\S{44}$/)
  assert.equal(mail.headers!['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click')
  const token = pathIn(mail.headers).slice('/stop/'.length)
  assert.equal(await languageOfLink(ctx, token), 'en', 'it opens in her language')
  assert.notEqual(token, await participantToken(ctx, participantId))
  assert.equal((await web.visitor().get(`/track/${token}`)).status, 404)
  assert.equal((await web.visitor().get(`/stop/${await participantToken(ctx, participantId)}`)).status, 404)
  const { mail: plain } = await mailTo('without-tls@example.test', 'http://council.test')
  assert.equal(plain.headers!['List-Unsubscribe-Post'], undefined)
})

test('to open it changes nothing, however often, and says nothing of what it is about', async () => {
  const { mail, isTold } = await mailTo('ada@example.test')
  for (const _ of ['a scanner', 'and another']) {
    const { status, body } = await web.visitor().get(pathIn(mail.headers))
    assert.equal(status, 200)
    assert.match(body, /<button[^>]*>\s*Stop these messages/)
    assert.doesNotMatch(body, /abuse|violence/i)
  }
  assert.equal(await isTold(), true)
})

test('a mail program’s click stops them at once, without cookies, tokens or questions', async () => {
  for (const [index, type] of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].entries()) {
    const { mail, isTold } = await mailTo(`one-click-${index}@example.test`)
    const payload = type.startsWith('multipart')
      ? '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
      : 'List-Unsubscribe=One-Click'
    for (const _ of ['once', 'again']) {
      const { status, body } = await web.send(pathIn(mail.headers), payload, type)
      assert.equal(status, 200)
      assert.match(body, /We do not send you these messages any more/)
    }
    const { body } = await web.visitor().get(pathIn(mail.headers))
    assert.match(body, /We do not send you these messages any more/, 'nobody is asked twice')
    assert.equal(await isTold(), false)
  }
})

test('a link that is not ours stops nobody', async () => {
  const { mail, isTold } = await mailTo('eve@example.test')
  const path = pathIn(mail.headers)
  const wrong = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
  const { status } = await web.send(wrong, 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded')
  assert.equal(status, 404)
  assert.equal(await isTold(), true)
})
