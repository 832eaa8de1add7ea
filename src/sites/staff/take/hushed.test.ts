// What is taken for somebody in a conversation in which danger was heard that somebody at home may read of.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addNeed } from '../../../modules/customers/index.ts'
import { identifyCustomer, readConversation } from '../../../modules/interactions/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['highways'], name: 'Ada Adviser' })
const as = site.database.ctx({ actor: ada.person })
const program = site.database.ctx({ actor: system('test') })
const BANNER = /Somebody at home may read what we write\. Nothing is sent to them by itself\./

async function conversation() {
  const { location } = await ada.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const id = location.split('/').at(-1)!
  const [matter] = (await readConversation(as, id)).matters
  const press = () => ada.post('/staff/duty', { kind: 'domestic-abuse', conversation: id, matter: matter!.id })
  return { id, desk: `/staff/desk/${id}`, press, end: () => ada.post(`${location}/hand`, { act: 'end' }) }
}

test('the script says nothing of writing after the key, and every page of taking says that it may not be safe', async () => {
  const { requestId } = await buildRequest(program, { name: 'Rosa', email: 'large@one.example', safe: ['email'] })
  const asker = program.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customerId = (await asker.executeTakeFirstOrThrow()).customer_id!
  const talk = await conversation()
  await identifyCustomer(as, talk.id, { how: 'said', customerId })
  await addNeed(as, { customerId, source: 'colleague', kind: 'large-print', detail: '' })
  await addNeed(as, { customerId, source: 'colleague', kind: 'longer-time', detail: '' })
  const { location: form } = await ada.post('/staff/take/services/compliment', { channel: 'phone' })
  const pages = ['/staff/take', '/staff/take/quick', '/staff/take/services/compliment', form]
  const scripts = [...pages.slice(2), talk.desk]
  for (const page of pages) assert.doesNotMatch(wordsOf((await ada.get(page)).body), BANNER, page)
  for (const page of scripts) assert.match((await ada.get(page)).body, /We write to you in large print/, page)
  await talk.press()
  for (const page of pages) assert.match(wordsOf((await ada.get(page)).body), BANNER, page)
  for (const page of scripts) {
    const { body } = await ada.get(page)
    assert.doesNotMatch(body, /We write to you/, page)
    assert.match(body, /There is no hurry/, page)
  }
  assert.match((await ada.get('/staff/take/quick')).body, new RegExp(`/staff/duty/safe/${talk.id}`))
  await talk.end()
})

test('that it is safe, said in thirty seconds after the key, counts later: both pages say so and why', async () => {
  const talk = await conversation()
  await talk.press()
  assert.match(wordsOf((await ada.get('/staff/take/quick')).body), /Nothing is sent yet: somebody at home may read it/)
  const taken = await ada.post('/staff/take/quick', {
    ...{ words: 'A lamp is out', service: 'other', channel: 'phone', key: newId(), same: 'none' },
    ...{ 'q-name': 'Ida', 'q-email': 'ida@two.example', safe: 'yes' },
  })
  assert.equal(taken.status, 303)
  const { body } = await ada.get(taken.location)
  assert.match(wordsOf(body), /We do not write to them: it may not be safe\. They hear from us only when they ring/)
  assert.doesNotMatch(wordsOf(body), /We cannot write to them/)
  await ada.post(`/staff/duty/safe/${talk.id}`, { because: 'they-said', to: talk.desk })
  assert.match(wordsOf((await ada.get(taken.location)).body), /They are told by email/)
  await talk.end()
})
