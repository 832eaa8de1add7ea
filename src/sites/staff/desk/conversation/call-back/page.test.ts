import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { system } from '../../../../../../test/support/database.ts'
import { listMessages } from '../../../../../modules/channels/index.ts'
import { listReceived, readThread } from '../../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../../modules/correspondence/mail.fixture.ts'
import { addCustomer, openCustomer, saveContactPoint } from '../../../../../modules/customers/index.ts'
import {
  findConversationInHand,
  identifyCustomer,
  noteSignOfLife,
  offerHandover,
  readConversation,
  takeCallEvent,
  takeWaiting,
} from '../../../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })

/** The form to promise a call to somebody who rings from `caller` and has these numbers. */
async function formFor(caller: string, numbers: [value: string, safe: boolean][]) {
  const call = { call: randomUUID(), dialled: '+441225712345', caller, agent: ada.person.email }
  const event = { ...call, id: randomUUID(), type: 'answered', at: new Date().toISOString() }
  await takeCallEvent(site.database.ctx({ actor: system('telephony') }), JSON.stringify(event))
  const person = { name: 'Una Safe', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
  const customerId = await addCustomer(as, person)
  await openCustomer(as, { customerId, reason: 'speaking' })
  const point = { customerId, source: 'customer', kind: 'phone', preferred: false, textOk: false } as const
  for (const [value, safe] of numbers)
    await saveContactPoint(as, { ...point, value, safe, messageOk: false, neutral: false })
  const { id } = (await findConversationInHand(as))!
  await identifyCustomer(as, id, { how: 'said', customerId })
  const { body } = await ada.get(`/staff/desk/${id}/call-back?team=highways`)
  await ada.post(`/staff/desk/${id}/hand`, { act: 'end' })
  return { phone: /<input[^>]*id="phone"[^>]*>/.exec(body)![0], words: wordsOf(body) }
}

test('a call back is offered to a safe number; where the only one is not, it is left empty and said why', async () => {
  const safe = await formFor('+447700900111', [['+447700900111', true]])
  assert.match(safe.phone, /value="07700 900111"/)
  assert.doesNotMatch(safe.words, /Do not ring/)
  const other = await formFor('+447700900222', [
    ['+447700900222', false],
    ['+447700900333', true],
  ])
  assert.match(other.phone, /value="07700 900333"/)
  assert.match(other.words, /Another number of theirs is marked ‘Do not ring’/)
  const only = await formFor('+447700900444', [['+447700900444', false]])
  assert.doesNotMatch(only.phone, /value="0/)
  assert.match(only.words, /The number we have is marked ‘Do not ring’. Ask which number is safe to ring/)
})

test('who wrote and is nobody we know has the promise where she wrote from, but not where that is not safe', async () => {
  const program = site.database.ctx({ actor: system('mail') })
  const promise = async (from: string, words: string, other = '') => {
    const first = await sendMail(program, { from, subject: 'The library', words })
    const joins = { subject: 'Re: The library', headers: { 'In-Reply-To': first } }
    if (other) await sendMail(program, { ...joins, from: other, words: 'And on Sunday?' })
    const received = (await listReceived(as, { which: 'new' })).rows.find(each => each.fromAddress === from)!
    const id = await takeWaiting(as, received.id)
    const matter = (await readConversation(as, id)).matters[0]!.id
    const form = await ada.get(`/staff/desk/${id}/call-back?team=highways`)
    const [, slot] = /name="slot"[^>]*value="([^"]+)"/.exec(form.body)!
    const sent = { matter, team: 'highways', slot: slot!, phone: '07700 900555', summary: 'The library' }
    const { location } = await ada.post(`/staff/desk/${id}/call-back`, sent)
    const screen = wordsOf((await ada.get(location.split('#')[0]!)).body)
    await ada.post(`/staff/desk/${id}/hand`, { act: 'end' })
    const { rows } = await listMessages(program, { text: from, limit: 50 })
    if (other) rows.push(...(await listMessages(program, { text: other, limit: 50 })).rows)
    return {
      form: wordsOf(form.body),
      screen,
      messages: rows.filter(({ subject }) => subject === 'When we will ring you'),
    }
  }
  const told = await promise('nobody@one.example', 'When does the library open?')
  assert.match(told.messages[0]!.words, /We will ring you on \w+day/)
  assert.match(told.screen, /Call back .*(am|pm|midday)\. They have it by email\./)
  assert.doesNotMatch(told.form, /Not only one person wrote/)
  const several = await promise('lena@one.example', 'When does the library open?', 'other@one.example')
  assert.match(several.form, /Not only one person wrote here, so the time is sent to nobody\. Tell them yourself\./)
  assert.deepEqual(several.messages, [], 'whoever wrote last in a thread may not be whom it is about')
  assert.match(several.screen, /Nothing was sent to them: tell them yourself\./)
  const her = { name: 'Una Afraid', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
  const customerId = await addCustomer(as, her)
  await openCustomer(as, { customerId, reason: 'speaking' })
  const email = { kind: 'email', value: 'afraid@one.example', safe: false, preferred: false, textOk: false } as const
  await saveContactPoint(as, { customerId, source: 'customer', ...email, messageOk: false, neutral: false })
  const afraid = await promise('afraid@one.example', 'When does the library open?')
  assert.deepEqual(afraid.messages, [])
  assert.match(afraid.screen, /Nothing was sent to them: tell them yourself\./)
})

/** The form of a call back for whoever wrote this, at Highways; and what its post comes to. */
async function formForWriter(from: string, words: string) {
  await sendMail(site.database.ctx({ actor: system('mail') }), { from, subject: 'Help', words })
  const { db } = site.database
  const written = db.selectFrom('correspondence.received').select('id').where('from_address', '=', from)
  const id = await takeWaiting(as, (await written.executeTakeFirstOrThrow()).id)
  const matter = (await readConversation(as, id)).matters[0]!.id
  const { body } = await ada.get(`/staff/desk/${id}/call-back?team=highways`)
  const [, slot] = /name="slot"[^>]*value="([^"]+)"/.exec(body)!
  const sent = { matter, team: 'highways', slot: slot!, phone: '07700 900403', summary: 'Help' }
  const post = (more = {}) => ada.post(`/staff/desk/${id}/call-back`, { ...sent, ...more })
  const promised = () =>
    db.selectFrom('interactions.call_backs').select('summary').where('matter_id', '=', matter).executeTakeFirst()
  return { words: wordsOf(body), post, promised }
}

