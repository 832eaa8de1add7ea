import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getService } from '../../../modules/catalogue/index.ts'
import { addNeed, NEEDS } from '../../../modules/customers/index.ts'
import { readForm, readScriptSteps, saveAnswer } from '../../../modules/drafts/index.ts'
import { findConversationInHand, identifyCustomer, takeCallEvent } from '../../../modules/interactions/index.ts'
import { callNext, checkIn, openDesk, serveVisit } from '../../../modules/reception/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { adjustmentsAt } from './needs-in-script.ts'
import { scriptOf } from './script.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const acting = withContext(ctx, { actor: ada.person })

let told = 0
const ring = (call: string, type: string) =>
  takeCallEvent(
    ctx,
    JSON.stringify({
      ...{ id: `script-${++told}`, call, type, dialled: '01632 960105', caller: '07700 900123' },
      ...{ at: new Date(Date.now() + told).toISOString(), agent: ada.person.email },
    }),
  )

test('every need changes something that is said or done', () => {
  const steps = ['start', 'place', 'writing', 'end'] as const
  for (const kind of NEEDS)
    assert.ok(
      steps.some(step => adjustmentsAt(step, [{ kind, detail: 'Polish' }]).length > 0),
      kind,
    )
  assert.match(adjustmentsAt('start', [{ kind: 'interpreter', detail: 'Polish' }])[0]!.text, /ask for Polish/)
})

test('her needs change the script at their steps; the recording stands for one step; what was not sent is counted there', async () => {
  await ring('a', 'ringing')
  await ring('a', 'answered')
  const { id } = (await findConversationInHand(acting))!
  const asked = await buildRequest(ctx, { name: 'Rosa Sample', email: 'rosa@resident.example', safe: ['email'] })
  const participants = ctx.db.selectFrom('requests.participants').select('customer_id')
  const { customer_id: customerId } = await participants
    .where('request_id', '=', asked.requestId)
    .executeTakeFirstOrThrow()
  const begun = await ada.post('/staff/take/services/compliment', { channel: 'phone' })
  const home = begun.location.replace(/\/q\/.*/, '')
  const nobody = wordsOf((await ada.get(begun.location)).body)
  assert.doesNotMatch(nobody, /large print|interpreter line/)
  assert.match(nobody, /The call may be recorded/)

  await identifyCustomer(acting, id, { how: 'said', customerId: customerId! })
  await addNeed(acting, { customerId: customerId!, source: 'colleague', kind: 'large-print', detail: '' })
  await addNeed(acting, { customerId: customerId!, source: 'colleague', kind: 'interpreter', detail: 'Polish' })
  const first = (await ada.get(begun.location)).body
  assert.match(wordsOf(first), /ask for Polish\. Speak to them, not to the interpreter.* Interpreter /)
  assert.match(first, /aria-current="step"><strong>Do<\/strong> Ring the interpreter line/)
  assert.match(first, /We write to you in large print/)

  const who = `${home}/q/_who`
  const paused = await ada.post(who, { recording: 'pause', q: 'me' })
  assert.equal(paused.status, 200)
  assert.match(wordsOf(paused.body), /Pause asked for/)
  await ring('a', 'recording-paused')
  assert.match(wordsOf((await ada.get(who)).body), /The recording is paused/)
  const next = await ada.post(who, { q: 'me' })
  assert.equal(next.status, 303)
  const second = await ada.get(next.location)
  assert.match(wordsOf(second.body), /The call may be recorded/, 'the step is done, so it goes on by itself')

  await ada.post(`${home}/q/_details`, { q: 'yes' })
  const contact = (await ada.get(`${home}/q/_contact`)).body
  assert.match(contact, /aria-current="step"><strong>Say<\/strong> We write to you in large print/)

  const matter = /id="matter-([0-9a-f-]{36})"/.exec((await ada.get(`/staff/desk/${id}`)).body)![1]!
  await ring('a', 'ended')
  const wrapped = await ada.post(`/staff/desk/${id}/wrap-up`, {
    ...{ matter, note: '', promise: '' },
    [`outcome-${matter}`]: 'abandoned',
  })
  assert.equal(wrapped.location, '/staff/desk?done=wrapped')
  const steps = await readScriptSteps(ctx, 'compliment', new Date(0))
  assert.deepEqual(
    steps.filter(({ left }) => left.ended > 0).map(({ question, came }) => [question, came]),
    [['_contact', 1]],
  )
})

