import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, followAll, system, testDatabase } from '../../../test/support/database.ts'
import { listMessages, noteRefusal } from '../../modules/channels/index.ts'
import { typedFollower } from '../../modules/correspondence/index.ts'
import { addCustomer, saveContactPoint } from '../../modules/customers/index.ts'
import { listWaitingDuty, readDuty, readDutyRecord, startEmergency } from '../../modules/duty/index.ts'
import {
  endConversation,
  listCallsNow,
  listWork,
  noteSignOfLife,
  readAtScript,
  readConversation,
  takeNext,
} from '../../modules/interactions/index.ts'
import { endNotice, publishNotice } from '../../modules/notices/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { normalPhone } from '../../platform/phone.ts'
import { openLines } from './voice.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-02T10:00:00Z')
const clock = { now: () => now }
const ctx = database.ctx({ actor: system('voice'), ...clock })
const adviser = database.ctx({
  actor: await addStaff(ctx, { roles: ['adviser', 'officer'], name: 'Ada', teams: ['customer-services'] }),
  ...clock,
})
const lines = await openLines({ after }, database, clock.now)
const WASTE = '+441632960106'
const STREETS = '+441632960105'
const LIBRARIES = '+441632960111'

const textsTo = async (text: string) => (await listMessages(ctx, { text, limit: 50 })).rows

test('a line greets, says first what concerns it, and offers its services by key and by word', async () => {
  const call = await lines.ring(WASTE)
  const said = call.since(0)
  assert.match(said, /bins and recycling/i)
  assert.match(said, /in danger now, hang up and ring 9 9 9/)
  assert.match(said, /Put your bin out as usual on a bank holiday\. We empty bins on bank holidays/)
  assert.match(said, /For Missed bin, press \d\./)
  assert.match(said, /To speak with an adviser, press 0 or stay on the line\.$/)
  assert.equal(call.standing.at, 'asked')
})

test('an emergency and a storm come before everything else, and what is of another line is not said', async () => {
  const director = database.ctx({ actor: await addStaff(ctx, { roles: ['duty-officer'], name: 'Dee' }), ...clock })
  await startEmergency(director, {
    ...{
      goldenNumber: 'streets',
      plan: null,
      title: 'Storm on Thursday',
      words: 'Trees are down. Stay in if you can.',
    },
    ...{ priorities: '', endsAt: new Date(now.getTime() + 3_600_000), onSite: true },
  })
  const streets = (await lines.ring(STREETS)).since(0)
  assert.match(streets, /Storm on Thursday\. Trees are down\. Stay in if you can\./)
  assert.equal(streets.match(/Storm on Thursday/g)!.length, 1, 'once, though it is a notice too')
  assert.doesNotMatch(streets, /Put your bin out/)
})

test('the words of an emergency are said to their end, which says whom to ring', async () => {
  const director = database.ctx({ actor: await addStaff(ctx, { roles: ['duty-officer'], name: 'Dan' }), ...clock })
  const { plans } = await readDuty(ctx)
  const endsAt = new Date(now.getTime() + 3_600_000)
  for (const { id, title, words } of plans) {
    const common = { goldenNumber: 'whats-on', plan: id, priorities: '', endsAt, onSite: false }
    await startEmergency(director, { ...common, title: title.en, words: words.en })
  }
  const said = (await lines.ring(LIBRARIES)).since(0)
  assert.match(said, /We grit main roads first\. Leave your bin out\..* If someone is in danger, ring 9 9 9\./)
  assert.match(said, /on our website\. If someone is in danger, ring 9 9 9\./)
  assert.match(said, /Ring Floodline on 0 3 4 5, 9 8 8, 1 1 8 8 for warnings where you live\./)
})

