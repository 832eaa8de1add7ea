import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { listMessages, readMessage } from '../channels/index.ts'
import { listReceived } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-30T10:00:00Z') })
const ctx = database.ctx({ actor: system('mail') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }) })
const sentTo = async (address: string) => {
  const { rows } = await listMessages(ctx, { text: address, limit: 50 })
  return Promise.all(rows.map(({ id }) => readMessage(ctx, id)))
}

test('who names the reference of somebody else by mail hears that it is here, and nothing of the matter or its thread', async () => {
  await sendMail(ctx, { from: 'hers@a.example', subject: 'The swing in Corsham', words: 'It is broken' })
  const [hers] = (await listReceived(adviser, { which: 'all', text: 'hers@a.example' })).rows
  const about = formatCode(hers!.reference!)
  await sendMail(ctx, { from: 'nosy@a.example', subject: 'Your matter', words: `What about ${about}?` })
  await sendMail(ctx, { from: 'nosy@a.example', subject: 'Again', words: `And now, ${about}?` })
  const [noted, ...more] = await sentTo('nosy@a.example')
  assert.equal(more.length, 0, 'once while it waits')
  assert.match(noted!.words, /Wiltshire Council has your email\. A colleague reads it\. Ring us on /)
  assert.equal(noted!.subject, 'We have your message')
  assert.doesNotMatch(`${noted!.words} ${noted!.html}`, /swing|Corsham|\d{3} \d{3} \d{3} \d{3}/)
  const threads = await ctx.db.selectFrom('channels.messages').select('thread_id').where('id', '=', noted!.id).execute()
  assert.deepEqual(threads, [{ thread_id: null }], 'its address would lead into the thread')
})

test('where a stranger writes of danger the numbers come first', async () => {
  await sendMail(ctx, { from: 'his@a.example', subject: 'The swing', words: 'It is broken' })
  const [his] = (await listReceived(adviser, { which: 'all', text: 'his@a.example' })).rows
  const words = `About ${formatCode(his!.reference!)}: I want to kill myself tonight`
  await sendMail(ctx, { from: 'sad@a.example', subject: 'Help', words })
  const [answer] = await sentTo('sad@a.example')
  assert.match(answer!.words, /^Is anyone in danger now\?[\s\S]*999[\s\S]*has your email/)
})
