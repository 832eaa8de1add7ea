import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  addName,
  addNeed,
  addSafetyMarker,
  listPairs,
  matchWaiting,
  readCustomer,
  restrictCustomer,
} from '../../../modules/customers/index.ts'
import { getDraftAtWork, makeResumeCode, startDraft } from '../../../modules/drafts/index.ts'
import {
  identifyCustomer,
  listConversationsOf,
  readKnownContact,
  startConversation,
} from '../../../modules/interactions/index.ts'
import { listToTell } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import {
  answer,
  BIN,
  fillIn,
  helperOf,
  knownCast,
  knownPerson,
  readWhole,
  saying,
  speakWith,
  takenId,
} from './for-known.fixture.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const reading = (id: string) => readWhole(ctx, id)
const { colleague, femi } = knownCast(site)

const participants = async (id: string) => (await reading(id)).participants
const pointsOf = async (as: typeof ctx, id: string) =>
  (await readCustomer(as, id)).points
    .filter(({ endedAt, kind }) => !endedAt && kind !== 'address')
    .map(({ value, safe, textOk }) => [value, safe, textOk])
    .toSorted()

describe('what is taken in a conversation with somebody known is hers', () => {
  test('a form: no second record is made, and what she gave besides comes to hers', async () => {
    const { visitor, as, customerId, interactionId, email } = await femi()
    const contact = { email, phone: '+447700900005' }
    const check = await fillIn(visitor, as, 'missed-bin', saying('Femi Ashgrove', contact, ['email', 'text']))
    const { location } = await visitor.post(check, {})
    assert.equal((await visitor.post(check, {})).location.includes(takenId(location)), true)
    const [reporter, ...others] = await participants(takenId(location))
    assert.deepEqual(
      [reporter!.customerId, reporter!.told, reporter!.toldBy, others.length],
      [customerId, true, 'email', 0],
    )
    assert.deepEqual(await pointsOf(as, customerId), [
      ['+447700900005', false, true],
      [email, true, false],
    ])
    const [phone] = (await readCustomer(as, customerId)).points.filter(({ kind }) => kind === 'phone')
    assert.equal(phone!.source, 'customer')
    const { reference } = await reading(takenId(location))
    assert.match(wordsOf((await visitor.get(`/staff/customers/${customerId}`)).body), new RegExp(formatCode(reference)))
    assert.match((await visitor.get(`/staff/desk/${interactionId}`)).body, new RegExp(formatCode(reference)))
  })

  test('what she says is not safe is not safe from now on; what was not safe does not become safe', async () => {
    const { visitor, as, customerId, email } = await femi({ phone: '07700 900015' })
    const contact = { email, phone: '+447700900015' }
    const check = await fillIn(visitor, as, 'missed-bin', saying('', contact, ['text']))
    await visitor.post(check, {})
    assert.deepEqual(await pointsOf(as, customerId), [
      ['+447700900015', false, false],
      [email, false, false],
    ])
  })

  test('a message is left on her phone only while she says so: on her record, at the desk and in the next form', async () => {
    const { visitor, as, customerId, interactionId, email } = await femi()
    const contact = { email, phone: '+447700900016' }
    const send = async (safe: string[]) =>
      visitor.post(await fillIn(visitor, as, 'missed-bin', saying('', contact, safe)), {})
    const seen = async () => ({
      record: /Safe to ring and leave a message/.test(
        wordsOf((await visitor.get(`/staff/customers/${customerId}`)).body),
      ),
      desk: !/Leave no message/.test(wordsOf((await visitor.get(`/staff/desk/${interactionId}`)).body)),
      next: (await readKnownContact(as)).safe.includes('message'),
    })
    await send(['email', 'phone', 'message'])
    assert.deepEqual(await seen(), { record: true, desk: true, next: true })
    await send(['email', 'phone'])
    assert.deepEqual(await seen(), { record: false, desk: false, next: false })
    assert.match(wordsOf((await visitor.get(`/staff/customers/${customerId}`)).body), /07700 900016 Safe to ring/)
  })

  test('in thirty seconds: hers, and where nobody asked what is safe nothing of her record changes', async () => {
    const { visitor, as, customerId, email } = await femi()
    const hurry = { words: 'The bin was missed', service: 'missed-bin', channel: 'phone', key: newId() }
    const person = { 'q-name': 'F Ashgrove', 'q-email': email, 'q-phone': '' }
    const { location } = await visitor.post('/staff/take/quick', { ...hurry, ...person })
    const [reporter, ...others] = await participants(takenId(location))
    assert.deepEqual([reporter!.customerId, reporter!.told, others.length], [customerId, false, 0])
    assert.deepEqual(await pointsOf(as, customerId), [[email, true, false]])
    const bare = await visitor.post('/staff/take/quick', { ...hurry, key: newId() })
    assert.equal((await participants(takenId(bare.location)))[0]!.customerId, customerId)
  })

  test('a form she began herself, taken up by its code', async () => {
    const { visitor, as, customerId, email } = await femi()
    const { id } = await startDraft(ctx, { service: 'missed-bin' })
    await answer(as, id, saying('Femi Ashgrove', { email }, ['email']))
    const code = await makeResumeCode(ctx, await getDraftAtWork(as, id))
    const taken = await visitor.post('/staff/take/resume', { code, channel: 'phone' })
    assert.equal(taken.status, 303)
    const { location } = await visitor.post(`/staff/take/form/${id}/check`, {})
    assert.equal((await participants(takenId(location)))[0]!.customerId, customerId)
  })

  test('of the conversation in which the form was begun, whoever is spoken with by now', async () => {
    const { visitor, as } = await colleague()
    const email = 'femi-laid-aside@resident.example'
    const customerId = await knownPerson(as, 'Femi Ashgrove', { email })
    await speakWith(as, customerId, { channel: 'email' })
    const check = await fillIn(visitor, as, 'missed-bin', saying('Femi Ashgrove', { email }, ['email']))
    await speakWith(as, await knownPerson(as, 'Femi Ashgrove'))
    const { location } = await visitor.post(check, {})
    assert.equal((await participants(takenId(location)))[0]!.customerId, customerId)
  })

  test('so that her needs and warnings stand on its page, letters are large, and a restriction keeps her name', async () => {
    const { visitor, as, customerId, email } = await femi()
    await addNeed(as, { customerId, source: 'customer', kind: 'large-print', detail: '' })
    await addSafetyMarker(as, {
      ...{ customerId, source: 'colleague', instruction: 'Two people, daytime', evidence: 'A dog', ownerTeam: 'waste' },
      ...{ reviewOn: new Date(Date.now() + 9e9).toISOString().slice(0, 10), told: true, notToldBecause: '' },
    })
    const check = await fillIn(visitor, as, 'missed-bin', saying('Femi Ashgrove', { email }, ['email']))
    const id = takenId((await visitor.post(check, {})).location)
    const officer = await site.signedIn(['officer'], { teams: ['waste'], name: 'Olu Officer' })
    const page = wordsOf((await officer.get(`/staff/requests/${id}`)).body)
    assert.match(page, /Two people, daytime/)
    assert.match(page, /large print/i)
    const [told] = (await listToTell(ctx, [id], []))[0]!.told
    assert.deepEqual(told!.needs, ['large-print'])
    const leader = await site.person(['team-leader'], { teams: ['adult-care'], name: 'Lee Leader' })
    const restriction = { customerId, kind: 'safeguarding', ownerTeam: 'adult-care', teams: [], hinted: false } as const
    await restrictCustomer(withContext(ctx, { actor: leader }), restriction)
    assert.doesNotMatch((await officer.get(`/staff/requests/${id}`)).body, /Ashgrove/)
  })
})