test('news of a route is said by its name, and not to a caller who is known to live elsewhere', async () => {
  const route = { name: { en: 'Calne Friday round' }, postcodes: ['SN11 8'] }
  const title = { en: 'Bins wait until Friday' }
  const id = await publishNotice(ctx, { title, words: { en: 'Leave them out.' }, services: ['missed-bin'], route })
  const source = 'customer'
  const phone = '+447700900555'
  const customerId = await addCustomer(adviser, { name: 'Ivy', kind: 'person', born: null, email: '', phone, source })
  const usual = { preferred: false, safe: true, textOk: false, messageOk: false, neutral: false, source, customerId }
  await saveContactPoint(adviser, { ...usual, kind: 'address', value: '1 Mill Lane', postcode: 'SN15 1ER' })
  assert.match((await lines.ring(WASTE)).since(0), /Bins wait until Friday \(Calne Friday round\)\. Leave them out\./)
  assert.doesNotMatch((await lines.ring(WASTE, { from: phone })).since(0), /Bins wait/)
  await endNotice(ctx, id)
})

test('what is new is said before what has stood for long, and what is for where she lives before both', async () => {
  const about = { words: { en: 'Leave them out.' }, services: ['missed-bin'] }
  const hourAgo = database.ctx({ actor: system('voice'), now: () => new Date(now.getTime() - 3_600_000) })
  const local = { name: { en: 'Chippenham round' }, postcodes: ['SN15'] }
  const [chippenham, everywhere] = [
    await publishNotice(hourAgo, { title: { en: 'Bins in Chippenham delayed' }, ...about, route: local }),
    await publishNotice(ctx, { title: { en: 'Bins go at six' }, ...about }),
  ]
  const order = /Bins go at six.*Bins in Chippenham delayed.*Put your bin out as usual/
  assert.match((await lines.ring(WASTE, { from: '+447700900556' })).since(0), order)
  const phone = '+447700900557'
  const source = 'customer'
  const customerId = await addCustomer(adviser, { name: 'Una', kind: 'person', born: null, email: '', phone, source })
  const usual = { preferred: false, safe: true, textOk: false, messageOk: false, neutral: false, source, customerId }
  await saveContactPoint(adviser, { ...usual, kind: 'address', value: '2 Mill Lane', postcode: 'SN15 1ER' })
  const hers = /Bins in Chippenham delayed.*Bins go at six.*Put your bin out as usual/
  assert.match((await lines.ring(WASTE, { from: phone })).since(0), hers)
  for (const id of [chippenham, everywhere]) await endNotice(ctx, id)
})

test('one who chooses a service is offered the link by text, once; then she may still speak with somebody', async () => {
  const call = await lines.ring(WASTE)
  assert.match(await call.speak('I want to report a missed bin please'), /You can do this online: Missed bin/)
  const url = call.standing.at === 'asked' ? call.standing.action : ''
  assert.match(await call.press('1'), /on its way to you by text.*stay on the line.*You are next/)
  await call.post(url, { Digits: '1' })
  const texts = await textsTo(call.line.from)
  assert.equal(texts.length, 1, 'told twice, texted once')
  assert.match(texts[0]!.words, /https:\/\/council\.test\/services\/missed-bin$/)
  await call.hangUp()
})

test('a number that texted STOP, a landline and a withheld number are not offered a text', async () => {
  await noteRefusal(ctx, '+447700900777')
  for (const from of ['+447700900777', '+441632960999', 'anonymous']) {
    const call = await lines.ring(WASTE, { from })
    assert.match(await call.speak('missed bin'), /put you through to an adviser.*You are next/)
    await call.hangUp()
  }
})

test('a wrong key is asked again, a second one and no key lead to an adviser', async () => {
  const call = await lines.ring(WASTE)
  assert.match(await call.press('9'), /none of the choices.*You can say what it is about/)
  assert.match(await call.press('*'), /put you through to an adviser.*You are next/)
  await call.hangUp()
  for (const act of [
    (one: typeof call) => one.stay(),
    (one: typeof call) => one.press('0'),
    (one: typeof call) => one.speak('a person please'),
  ]) {
    const another = await lines.ring(WASTE)
    assert.match(await act(another), /You are next/)
    await another.hangUp()
  }
})