test('who asked in a mail not to be rung is promised a call only where a colleague says that the number is safe', async () => {
  const asked = await formForWriter(
    'her@one.example',
    'There is a gas leak here. Do not ring me, he listens. 07700 900403',
  )
  assert.match(asked.words, /They asked us not to ring back\. .*They told me that it is safe to ring this number/)
  const refused = await asked.post()
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /Error: They asked us not to ring back\. Say that they told you it is safe/)
  assert.equal(await asked.promised(), undefined)
  await asked.post({ safe: 'yes' })
  const { summary } = (await asked.promised())!
  assert.equal(summary, 'Help (They asked us not to ring, and told a colleague that this number is safe.)')
})

test('who asked in a mail that is kept from whoever goes on with it is not rung by her either without that word', async () => {
  const hal = await site.signedIn(['officer'], { name: 'Hal Officer', teams: ['highways'] })
  const his = site.database.ctx({ actor: hal.person })
  await noteSignOfLife(his)
  const from = 'kept@one.example'
  const words = 'There is a gas leak here. Do not ring me, he listens. 07700 900404'
  await sendMail(site.database.ctx({ actor: system('mail') }), { from, subject: 'Help', words })
  const { db } = site.database
  const written = db.selectFrom('correspondence.received').select('id').where('from_address', '=', from)
  const received = await written.executeTakeFirstOrThrow()
  const interactionId = await takeWaiting(as, received.id)
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  await ada.post('/staff/duty', { kind: 'domestic-abuse', conversation: interactionId, matter: matterId })
  const given = { interactionId, matterId, team: 'highways', to: hal.person.id, summary: 'A lamp' }
  const id = await offerHandover(as, given)
  await hal.post(`/staff/desk/work/handovers/${id}`, { act: 'accept' })
  const { location: desk } = await hal.post(`/staff/desk/work/handovers/${id}`, { act: 'go-on' })
  assert.deepEqual((await readThread(his, { interactionId: desk.split('/').at(-1)! })).received, [])
  const form = await hal.get(`${desk}/call-back?team=highways`)
  assert.match(wordsOf(form.body), /They asked us not to ring back/)
  assert.doesNotMatch(wordsOf(form.body), /gas leak|he listens/)
})

test('that a team may not have what was said in confidence is said where the team is chosen', async () => {
  const { post } = await formForWriter('afraid@two.example', 'My husband hits me and I am afraid')
  const { status, body } = await post()
  assert.equal(status, 422)
  assert.match(body, /href="#team">This was said in confidence/)
  assert.match(body, /id="team-error"[\s\S]*It can only go to a team that deals with it/)
})
