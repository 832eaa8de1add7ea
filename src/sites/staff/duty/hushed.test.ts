// Danger was raised in a conversation, and somebody at home may read what we write.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../../test/support/follow.ts'
import { bookTime, hushFollower, listFreeTimes, remindOfBookings, sayDesks } from '../../../modules/bookings/index.ts'
import { queueMessages } from '../../../modules/channels/index.ts'
import {
  addCustomer,
  doubtWays,
  openCustomer,
  readCustomer,
  saveContactPoint,
} from '../../../modules/customers/index.ts'
import {
  identifyCustomer,
  moveCallBack,
  noteRequest,
  noteSignOfLife,
  noteTry,
  offerHandover,
  readCallBack,
  readConversation,
  readWork,
  saveWords,
  startConversation,
} from '../../../modules/interactions/index.ts'
import { disableStaff } from '../../../modules/organisation/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after }, { PAY_URL: 'https://pay.test/?ref={reference}&amount={amount}' })
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['highways'], name: 'Ada Adviser' })
const as = site.database.ctx({ actor: ada.person })
const program = site.database.ctx({ actor: system('test') })
const PHONE = '+447700900711'

async function person(email: string): Promise<string> {
  const parts = { name: 'Rita', kind: 'person', born: null, phone: '', source: 'customer' } as const
  const customerId = await addCustomer(as, { ...parts, email })
  await openCustomer(as, { customerId, reason: 'speaking' })
  const phone = { customerId, kind: 'phone', value: PHONE, source: 'customer' } as const
  await saveContactPoint(as, { ...phone, preferred: false, safe: true, textOk: true, messageOk: true, neutral: false })
  return customerId
}

/** A conversation about one thing; `customerId`: with whom. */
async function conversation(customerId: string | null) {
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matter = (await readConversation(as, id)).matters[0]!.id
  await saveWords(as, {
    interactionId: id,
    matters: [{ id: matter, asked: 'He hit me', answer: '', answerSource: '' }],
  })
  if (customerId) await identifyCustomer(as, id, { how: 'said', customerId })
  const desk = `/staff/desk/${id}`
  const press = async (kind: string) =>
    (await ada.post('/staff/duty', { kind, conversation: id, matter })).location.split('?')[0]!
  const promise = async (more: Record<string, string> = {}) => {
    const form = (await ada.get(`${desk}/call-back?team=highways`)).body
    const slot = /name="slot"[^>]*value="([^"]+)"/.exec(form)![1]!
    const sent = { matter, team: 'highways', slot, phone: PHONE, summary: 'As agreed', ...more }
    await ada.post(`${desk}/call-back`, sent)
    const made = program.db.selectFrom('interactions.call_backs').select(['id', 'told']).where('matter_id', '=', matter)
    return { form, ...(await made.executeTakeFirstOrThrow()) }
  }
  return { id, matter, desk, press, promise, end: () => ada.post(`${desk}/hand`, { act: 'end' }) }
}

const to = async (recipient: string) =>
  program.db
    .selectFrom('channels.messages')
    .select(['id', 'key', 'subject', 'status', 'mended'])
    .where('recipient', '=', recipient)
    .orderBy('created_at')
    .execute()

async function queue(recipient: string, subject: string, more: object = {}): Promise<void> {
  const common = { key: newId(), medium: 'email', language: 'en', words: subject, thread: newId() } as const
  await queueMessages(program, [{ ...common, recipient, subject, ...more }])
}

