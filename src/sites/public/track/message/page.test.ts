import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { listReceived, readReceived } from '../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../modules/correspondence/mail.fixture.ts'
import { system } from '../../../../platform/actor.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx({ actor: system('mail') })

test('whoever wrote to us tracks it by the reference we gave: since when we have it and by when it is answered', async () => {
  await sendMail(ctx, { from: 'rosa@one.example', subject: 'Lamp', words: 'It is about my neighbour' })
  const { id } = (await listReceived(ctx, { text: 'rosa@' })).rows[0]!
  const reference = formatCode((await readReceived(ctx, id)).reference!)
  const wrong = await visitor().post('/track', { reference, known: 'sam@one.example' })
  assert.match(wrong.body, /We cannot show/)
  const { location } = await visitor().post('/track', { reference, known: 'rosa@one.example' })
  assert.match(location, /^\/track\/messages\//)
  const { body } = await visitor().get(location)
  assert.match(body, /We have your message/)
  assert.match(body, /Your email came on .*Somebody here reads it next and answers you by /s)
  assert.ok(body.includes(reference))
  assert.doesNotMatch(body, /neighbour|Lamp/)
  assert.equal((await visitor().get('/track/messages/nonsense')).status, 404)
})