test('who does not know what she needs, or asks for somebody by name, is put through without a link', async () => {
  const call = await lines.ring(WASTE)
  assert.match(await call.speak('I do not know what I need'), /^We put you through to an adviser\. You are next/)
  await call.hangUp()
  const named = await lines.ring(WASTE)
  assert.match(await named.speak('I want to speak to Highways leader'), /who can reach them for you\. You are next/)
  const waits = (await listWork(adviser)).filter(({ kind }) => kind === 'call')
  assert.deepEqual(
    waits.map(({ said, words }) => [said, words]),
    [['I want to speak to Highways leader', 'waste']],
    'whom she asked for, and no service',
  )
  await named.hangUp()
})

test('words that hint at danger bring the numbers of the duty rule, and a person at once', async () => {
  const call = await lines.ring(WASTE)
  const said = await call.speak('my husband hits me and I am afraid')
  assert.match(said, /hang up and ring 9 9 9.*9 9 9.*You are next/)
  await call.hangUp()
})

test('words of danger said to the menu ring at the duty team, once, also where she hangs up to ring them', async () => {
  const officer = database.ctx({ now: () => now, actor: await addStaff(ctx, { roles: ['duty-officer'] }) })
  const told = async () => {
    await followAll(database.ctx({ now: () => now }), typedFollower)
    const waiting = await listWaitingDuty(officer)
    return Promise.all(waiting.map(({ id }) => readDutyRecord(officer, id)))
  }
  await told()
  const before = (await told()).map(({ id }) => id)
  const call = await lines.ring(WASTE)
  await call.speak('I want to kill myself 4111 1111 1111 1111')
  await call.stay()
  await call.hangUp()
  const [rings, ...more] = (await told()).filter(({ id }) => !before.includes(id))
  assert.deepEqual([rings!.kind, more], ['suicide', []])
  assert.match(rings!.note, /^\+4477009001\d\d\nThey rang[^:]+:\nI want to kill myself \[card number removed\]$/)
  assert.deepEqual(
    (await listCallsNow(officer, rings!.calls)).map(({ state, adviser }) => [state, adviser]),
    [['over', null]],
  )
  assert.equal((await told()).length, before.length + 1)
})

test('what she said to the menu is kept with the call, and danger comes before whoever waits longer', async () => {
  await noteSignOfLife(adviser)
  const first = await lines.ring(WASTE)
  await first.speak('my bin was not emptied on friday')
  await first.stay()
  now = new Date(now.getTime() + 60_000)
  const second = await lines.ring(WASTE)
  const heard = await second.speak('My wall has collapsed onto a child and there is a gas smell 4111 1111 1111 1111')
  assert.match(heard, /You are next/)
  const [danger, bin] = (await listWork(adviser)).filter(({ kind }) => kind === 'call' || kind === 'urgent-call')
  assert.equal(danger!.kind, 'urgent-call')
  assert.match(danger!.said!, /^My wall has collapsed onto a child and there is a gas smell/)
  assert.doesNotMatch(danger!.said!, /4111 1111/)
  assert.deepEqual([bin!.kind, bin!.said], ['call', 'my bin was not emptied on friday'])
  const taken = await takeNext(adviser)
  assert.deepEqual([taken!.kind], ['urgent-call'])
  const { matters, call } = await readConversation(adviser, taken!.id)
  const atScript = await readAtScript(adviser)
  assert.deepEqual([call!.recording.now, atScript!.recording], ['never', null], 'this line records nothing')
  assert.match(matters[0]!.asked, /^My wall has collapsed onto a child/)
  await second.hangUp()
  await endConversation(adviser, taken!.id)
  await first.hangUp()
})

