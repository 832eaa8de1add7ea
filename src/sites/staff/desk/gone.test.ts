// A screen of a conversation that has gone: with its call to a colleague, or back to the team. Its words go along.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { digestEvents } from '../../../../test/support/database.ts'
import { addCustomer, linkOwnRecord } from '../../../modules/customers/index.ts'
import {
  endConversation,
  findConversationInHand,
  giveBackFollower,
  identifyCustomer,
  listWork,
  readConversation,
  readHandover,
  takeCallEvent,
} from '../../../modules/interactions/index.ts'
import { type StaffActor, system } from '../../../platform/actor.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { streamsOf } from './live/streams.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const bob = await site.signedIn(['adviser'], { name: 'Bob Adviser', teams: ['customer-services'] })
const eve = await site.signedIn(['adviser'], { name: 'Eve Adviser', teams: ['customer-services'] })
const lea = await site.signedIn(['team-leader'], { name: 'Lea Leader', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const his = site.database.ctx({ actor: bob.person })
const leader = site.database.ctx({ actor: lea.person })
const program = site.database.ctx({ actor: system('telephony') })

let sent = 0
const tell = (call: string, type: string, agent: string) =>
  takeCallEvent(
    program,
    JSON.stringify({
      ...{ id: `gone-${++sent}`, call, type, agent, dialled: '01632 960105', caller: '07700 900123' },
      at: new Date(Date.now() + sent),
    }),
  )

/** Ada speaks with somebody: her screen, with a way to say what stands on it by now. */
async function rings(call: string) {
  await tell(call, 'ringing', ada.person.email)
  await tell(call, 'answered', ada.person.email)
  const { id } = (await findConversationInHand(as))!
  const matter = (await readConversation(as, id)).matters[0]!.id
  const screen = (asked: string, note: string, was: { asked: string; note: string }) => ({
    ...{ note, 'was-note': was.note, [`asked-${matter}`]: asked, [`was-asked-${matter}`]: was.asked },
    [`answer-${matter}`]: '',
    [`source-${matter}`]: '',
  })
  return { id, at: `/staff/desk/${id}`, matter, screen }
}

const NOTHING = { asked: '', note: '' }
const READ = { asked: 'A wall', note: 'Cheerful' }
const movedTo = (id: string) => `/staff/desk?done=passed-on&conversation=${id}`
const wordsIn = async (id: string) => {
  const { note, matters, endedAt } = await readConversation(his, id)
  return [note, matters[0]!.asked, endedAt]
}

test('a call that is put through takes along what stood unsaved on the screen, which then says whose it is', async () => {
  const { id, at, screen } = await rings('a')
  const first = await ada.post(`${at}/words`, screen('A wall', 'Cheerful', NOTHING))
  assert.equal(first.status, 204)
  await tell('a', 'transferred', bob.person.email)
  await bob.post(`${at}/words`, screen('A wall, he says of brick', 'Cheerful', READ))
  const kept = await ada.post(`${at}/words`, screen('A wall fell', 'Cheerful. Her car is red', READ))
  assert.deepEqual([kept.status, kept.body], [410, ''], 'kept, and nothing of his is read')
  assert.deepEqual(await wordsIn(id), ['Cheerful. Her car is red', 'A wall, he says of brick\nfell', null])
  assert.deepEqual(
    [(await ada.get(at)).location, (await ada.get(`${at}/wrap-up`)).location],
    [movedTo(id), movedTo(id)],
  )
  assert.match(wordsOf((await ada.get(movedTo(id))).body), /your colleague’s now, with everything you wrote/)
  const more = screen('A wall fell', 'Cheerful. Her car is red. Ask Tom', { asked: 'A wall fell', note: '' })
  const ends = await ada.post(`${at}/hand`, { ...more, act: 'end' })
  assert.deepEqual([ends.status, ends.location], [303, movedTo(id)])
  assert.deepEqual(await wordsIn(id), ['Cheerful. Her car is red. Ask Tom', 'A wall, he says of brick\nfell', null])
  // Nothing that stands there is taken out by who has it no more.
  await ada.post(
    at,
    screen('', '', { asked: 'A wall, he says of brick\nfell', note: 'Cheerful. Her car is red. Ask Tom' }),
  )
  assert.deepEqual(await wordsIn(id), ['Cheerful. Her car is red. Ask Tom', 'A wall, he says of brick\nfell', null])
  const stranger = await eve.post(`${at}/words`, screen('X', 'X', NOTHING))
  assert.deepEqual([stranger.status, (await eve.get(at)).status], [404, 404], 'she never had it')
  await endConversation(his, id)
})

for (const path of ['wrap-up/words', 'wrap-up'])
  test(`so is what she had begun to wrap up (${path})`, async () => {
    const { id, at, matter, screen } = await rings(path)
    await ada.post(`${at}/hand`, { ...screen('A wall', 'Cheerful', NOTHING), act: 'end' })
    await tell(path, 'transferred', bob.person.email)
    const typed = {
      note: 'Cheerful\nHer car is red',
      promise: 'We look on Monday',
      matter,
      [`outcome-${matter}`]: 'settled',
    }
    const { status, location } = await ada.post(`${at}/${path}`, typed)
    assert.deepEqual([status, location], path === 'wrap-up' ? [303, movedTo(id)] : [410, ''])
    assert.deepEqual(await wordsIn(id), ['Cheerful\nHer car is red\nWe look on Monday', 'A wall', null])
    await endConversation(his, id)
  })

/** What a screen of somebody is told from now on, until it is closed. */
async function listens(person: StaffActor) {
  const stream = await streamsOf(program.memory).open(program, person, true, { calls: [], offers: [] })
  let heard = ''
  stream.on('data', chunk => {
    heard += chunk
  })
  /** Of this conversation, so many times. */
  const hears = async (event: string, id: string, times = 1) => {
    const isHeard = () => heard.split(new RegExp(`event: ${event}\ndata: .*${id}`)).length > times
    for (let tries = 0; tries < 200 && !isHeard(); tries++) await setTimeout(50)
    assert.ok(isHeard(), `${event} in ${heard}`)
  }
  return { hears, heard: () => heard, close: () => stream.destroy() }
}

test('her screen hears that the call was put through, and is over for her; his that there are words to read', async () => {
  const { id, at, screen } = await rings('c')
  const [hers, theirs] = [await listens(ada.person), await listens(bob.person)]
  await tell('c', 'transferred', bob.person.email)
  await hers.hears('passed-on', id)
  assert.match(hers.heard(), /event: call\ndata: .*"state":"ended"/)
  await theirs.hears('added', id)
  await ada.post(`${at}/words`, screen('A wall', '', NOTHING))
  await theirs.hears('added', id, 2)
  assert.doesNotMatch(theirs.heard(), /passed-on/)
  for (const each of [hers, theirs]) each.close()
  await endConversation(his, id)
})

test('a screen of a conversation that has gone leaves the way back to the one in hand', async () => {
  const gone = await rings('e')
  await tell('e', 'transferred', bob.person.email)
  const next = await rings('f')
  const waysBack = async () => {
    const { body } = await ada.get('/staff/customers')
    return [gone, next].map(({ at }) => body.includes(`href="${at}" data-alt="b"`))
  }
  await ada.get(next.at)
  assert.equal((await ada.get(gone.at)).location, movedTo(gone.id))
  assert.deepEqual(await waysBack(), [false, true])
  await tell('f', 'transferred', bob.person.email)
  assert.equal((await ada.get(next.at)).location, movedTo(next.id))
  assert.deepEqual(await waysBack(), [false, false])
  for (const { id } of [gone, next]) await endConversation(his, id)
})

const raised = () =>
  program.db.selectFrom('duty.records').select(['id', 'interaction_id', 'teams']).orderBy('raised_at', 'desc').execute()

test('the key of danger rings on a screen whose call was put through, and those told have the conversation', async () => {
  for (const key of ['of its matter', 'F8']) {
    const { id, at, matter, screen } = await rings(key)
    await tell(key, 'transferred', bob.person.email)
    const typed = screen('He has a knife', '', NOTHING)
    const { location } =
      key === 'F8'
        ? await ada.post('/staff/duty', { kind: 'domestic-abuse', conversation: id, matter })
        : await ada.post(`${at}/matters`, { ...typed, duty: `${matter} domestic-abuse ${newId()}` })
    const [record] = await raised()
    assert.deepEqual([location, record!.interaction_id], [`/staff/duty/${record!.id}`, id])
    const { status, body } = await ada.get(location)
    assert.equal(status, 200)
    assert.match(wordsOf(body), /What to say, ask and do/)
    assert.doesNotMatch(body, /He has a knife/, 'the conversation is his')
    if (key === 'F8') await ada.post(`${at}/words`, typed)
    const dot = await site.signedIn(['officer'], { name: 'Dot Duty', teams: record!.teams })
    assert.match(wordsOf((await dot.get(location)).body), /They are with Bob Adviser now.*He has a knife/)
    assert.ok((await readConversation(his, id)).confided)
    await endConversation(his, id)
  }
  const { id, at, matter, screen } = await rings('hers')
  const duty = `${matter} domestic-abuse ${newId()}`
  const { location } = await ada.post(`${at}/matters`, { ...screen('He has a knife', '', NOTHING), duty })
  assert.match(wordsOf((await ada.get(location)).body), /He has a knife/)
  await tell('hers', 'transferred', bob.person.email)
  assert.equal((await ada.get(location)).status, 200, 'what to do is still there')
  await endConversation(his, id)
})

test('what went back to the team as her family’s says so on the screen that stayed open, and keeps its words', async () => {
  const { id, at, matter, screen } = await rings('d')
  const add = {
    name: 'Maud Wife',
    kind: 'person' as const,
    born: null,
    email: '',
    phone: '',
    source: 'customer' as const,
  }
  const customerId = await addCustomer(as, add)
  await identifyCustomer(as, id, { how: 'said', customerId })
  await ada.post(`${at}/words`, screen('A wall', 'Cheerful', NOTHING))
  await linkOwnRecord(leader, { customerId, email: ada.person.email, kind: 'family' })
  const digest = () => program.transaction(ctx => digestEvents(ctx, giveBackFollower))
  await digest()
  assert.equal((await ada.get(at)).status, 200, 'nobody is left on the line')
  await tell('d', 'ended', ada.person.email)
  await digest()
  for (const page of [at, `${at}/wrap-up`]) {
    const { status, location } = await ada.get(page)
    assert.deepEqual([status, location], [303, '/staff/desk?refused=interactions.went-back'])
    assert.match(wordsOf((await ada.get(location)).body), /goes back to the team, with all you wrote/)
  }
  const late = await ada.post(`${at}/words`, screen('A wall', 'Cheerful. Ask Tom', READ))
  assert.deepEqual([late.status, late.body], [410, ''])
  const { id: handover } = (await listWork(his)).find(({ kind }) => kind === 'with-team')!
  assert.equal((await readHandover(his, handover)).note, 'Cheerful. Ask Tom')
  const before = (await raised()).length
  for (const path of [`${at}/matters`, '/staff/duty']) {
    const typed = screen('He has a knife', 'Cheerful. Ask Tom', { asked: 'A wall', note: 'Cheerful. Ask Tom' })
    const pressed = { ...typed, duty: `${matter} domestic-abuse ${newId()}` }
    const { location } = await ada.post(path, { ...pressed, kind: 'domestic-abuse', conversation: id, key: newId() })
    assert.match(wordsOf((await ada.get(location)).body), /The duty team is told/)
  }
  const records = await raised()
  assert.deepEqual([records.length - before, records[0]!.interaction_id, records[1]!.interaction_id], [2, id, id])
  const dot = await site.signedIn(['officer'], { name: 'Dot Duty', teams: records[1]!.teams })
  assert.match(wordsOf((await dot.get(`/staff/duty/${records[1]!.id}`)).body), /He has a knife/)
})

const NOT_SAFE = /Somebody in this conversation may not be safe The duty team was told at [0-9:]+[ap]m/

test('whoever has the line sees at once that the key was pressed, before it was put through or after', async () => {
  const { id, at } = await rings('key-before')
  await ada.post('/staff/duty', { kind: 'suicide', conversation: id })
  const own = (await ada.get(at)).body
  assert.match(wordsOf(own), NOT_SAFE)
  assert.match(own, /id="told-danger".*?href="\/staff\/duty\/[0-9a-f-]{36}"/s)
  await tell('key-before', 'transferred', bob.person.email)
  const his = (await bob.get(at)).body
  assert.match(wordsOf(his), NOT_SAFE)
  assert.doesNotMatch(his, /href="\/staff\/duty\/[0-9a-f-]{36}"/, 'the record is not his to read')
  await endConversation(site.database.ctx({ actor: bob.person }), id)
  const later = await rings('key-after')
  await tell('key-after', 'transferred', bob.person.email)
  const screen = await listens(bob.person)
  await screen.hears('added', later.id)
  assert.match((await bob.get(later.at)).body, /<div id="told-danger" role="status"><\/div>/)
  await ada.post('/staff/duty', { kind: 'suicide', conversation: later.id })
  await screen.hears('added', later.id, 2)
  screen.close()
  assert.match(wordsOf((await bob.get(later.at)).body), NOT_SAFE)
  await endConversation(site.database.ctx({ actor: bob.person }), later.id)
})

test('the key pressed where it says that the call is a colleague’s now is about that call, unless she says that it is not', async () => {
  const { id, at } = await rings('key-there')
  await tell('key-there', 'transferred', bob.person.email)
  const moved = (await ada.get((await ada.get(at)).location)).body
  const key = /href="(\/staff\/duty[^"]*)"[^>]*data-duty-key/.exec(moved)![1]!
  assert.equal(key, `/staff/duty?conversation=${id}`)
  const asks = (await ada.get(key)).body
  assert.match(wordsOf(asks), /It is about the call I put through/)
  assert.match(asks, new RegExp(`name="conversation"[^>]*value="${id}" checked`))
  const { location } = await ada.post('/staff/duty', { kind: 'suicide', conversation: id })
  const raised = site.database.ctx().db.selectFrom('duty.records').select('interaction_id')
  const record = await raised.where('id', '=', location.split('/').at(-1)!).executeTakeFirstOrThrow()
  assert.equal(record.interaction_id, id)
  const next = await rings('key-next')
  assert.doesNotMatch((await ada.get(key)).body, /name="conversation"[^>]* checked/, 'she has somebody else by now')
  for (const [who, each] of [
    [bob, id],
    [ada, next.id],
  ] as const)
    await endConversation(site.database.ctx({ actor: who.person }), each)
})