test('after the key a promised call is written nowhere unless they say that it is safe, and the page says so first', async () => {
  const talk = await conversation(await person('rita@one.example'))
  await talk.press('domestic-abuse')
  const { form, told, id } = await talk.promise()
  assert.match(wordsOf(form), /Nothing is sent to them unless you tick this/)
  assert.match(form, /name="safeTo"[^>]*value="rita@one\.example"(?! checked)/)
  assert.match(wordsOf(form), /They told me that it is safe to write to rita@one\.example/)
  assert.equal(told, 'spoken')
  assert.deepEqual(await to('rita@one.example'), [])
  assert.deepEqual(await to(PHONE), [])
  assert.match(wordsOf((await ada.get(talk.desk)).body), /Nothing is sent to them by itself/)
  const time = `/staff/desk/work/call-backs/${id}/time`
  const moving = (await ada.get(time)).body
  assert.match(wordsOf(moving), /Nothing is sent to them by itself. Tell them the new time yourself/)
  await moveCallBack(as, { id, slotFrom: new Date(/name="slot"[^>]*value="([^"]+)"/.exec(moving)![1]!) })
  assert.deepEqual(await to('rita@one.example'), [])
  await talk.end()
})

test('where they say that it is safe it goes there, this once; elsewhere it does not', async () => {
  const talk = await conversation(await person('sure@one.example'))
  await talk.press('domestic-abuse')
  const { told, id } = await talk.promise({ safeTo: 'sure@one.example' })
  assert.equal(told, 'email')
  assert.deepEqual(
    (await to('sure@one.example')).map(({ subject }) => subject),
    ['When we will ring you'],
  )
  for (const number of [1, 2, 3]) {
    const { nextAt } = await readCallBack(as, id)
    const then = withContext(as, { now: () => nextAt! })
    await noteTry(then, { id, number, result: 'no-answer', note: '' })
  }
  assert.equal((await to('sure@one.example')).length, 1, 'after the tries in vain nothing is written')
  const { items } = await readWork(as)
  assert.ok(
    items.some(item => item.kind === 'call-came-back' && item.id === id),
    'it came back to whoever promised it',
  )
  await talk.end()
  const other = await conversation(await person('other@one.example'))
  await other.press('domestic-abuse')
  assert.equal((await other.promise({ safeTo: 'him@one.example' })).told, 'spoken')
  assert.deepEqual(await to('him@one.example'), [])
  await other.end()
})

test('of a danger that nobody at home reads of nothing is different', async () => {
  const talk = await conversation(await person('low@one.example'))
  await queue('low@one.example', 'Your bin')
  await talk.press('suicide')
  assert.doesNotMatch(wordsOf((await ada.get(talk.desk)).body), /Nothing is sent to them by itself/)
  assert.equal((await talk.promise()).told, 'email')
  assert.deepEqual(
    (await to('low@one.example')).map(({ status }) => status),
    ['queued', 'queued'],
  )
  await talk.end()
})

test('what waits to be sent to them is held back at the press, and shown here and to the duty team, to send or to drop', async () => {
  const carer = await site.signedIn(['duty-officer'], { name: 'Cara Carer' })
  const stranger = await site.signedIn(['adviser'], { name: 'Sam Stranger' })
  const customerId = await person('held@one.example')
  const talk = await conversation(customerId)
  const { id: call } = await talk.promise()
  await queue('held@one.example', 'Your bin')
  await queue('held@one.example', 'Your code', { thread: undefined })
  await queue('else@one.example', 'Of somebody else')
  const record = await talk.press('domestic-abuse')
  const states = async () => Object.fromEntries((await to('held@one.example')).map(each => [each.subject, each.status]))
  assert.deepEqual(await states(), { 'When we will ring you': 'failed', 'Your bin': 'failed', 'Your code': 'queued' })
  assert.equal((await to('else@one.example'))[0]!.status, 'queued')
  const desk = wordsOf((await ada.get(talk.desk)).body)
  assert.match(desk, /What we wrote to them was held back, and not sent: tell them yourself where it is safe/)
  assert.doesNotMatch(desk, /They have it by email/)
  for (const { body } of [await ada.get(talk.desk), await ada.get(record), await carer.get(record)])
    assert.match(wordsOf(body), /Held back .*When we will ring you Send it.*Your bin Send it.* Drop it/)
  const [promised, bin] = await to('held@one.example')
  assert.equal((await stranger.post(`/staff/duty/held/${bin!.id}`, { act: 'send', to: record })).status, 404)
  const sent = await ada.post(`/staff/duty/held/${bin!.id}`, { act: 'send', to: talk.desk })
  assert.equal(sent.location, `${talk.desk}?done=held-send`)
  await carer.post(`/staff/duty/held/${promised!.id}`, { act: 'drop', to: record })
  assert.deepEqual(await states(), { 'When we will ring you': 'failed', 'Your bin': 'queued', 'Your code': 'queued' })
  assert.equal((await to('held@one.example'))[0]!.mended, 'not-needed')
  assert.doesNotMatch(wordsOf((await ada.get(talk.desk)).body), /Held back/)
  assert.equal((await readCallBack(as, call)).state, 'open', 'they are rung all the same')
  const { ways } = await readCustomer(as, customerId)
  assert.deepEqual(
    ways.map(({ kind, safe, textOk, messageOk }) => [kind, safe, textOk, messageOk]).toSorted(),
    [
      ['email', false, false, false],
      ['phone', true, false, false],
    ],
    'until a colleague saves them anew',
  )
  await talk.end()
})

test('who asks for something after the key was pressed is not told by herself either', async () => {
  const talk = await conversation(null)
  await talk.press('domestic-abuse')
  const { requestId } = await buildRequest(as, { name: 'Ida', email: 'ida@one.example' })
  await noteRequest(as, { requestId, service: 'pothole' })
  const { rows } = await sql<{
    safe: boolean
  }>`select safe from customers.contact_points where normal = 'ida@one.example'`.execute(program.db)
  assert.deepEqual(rows, [{ safe: false }])
  await talk.end()
})

test('a school that speaks of somebody else is written to as before; a phone that took no texts takes none at a tick', async () => {
  const parts = { name: 'Hill School', kind: 'organisation', born: null, phone: '', source: 'customer' } as const
  const school = await addCustomer(as, { ...parts, email: 'office@school.example' })
  await openCustomer(as, { customerId: school, reason: 'speaking' })
  await queue('office@school.example', 'Your hall')
  const said = await conversation(school)
  await said.press('child')
  assert.equal((await to('office@school.example'))[0]!.status, 'queued')
  assert.ok((await readCustomer(as, school)).points.every(({ safe }) => safe))
  await said.end()

  const customerId = await person('')
  const { points } = await readCustomer(as, customerId)
  const ring = {
    preferred: false,
    safe: true,
    textOk: false,
    messageOk: true,
    neutral: false,
    source: 'customer',
  } as const
  await saveContactPoint(as, { customerId, kind: 'phone', value: PHONE, replaces: points[0]!.id, ...ring })
  const talk = await conversation(customerId)
  await talk.press('domestic-abuse')
  assert.doesNotMatch((await ada.get(`${talk.desk}/call-back?team=highways`)).body, /name="safeTo"/)
  await talk.end()
})

test('whoever it turns out to be with is written to no more either; what was not safe before is not asked of', async () => {
  const customerId = await person('later@one.example')
  const { points } = await readCustomer(as, customerId)
  const email = points.find(({ kind }) => kind === 'email')!
  const unsafe = { preferred: false, safe: false, textOk: false, messageOk: false, neutral: false }
  await saveContactPoint(as, {
    customerId,
    kind: 'email',
    value: email.value,
    source: 'customer',
    replaces: email.id,
    ...unsafe,
  })
  await queueMessages(program, [
    { key: newId(), medium: 'text', recipient: PHONE, language: 'en', subject: 'Bin', words: 'Bin', thread: newId() },
  ])
  const talk = await conversation(null)
  await talk.press('child')
  await identifyCustomer(as, talk.id, { how: 'said', customerId })
  assert.equal((await to(PHONE)).at(-1)!.status, 'failed')
  const { form } = await talk.promise()
  assert.doesNotMatch(form, /later@one\.example/)
  const phone = (await readCustomer(as, customerId)).points.find(each => each.kind === 'phone' && !each.endedAt)!
  const asked = { ...unsafe, kind: 'phone', value: PHONE, source: 'customer', replaces: phone.id } as const
  await saveContactPoint(as, { ...asked, customerId, safe: true, textOk: true })
  await identifyCustomer(as, talk.id, { how: 'said', customerId })
  const { ways } = await readCustomer(as, customerId)
  assert.equal(ways.find(each => each.kind === 'phone')!.textOk, true, 'what a colleague saved anew stands')
  await talk.end()
})

test('what they asked themselves, before the key or after it, stands before what a colleague heard: nobody is asked of that way', async () => {
  const because = 'Asked us not to write back, in an email'
  for (const [email, isFirst] of [
    ['first@one.example', true],
    ['then@one.example', false],
  ] as const) {
    const customerId = await person(email)
    const ask = () =>
      program.transaction(ctx =>
        doubtWays(ctx, { from: { kind: 'email', value: email }, customerId, not: ['write'], because }),
      )
    const talk = await conversation(customerId)
    if (isFirst) await ask()
    await talk.press('domestic-abuse')
    if (!isFirst) await ask()
    const { ways } = await readCustomer(as, customerId)
    assert.equal(ways.find(({ kind }) => kind === 'email')!.doubtedBecause, because)
    assert.doesNotMatch((await talk.promise()).form, new RegExp(email))
    await talk.end()
  }
})

test('who goes on with it reads that somebody may not be safe, there and where a call is promised, and writes nothing', async () => {
  const hal = await site.signedIn(['officer'], { teams: ['highways'], name: 'Hal Officer' })
  const his = site.database.ctx({ actor: hal.person })
  await noteSignOfLife(his)
  const talk = await conversation(await person('on@one.example'))
  await talk.press('domestic-abuse')
  const offer = { interactionId: talk.id, matterId: talk.matter, team: 'highways', to: hal.person.id }
  const handover = await offerHandover(as, { ...offer, summary: 'A lamp' })
  await hal.post(`/staff/desk/work/handovers/${handover}`, { act: 'accept' })
  const { location: desk } = await hal.post(`/staff/desk/work/handovers/${handover}`, { act: 'go-on' })
  const form = (await hal.get(`${desk}/call-back?team=highways`)).body
  for (const body of [(await hal.get(desk)).body, form]) {
    assert.match(wordsOf(body), /Somebody may not be safe\. What they told a colleague before is for the duty team/)
    assert.doesNotMatch(wordsOf(body), /He hit me/)
  }
  const matter = /name="matter" value="([^"]+)"/.exec(form)![1]!
  const slot = /name="slot"[^>]*value="([^"]+)"/.exec(form)![1]!
  const sent = { matter, team: 'highways', slot, phone: PHONE, summary: 'A lamp' }
  assert.match((await hal.post(`${desk}/call-back`, sent)).location, /#matter-/)
  assert.deepEqual(await to('on@one.example'), [])
  await talk.end()
})