test('closed, it says when it opens, whom to ring until then, and takes a message', async () => {
  now = new Date('2026-12-02T21:00:00Z')
  const call = await lines.ring(STREETS)
  assert.match(
    call.since(0),
    /We are closed just now\. We open tomorrow at 8:30am\..*cannot wait.*Highways emergency line: 0 1 6 3 2, 9 6 0 4 0 1\..*To leave a message, press 1/,
  )
  assert.match(await call.press('1'), /after the tone/)
  assert.equal(call.standing.at, 'recording')
  await call.hangUp()
  const other = await lines.ring(STREETS)
  assert.match(await other.press('7'), /^Sorry, that is none of the choices\. To leave a message, press 1/)
  assert.match(await other.press('1'), /after the tone/, 'a wrong key is asked once more')
  await other.hangUp()
  const wrong = await lines.ring(STREETS)
  await wrong.press('7')
  assert.match(await wrong.press('8'), /Goodbye/)
  assert.equal(wrong.standing.at, 'over')
  const bins = await lines.ring(WASTE)
  assert.match(
    bins.since(0),
    /one of these numbers\. Out of hours line:.*Environment Agency, for dangerous waste in/,
    'our own comes first, and it says for what',
  )
  await bins.hangUp()
  const quiet = await lines.ring(LIBRARIES)
  assert.match(await quiet.stay(), /Goodbye/)
  assert.equal(quiet.standing.at, 'over')
  now = new Date('2026-12-02T10:30:00Z')
})

test('every line that is closed says 999 and a number that answers now', async () => {
  now = new Date('2026-12-02T22:30:00Z')
  const { goldenNumbers } = await readOrganisation(ctx)
  for (const { number, name } of goldenNumbers) {
    const call = await lines.ring(normalPhone(number))
    const said = call.since(0)
    assert.match(said, /in danger now, hang up and ring 9 9 9\./, name.en)
    assert.match(said, /ring one of these numbers\. [^.]*: 0 1 6 3 2, 9 6 0 4 0 \d\./, name.en)
    await call.hangUp()
  }
  now = new Date('2026-12-02T10:30:00Z')
})

test('a call in a line is work for the adviser, who hears of nobody twice; its end takes it away', async () => {
  await noteSignOfLife(adviser)
  const call = await lines.ring(WASTE)
  await call.stay()
  const waiting = async () => (await listWork(adviser)).filter(({ kind }) => kind === 'call')
  assert.equal((await waiting()).length, 1)
  for (let looks = 0; looks < 11; looks++) assert.equal(await call.stay(), '', 'nothing is said at each look')
  assert.match(await call.stay(), /still in the queue\. You are next/)
  await call.hangUp()
  await call.hangUp()
  assert.equal((await waiting()).length, 0)
})

test('only whoever signs is heard, and each webhook is kept as it came', async () => {
  const fields = { CallSid: 'CA-forged', From: '+447700900101', To: WASTE, CallStatus: 'ringing' }
  assert.equal((await lines.post('twilio/answer', fields, 'another key')).status, 403)
  assert.equal((await lines.post('simulator/answer', fields)).status, 403, 'no demonstration: nobody plays calls')
  assert.equal((await lines.post('nobody/answer', fields)).status, 403)
  const { length } = await ctx.db
    .selectFrom('interactions.line_webhooks')
    .select('id')
    .where('provider_call', '=', 'CA-forged')
    .execute()
  assert.equal(length, 0)
  for (let times = 0; times < 2; times++) assert.equal((await lines.post('twilio/answer', fields)).status, 200)
  const kept = await ctx.db
    .selectFrom('interactions.line_webhooks')
    .selectAll()
    .where('provider_call', '=', 'CA-forged')
    .execute()
  assert.deepEqual(
    kept.map(({ step, caller, dialled }) => [step, caller, dialled]),
    [['answer', '+447700900101', WASTE]],
  )
  assert.match(kept[0]!.body, /CallSid=CA-forged/)
})

test('an end that overtakes the beginning leaves nobody in the queue', async () => {
  const fields = { CallSid: 'CA-late', From: '+447700900101', To: WASTE }
  await lines.post('twilio/status', { ...fields, CallStatus: 'completed' })
  const { body } = await lines.post('twilio/wait', { ...fields, CallStatus: 'in-progress' })
  assert.match(body, /<Hangup\/>/)
  assert.equal((await listWork(adviser)).filter(({ kind }) => kind === 'call').length, 0)
})