test('what she told the kiosk or the reception of her needs stands in the script of her form', async () => {
  await openDesk(acting, { location: 'chippenham', desk: '2', skills: [] })
  await checkIn(acting, { location: 'chippenham', needs: ['longer-time'], person: { name: 'Tom Sample' } })
  await serveVisit(acting, { visitId: await callNext(acting), key: newId() })
  const begun = await ada.post('/staff/take/services/compliment', { channel: 'desk' })
  assert.match((await ada.get(begun.location)).body, /There is no hurry/)
})

test('designers see where scripts are left, with how many came, and nothing where they are few', async () => {
  const designer = await site.signedIn(['designer'], { name: 'Dee Designer' })
  const shown = async () => wordsOf((await designer.get('/staff/services/pothole')).body)
  assert.match(await shown(), /No conversation has come through this script yet/)
  const count = (question: string, came: number, ended: number) =>
    ctx.db
      .insertInto('drafts.script_counts')
      .values({ service_slug: 'pothole', question, day: new Date().toISOString().slice(0, 10), came, ended })
      .execute()
  await count('where', 40, 10)
  await count('size', 9, 9)
  assert.match(await shown(), /40 10 of 40 \(25 %\) Ended there: 10 .*Fewer than 10 came here: too few to say/)
})

test('a link to pay is offered with what the service costs, and says where it went', async () => {
  const bea = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Bea Adviser' })
  const { location } = await bea.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const asked = await buildRequest(ctx, {
    ...{ service: 'bulky-collection', name: 'Paul Payer', email: 'paul@resident.example', safe: ['email'] },
  })
  await bea.post(`${location}/matters`, { note: '', request: asked.requestId })
  const { body } = await bea.get(location)
  const matter = /name="pounds-([0-9a-f-]{36})"[^>]*value="36"/.exec(body)![1]!
  assert.match(wordsOf(body), /Please do not tell me the number of your card/)
  const wrong = await bea.post(`${location}/pay`, { note: 'kept', matter, [`pounds-${matter}`]: 'lots' })
  assert.match(wordsOf((await bea.get(wrong.location)).body), /enter the amount in pounds/)
  const sent = await bea.post(`${location}/pay`, { note: '', matter, [`pounds-${matter}`]: '48', key: '' })
  assert.match(sent.location, /done=pay-sent/)
  assert.match(wordsOf((await bea.get(location)).body), /A link to pay £48 went by email/)
  const mails = ctx.db.selectFrom('channels.messages').select('words').where('recipient', '=', 'paul@resident.example')
  assert.match((await mails.executeTakeFirstOrThrow()).words, new RegExp(`ref=${asked.reference}&pounds=48.00`))
})

test('whether the caller can probably have it stands beside the question, in words for the adviser', async () => {
  const begun = await ada.post('/staff/take/services/bus-pass', { channel: 'phone' })
  const home = begun.location.replace(/\/q\/.*/, '')
  const draft = /form\/([^/]+)\//.exec(begun.location)![1]!
  const say = (question: string, answer: string) => saveAnswer(acting, { id: draft }, question, answer)
  for (const [question, answer] of [
    ['what', 'first'],
    ['reason', 'age'],
    ['born', '1990-01-01'],
  ] as const)
    await say(question, answer)
  const young = wordsOf((await ada.get(`${home}/q/address`)).body)
  assert.match(young, /They may not be able to get this You have not reached State Pension age/)
  await say('born', '1940-01-01')
  assert.match(wordsOf((await ada.get(`${home}/q/address`)).body), /They can probably get this/)
})

test('in a conversation that is written nothing is read aloud and no recording is paused', async () => {
  const service = await getService(ctx, 'pothole')
  const { questions } = await readForm(ctx, service)
  const said = async (channel: string) =>
    (await scriptOf(ctx, service, questions, { channel })).map(({ text }) => text).join('\n')
  assert.match(await said('phone'), /I will read you the dates/)
  assert.match(await said('email'), /I will tell you the dates/)
  assert.doesNotMatch(await said('email'), /read you|give you the number/)
})