test('what she joins, she joins as herself', async () => {
  const { visitor, customerId, email } = await femi()
  const place = { lat: 51.46134, lng: -2.11491, words: 'By the mill' }
  const there = await buildRequest(ctx, { service: 'pothole', place })
  const hole = { words: 'A hole', service: 'pothole', channel: 'phone', key: newId(), 'q-near': 'SN15 1ER' }
  const person = { 'q-words': 'By the mill', 'q-name': 'Femi', 'q-email': email, 'q-phone': '', safe: 'yes' }
  await visitor.post('/staff/take/quick', { ...hole, ...person, same: there.requestId })
  const follower = (await participants(there.requestId)).find(({ role }) => role === 'follower')
  assert.deepEqual([follower!.customerId, follower!.toldBy], [customerId, 'email'])
})

describe('it is not hers', () => {
  test('where another name is given, or she wants to give no details', async () => {
    const { visitor, as, customerId } = await femi()
    const other = saying('Kofi Ashgrove', { email: 'kofi@resident.example' }, ['email'])
    const check = await fillIn(visitor, as, 'missed-bin', other)
    const [kofi] = await participants(takenId((await visitor.post(check, {})).location))
    assert.deepEqual([kofi!.name, kofi!.customerId === customerId], ['Kofi Ashgrove', false])
    const unsaid = await fillIn(visitor, as, 'missed-bin', { ...BIN, _who: 'me', _details: 'no' })
    const [nobody] = await participants(takenId((await visitor.post(unsaid, {})).location))
    assert.equal(nobody!.name, null)
    assert.equal((await readCustomer(as, customerId)).points.length, 2)
  })

  test('where she stays unknown, or her record is kept from the colleague by now', async () => {
    const { visitor, as, customerId, interactionId, email } = await femi()
    const check = await fillIn(visitor, as, 'missed-bin', saying('Femi Ashgrove', { email }, ['email']))
    const leader = await site.person(['team-leader'], { teams: ['adult-care'], name: 'Lee Leader' })
    const restriction = { customerId, kind: 'safeguarding', ownerTeam: 'adult-care', teams: [], hinted: false } as const
    await restrictCustomer(withContext(ctx, { actor: leader }), restriction)
    const kept = await participants(takenId((await visitor.post(check, {})).location))
    assert.notEqual(kept[0]!.customerId, customerId)
    await identifyCustomer(as, interactionId, { how: 'anonymous' })
    const again = await fillIn(visitor, as, 'missed-bin', saying('Femi Ashgrove', { email }, ['email']))
    const unknown = await participants(takenId((await visitor.post(again, {})).location))
    assert.notEqual(unknown[0]!.customerId, customerId)
  })

  test('a name she had before is hers too', async () => {
    const { visitor, as, customerId, email } = await femi()
    await addName(as, { customerId, source: 'customer', kind: 'previous', name: 'Femi Oakes', protected: false })
    const check = await fillIn(visitor, as, 'missed-bin', saying('Femi Oakes', { email }, ['email']))
    const [reporter] = await participants(takenId((await visitor.post(check, {})).location))
    assert.deepEqual([reporter!.customerId, reporter!.name], [customerId, 'Femi Ashgrove'])
  })
})