test('a link to pay or to meet goes only where they say that it is safe', async () => {
  const { requestId } = await buildRequest(program, {
    service: 'bulky-collection',
    place: null,
    name: 'Rosa',
    email: 'pay@one.example',
    safe: ['email'],
  })
  const { rows } = await sql<{ id: string }>`select p.customer_id as id from requests.participants p
    where p.request_id = ${requestId}::uuid`.execute(program.db)
  const talk = await conversation(rows[0]!.id)
  await sql`update interactions.matters set request_id = ${requestId}::uuid, service = 'bulky-collection' where id = ${talk.matter}::uuid`.execute(
    program.db,
  )
  const before = (await ada.get(talk.desk)).body
  await talk.press('adult')
  const pay = (more = {}) =>
    ada.post(`${talk.desk}/pay`, { matter: talk.matter, key: newId(), [`pounds-${talk.matter}`]: '36', ...more })
  const meet = (more = {}) => ada.post(`${talk.desk}/meeting`, { key: newId(), ...more })
  for (const { location } of [await pay(), await meet()]) {
    assert.match(location, /refused=interactions\.safe-not-said/)
    assert.match(wordsOf((await ada.get(location)).body), /somebody at home may read it/)
  }
  const { body } = await ada.get(talk.desk)
  for (const name of [`safe-${talk.matter}`, 'safe-meeting'])
    assert.match(body, new RegExp(`<input[^>]*form="desk-words"[^>]*name="${name}"[^>]*value="yes">`))
  assert.match(wordsOf(body), /They told me that it is safe to write to pay@one\.example/)
  // What a screen that is open shows anew where a colleague presses the key.
  for (const name of [`safe-${talk.matter}`, 'safe-meeting']) {
    assert.match(before, new RegExp(`<div id="place-${name}" data-place></div>`))
    assert.match(body, new RegExp(`<div id="place-${name}" data-place><div`))
  }
  assert.match(before, /<div id="may-be-read"><\/div>/)
  assert.match(body, /<div id="may-be-read"><div/)
  assert.deepEqual(await to('pay@one.example'), [])
  assert.match((await pay({ [`safe-${talk.matter}`]: 'yes' })).location, /done=pay-sent/)
  assert.match((await meet({ 'safe-meeting': 'yes' })).location, /done=meeting-sent/)
  assert.equal((await to('pay@one.example')).length, 2)
  await talk.end()
})

