// What a colleague writes of a request to who may not be safe: nobody is told, and it does not say so.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { followAll } from '../../../../test/support/follow.ts'
import {
  identifyCustomer,
  readConversation,
  saveWords,
  startConversation,
} from '../../../modules/interactions/index.ts'
import { notificationFollower, tellWaitingNews } from '../../../modules/notifications/index.ts'
import { sendHeldNow } from '../../../modules/requests/index.ts'
import { buildFollower, buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['highways'], name: 'Ada Adviser' })
const as = site.database.ctx({ actor: ada.person })
const program = site.database.ctx({ actor: system('test') })
const reached = { origin: 'https://council.test', answersByEmail: false }
const follower = notificationFollower({ ...reached, quietHours: null })
const tell = () => followAll(program, follower)

const to = (recipient: string) =>
  program.db
    .selectFrom('channels.messages')
    .select(['id', 'subject', 'words', 'status', 'answer'])
    .where('recipient', '=', recipient)
    .where('words', 'like', '%We look at it%')
    .orderBy('created_at')
    .execute()

/** A caller who asks about her request; another request for every test. */
async function asksAbout(email: string) {
  const { requestId } = await buildRequest(program, { place: null, name: 'Rosa', email, safe: ['email'] })
  const asker = program.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customerId = (await asker.executeTakeFirstOrThrow()).customer_id!
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matter = (await readConversation(as, id)).matters[0]!.id
  const words = { id: matter, asked: 'How far is it?', answer: '', answerSource: '' }
  await saveWords(as, { interactionId: id, matters: [words] })
  await identifyCustomer(as, id, { how: 'said', customerId })
  await program.db
    .updateTable('interactions.matters')
    .set({ request_id: requestId, touched: 'chased' })
    .where('id', '=', matter)
    .execute()
  await tell()
  const desk = `/staff/desk/${id}`
  const shown = async (more = '') => wordsOf((await ada.get(desk + more)).body)
  return {
    requestId,
    shown,
    desk,
    press: () => ada.post('/staff/duty', { kind: 'domestic-abuse', conversation: id, matter }),
    send: (words = 'We look at it on Friday') =>
      ada.post(`${desk}/message`, { matter, key: newId(), [`message-${matter}`]: words }),
    goes: async () => {
      const { messageId } = (await readConversation(as, id)).matters[0]!
      await sendHeldNow(as, messageId!)
      await tell()
    },
    end: () => ada.post(`${desk}/hand`, { act: 'end' }),
  }
}

test('a message that goes after the key stands with what was held back, and nothing says that it was sent', async () => {
  const talk = await asksAbout('soon@one.example')
  await talk.send()
  assert.match(await talk.shown(), /The message goes in 10 seconds/)
  await talk.press()
  const now = await talk.shown()
  assert.match(now, /In 10 seconds these words are with the request\. Nobody is told of them by message/)
  assert.doesNotMatch((await ada.get(talk.desk)).body, /data-gone="Message sent"/)
  await talk.goes()
  assert.deepEqual(
    (await to('soon@one.example')).map(({ status, answer }) => [status, answer]),
    [['failed', 'Not sent: it may not be safe to write to them']],
  )
  const gone = await talk.shown()
  assert.match(gone, /Held back .*Email to soon@one\.example/)
  assert.match(gone, /Not sent: what went to them is held back\. They read it with their link/)
  assert.doesNotMatch(gone, /Message sent/)
  const drafted = (await ada.get(`${talk.desk}/wrap-up`)).body
  assert.match(drafted, /Wrote a message, of which nobody was told\./)
  assert.doesNotMatch(drafted, /Sent a message/)
  const timeline = wordsOf((await ada.get(`/staff/requests/${talk.requestId}`)).body)
  assert.doesNotMatch(timeline, /Message to everybody who follows it/)
  const [held] = await to('soon@one.example')
  // Its tag is above her words, and below no outcome.
  assert.ok(drafted.indexOf('The duty team has this') < drafted.indexOf('name="outcome-'))
  await ada.post(`/staff/duty/held/${held!.id}`, { act: 'send', to: talk.desk })
  assert.equal((await to('soon@one.example'))[0]!.status, 'queued')
  assert.match(await talk.shown(), /Message sent/)
  await talk.end()
})

test('one that went before the key was sent; one after it is held back, and others who follow are told', async () => {
  const talk = await asksAbout('then@one.example')
  await talk.send()
  await talk.goes()
  await program.db
    .updateTable('channels.messages')
    .set({ status: 'sent' })
    .where('recipient', '=', 'then@one.example')
    .execute()
  await talk.press()
  assert.match(await talk.shown(), /Message sent/)
  await buildFollower(program, talk.requestId, 'neighbour@one.example')
  await talk.send('We look at it on Monday')
  assert.match(await talk.shown(), /goes to everybody who follows this request where that is safe/)
  await talk.goes()
  assert.equal((await to('then@one.example')).at(-1)!.status, 'failed')
  assert.equal((await to('neighbour@one.example')).at(-1)!.status, 'queued')
  assert.match(await talk.shown(), /Sent only where it is safe\. What may not be safe is held back/)
  await talk.end()
})

test('what waited to go with the message before it is held back too', async () => {
  const talk = await asksAbout('wait@one.example')
  await talk.send()
  await talk.goes()
  await talk.send('We look at it at night')
  await talk.goes()
  assert.equal((await to('wait@one.example')).length, 1)
  await talk.press()
  const later = withContext(program, { now: () => new Date(Date.now() + 3_600_000) })
  await tellWaitingNews(later, reached)
  const [, second] = await to('wait@one.example')
  assert.equal(second?.status, 'failed')
  assert.match(second!.words, /at night/)
  await talk.end()
})