test('where somebody speaks for her it is hers, he is told of it, and his phone does not become hers', async () => {
  const { visitor, as } = await colleague()
  const customerId = await knownPerson(as, 'Maud Marlow', { phone: '07700 900025' })
  await speakWith(as, customerId, { helperId: await helperOf(as, customerId, 'Philip Marlow') })
  const forHer = { _who: 'somebody-else', _behalf: { name: 'Maud Marlow', authority: 'carer' } }
  const contact = { email: 'philip@resident.example', phone: '+447700900025' }
  const said = { ...saying('Philip Marlow', contact, ['email']), ...forHer }
  const check = await fillIn(visitor, as, 'missed-bin', said)
  const id = takenId((await visitor.post(check, {})).location)
  const [maud, philip, ...others] = await participants(id)
  assert.deepEqual([maud!.role, maud!.customerId, maud!.told, others.length], ['reporter', customerId, false, 0])
  assert.deepEqual(
    [philip!.role, philip!.name, philip!.email, philip!.toldBy],
    ['helper', 'Philip Marlow', 'philip@resident.example', 'email'],
  )
  assert.deepEqual(philip!.onBehalf, { authority: 'carer', of: 'Maud Marlow' })
  assert.deepEqual(await pointsOf(as, customerId), [['+447700900025', false, false]])
  const unsaid = await fillIn(visitor, as, 'missed-bin', saying('Philip', contact, ['email']))
  const [hers, his] = await participants(takenId((await visitor.post(unsaid, {})).location))
  assert.deepEqual([hers!.customerId, his!.onBehalf], [customerId, { authority: 'carer', of: 'Maud Marlow' }])
})

