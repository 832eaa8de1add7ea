// Danger was raised in a conversation, and it is safe to write to them after all.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { queueMessages } from '../../../modules/channels/index.ts'
import {
  addCustomer,
  doubtWays,
  openCustomer,
  readCustomer,
  saveContactPoint,
} from '../../../modules/customers/index.ts'
import { identifyCustomer, readConversation, startConversation } from '../../../modules/interactions/index.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['highways'], name: 'Ada Adviser' })
const as = site.database.ctx({ actor: ada.person })

/** Somebody with an email address and a phone that takes texts and messages. */
async function person(name: string): Promise<string> {
  const parts = { name, kind: 'person', born: null, phone: '', source: 'customer' } as const
  const customerId = await addCustomer(as, { ...parts, email: `${name.toLowerCase()}@safe.example` })
  await openCustomer(as, { customerId, reason: 'speaking' })
  const phone = { customerId, kind: 'phone', value: '+447700900713', source: 'customer' } as const
  await saveContactPoint(as, { ...phone, preferred: false, safe: true, textOk: true, messageOk: true, neutral: false })
  return customerId
}

async function talkWith(customerId: string) {
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matter = (await readConversation(as, id)).matters[0]!.id
  await identifyCustomer(as, id, { how: 'said', customerId })
  const press = async () =>
    (await ada.post('/staff/duty', { kind: 'domestic-abuse', conversation: id, matter })).location.split('?')[0]!
  const desk = `/staff/desk/${id}`
  const safe = `/staff/duty/safe/${id}?to=${desk}`
  return { id, desk, safe, press, end: () => ada.post(`${desk}/hand`, { act: 'end' }) }
}

const waysOf = async (customerId: string) =>
  (await readCustomer(as, customerId)).points.map(each => [each.kind, each.safe, each.textOk, each.messageOk])

test('whoever heard it says why it is safe: their ways stand as before, and what was held back waits all the same', async () => {
  const carer = await site.signedIn(['duty-officer'], { name: 'Cara Carer' })
  const stranger = await site.signedIn(['adviser'], { name: 'Sam Stranger' })
  const rita = await person('Rita')
  const before = await waysOf(rita)
  const talk = await talkWith(rita)
  const bin = { medium: 'email', recipient: 'rita@safe.example', language: 'en', subject: 'Your bin' } as const
  await queueMessages(as, [{ ...bin, key: newId(), words: 'Your bin', thread: newId() }])
  const record = await talk.press()
  assert.notDeepEqual(await waysOf(rita), before)
  assert.equal((await stranger.get(talk.safe)).status, 404)
  assert.equal((await stranger.post(talk.safe, { because: 'mistake' })).status, 404)
  assert.match((await ada.get(talk.desk)).body, new RegExp(`href="${talk.safe.replace('?', '\\?')}"`))
  const asked = await ada.post(talk.safe, {})
  assert.equal(asked.status, 422)
  assert.match(wordsOf(asked.body), /Choose why it is safe/)
  assert.equal((await ada.post(talk.safe, { because: 'mistake' })).location, `${talk.desk}?done=safe`)
  assert.deepEqual(await waysOf(rita), before)
  const desk = wordsOf((await ada.get(talk.desk)).body)
  assert.doesNotMatch(desk, /Nothing is sent to them by itself/)
  assert.match(desk, /Held back .*Your bin Send it/)
  const told = await carer.get(record)
  assert.match(wordsOf(told.body), /Ada Adviser said on .* that the key was pressed by mistake/)
  // Of two who say so at once the second changes nothing.
  assert.equal((await carer.get(talk.safe)).location, talk.desk)
  await carer.post(talk.safe, { because: 'they-said' })
  assert.match(wordsOf((await ada.get(record)).body), /Ada Adviser said on .* by mistake/)
  await talk.press()
  assert.notDeepEqual(await waysOf(rita), before)
  assert.match(wordsOf((await ada.get(talk.desk)).body), /Nothing is sent to them by itself/)
  await talk.end()
})

test('what was known otherwise stays: another conversation with danger, and what they asked themselves', async () => {
  const uma = await person('Uma')
  const one = await talkWith(uma)
  await one.press()
  await one.end()
  const then = await talkWith(uma)
  await then.press()
  const doubted = await waysOf(uma)
  await ada.post(then.safe, { because: 'they-said' })
  assert.deepEqual(await waysOf(uma), doubted, 'the first conversation is as silent as it was')
  const because = 'Asked us not to write back, in an email'
  await as.transaction(ctx =>
    doubtWays(ctx, { from: { kind: 'email', value: 'uma@safe.example' }, customerId: uma, not: ['write'], because }),
  )
  await ada.post(one.safe, { because: 'they-said' })
  const { points } = await readCustomer(as, uma)
  assert.equal(points.find(({ kind }) => kind === 'email')!.safe, false)
  await then.end()
})

test('whom it turns out not to be with is written to as before; who stays unknown may be whoever it was', async () => {
  const [wrong, right] = [await person('Wanda'), await person('Rhona')]
  const before = await waysOf(wrong)
  const talk = await talkWith(wrong)
  await talk.press()
  const doubted = await waysOf(wrong)
  await identifyCustomer(as, talk.id, { how: 'said', customerId: right })
  assert.deepEqual([await waysOf(wrong), await waysOf(right)], [before, doubted])
  await identifyCustomer(as, talk.id, { how: 'anonymous' })
  assert.deepEqual(await waysOf(right), doubted)
  await talk.end()
})