test('a time is booked without a word to them unless they say that it is safe, and they are not reminded', async () => {
  const origin = 'https://council.test'
  await sayDesks(program, 'chippenham', 5)
  const talk = await conversation(null)
  const wish = { venue: 'chippenham', needs: [] }
  const soon = Date.now() + 3 * 86_400_000
  const book = async (email: string, more = {}) => {
    const time = (await listFreeTimes(program, wish)).find(({ from }) => from.getTime() > soon)!
    const who = { name: 'Rita', email, phone: '', interactionId: talk.id }
    await bookTime(as, { ...wish, ...who, origin, from: time.from, ...more })
    return time.from
  }
  await book('before@one.example')
  await talk.press('domestic-abuse')
  await program.transaction(ctx => digestEvents(ctx, hushFollower))
  assert.deepEqual(
    (await to('before@one.example')).map(({ status }) => status),
    ['failed'],
  )
  assert.match(wordsOf((await ada.get(talk.desk)).body), /Held back .*Email to before@one\.example/)
  const form = (await ada.get(`${talk.desk}/booking`)).body
  assert.match(wordsOf(form), /Nothing is sent to them unless you tick this, and no reminder/)
  await book('quiet@one.example')
  await book('safe@one.example', { isSafeSaid: true })
  const at = await book('plain@one.example', { interactionId: undefined })
  assert.equal((await to('safe@one.example')).length, 1)
  const dayBefore = withContext(program, { now: () => new Date(at.getTime() - 86_400_000) })
  await remindOfBookings(dayBefore, { origin })
  assert.equal((await to('plain@one.example')).length, 2, 'of another conversation she is')
  assert.deepEqual(await to('quiet@one.example'), [])
  assert.equal((await to('safe@one.example')).length, 1)
  await talk.end()
})

test('the record does not say that they are with a colleague who does not work here any more', async () => {
  const gone = await site.signedIn(['employee', 'adviser'], { name: 'Gwen Gone' })
  const admin = await site.person(['administrator'])
  const carer = await site.signedIn(['duty-officer'], { name: 'Dora Duty' })
  const { location: desk } = await gone.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const pressed = await gone.post('/staff/duty', { kind: 'child', conversation: desk.split('/').at(-1)! })
  assert.match(wordsOf((await carer.get(pressed.location)).body), /They are with Gwen Gone now/)
  await disableStaff(site.database.ctx({ actor: admin }), gone.person.id)
  const { body } = await carer.get(pressed.location)
  assert.doesNotMatch(wordsOf(body), /They are with Gwen Gone now/)
  assert.match(wordsOf(body), /They were with Gwen Gone, who does not work here any more/)
})