test('a form of a mail is hers once it is known who wrote it', async () => {
  const { visitor, as } = await colleague()
  const customerId = await knownPerson(as, 'Femi Ashgrove', { email: 'femi-mail@resident.example' })
  const interactionId = await startConversation(as, { channel: 'email', direction: 'in' })
  const said = saying('femi ashgrove', { email: 'femi-mail@resident.example' }, ['email'])
  const check = await fillIn(visitor, as, 'missed-bin', said)
  await identifyCustomer(as, interactionId, { how: 'said', customerId })
  const [reporter] = await participants(takenId((await visitor.post(check, {})).location))
  assert.equal(reporter!.customerId, customerId)
})

describe('whoever gave her own details before it was said who it is', () => {
  async function taken(name: string, more: Record<string, unknown> = {}) {
    const { visitor, as } = await colleague()
    const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
    const contact = { email: `${newId()}@resident.example`, phone: '+447700900065' }
    const said = { ...saying(name, contact, ['email']), ...more } as Parameters<typeof answer>[2]
    const { location } = await visitor.post(await fillIn(visitor, as, 'missed-bin', said), {})
    const [reporter] = await participants(takenId(location))
    const desk = `/staff/desk/${interactionId}`
    const press = () => visitor.post(`${desk}/person`, { asker: reporter!.customerId! })
    return { visitor, as, desk, interactionId, customerId: reporter!.customerId!, contact, press }
  }

  test('is who it is with one press: her record has the conversation, and she has what was checked', async () => {
    const { visitor, as, desk, customerId, interactionId, press } = await taken('Ann Arrow')
    assert.match((await visitor.get(desk)).body, new RegExp(`name="asker" value="${customerId}"[^>]*>It is Ann Arrow`))
    assert.match(
      wordsOf((await visitor.get(`${desk}/wrap-up`)).body),
      /You took the details of Ann Arrow.*Say who it is/,
    )
    assert.equal((await press()).location, `${desk}?done=identified`)
    const shown = await visitor.get(desk)
    assert.match(wordsOf(shown.body), /Ann Arrow.*they said what we know \(name, phone, email\)/)
    assert.doesNotMatch(shown.body, /name="asker"/)
    assert.doesNotMatch((await visitor.get(`${desk}/wrap-up`)).body, /You took the details/)
    assert.deepEqual(
      (await listConversationsOf(as, customerId, { limit: 9 })).map(({ id }) => id),
      [interactionId],
    )
  })

  test('is looked up like anybody once more is on her record than she said here', async () => {
    const { visitor, as, desk, customerId, contact, press } = await taken('Bea Bow')
    const older = await knownPerson(as, 'Bea Bow', { email: contact.email, phone: contact.phone })
    await sql`insert into customers.merged_ids (customer_id, person_id) values (${customerId}, ${older})`.execute(
      ctx.db,
    )
    const { location } = await press()
    assert.equal(location, `${desk}/person?typed=${encodeURIComponent(`Bea Bow ${contact.phone}`)}`)
    assert.doesNotMatch(wordsOf((await visitor.get(desk)).body), /they said what we know/)
  })

  test('is not offered where she asked for somebody else, or in the conversation of somebody else', async () => {
    const forOther = { _who: 'somebody-else', _behalf: { name: 'Maud Marlow', authority: 'carer' } }
    const { visitor, desk, press } = await taken('Cy Clay', forOther)
    assert.doesNotMatch((await visitor.get(desk)).body, /name="asker"/)
    assert.equal((await press()).status, 404)
    const other = await taken('Di Dale')
    assert.equal((await visitor.post(`${desk}/person`, { asker: other.customerId })).status, 404)
  })
})

test('what was taken before it was known who she is stands for review as likely hers', async () => {
  const { visitor, as } = await colleague()
  const contact = { email: 'femi-later@resident.example', phone: '+447700900055' }
  const customerId = await knownPerson(as, 'Femi Laterly', { email: contact.email, phone: contact.phone })
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  const check = await fillIn(visitor, as, 'missed-bin', saying('Femi Laterly', contact, ['email']))
  const [twin] = await participants(takenId((await visitor.post(check, {})).location))
  await identifyCustomer(as, interactionId, { how: 'unchecked', customerId, because: 'She said it late' })
  await matchWaiting(ctx)
  const pairs = await listPairs(as, { most: 50, countOpen: () => sql`0` })
  const sides = pairs.map(pair => pair.sides.map(({ id }) => id).toSorted())
  assert.ok(sides.some(ids => ids.join() === [customerId, twin!.customerId!].toSorted().join()))
})
