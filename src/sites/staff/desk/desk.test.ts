import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { fillDraft } from '../../../../test/support/fill-draft.ts'
import {
  addRelationship,
  endRow,
  restrictCustomer,
  saveContactPoint,
  setKeys,
} from '../../../modules/customers/index.ts'
import { getDraft, makeResumeCode } from '../../../modules/drafts/index.ts'
import { readRequest } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const CHIPPENHAM = { lat: 51.46104, lng: -2.11491 }
const adviser = (name: string) => site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name })

/** Begins a conversation and answers its path. */
async function start(visitor: StaffVisitor, channel = 'phone'): Promise<string> {
  const { location } = await visitor.post('/staff/desk', { channel, direction: 'in' })
  assert.match(location, /^\/staff\/desk\/[0-9a-f-]{36}$/)
  return location
}

const matterOf = (body: string): string => /id="matter-([0-9a-f-]{36})"/.exec(body)![1]!

test('without scripts every button keeps the words, and a second person has to wait', async () => {
  const ada = await adviser('Ada Adviser')
  const path = await start(ada)
  const id = matterOf((await ada.get(path)).body)
  const words = { [`asked-${id}`]: 'A hole in the road', note: 'Cheerful' }
  assert.equal((await ada.post(`${path}/matters`, { ...words, add: 'yes' })).status, 303)
  const { body } = await ada.get(path)
  assert.match(body, />A hole in the road<\/textarea>/)
  assert.match(body, />Cheerful<\/textarea>/)
  assert.match(wordsOf(body), /Is it one of these\? Pothole/)
  const refused = await ada.post('/staff/desk', { channel: 'desk', direction: 'in' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /Somebody is with you/)
  await ada.post(`${path}/matters`, { ...words, service: `${id} pothole` })
  assert.match(wordsOf((await ada.get(path)).body), /Begin the form/)
})

test('a form she began is taken up by its code, and what it becomes is a matter of the conversation', async () => {
  const bea = await adviser('Bea Adviser')
  const path = await start(bea, 'desk')
  const matter = matterOf((await bea.get(path)).body)
  const draft = await fillDraft(site.database, CHIPPENHAM)
  const code = await makeResumeCode(ctx, await getDraft(ctx, draft.id, draft.secret))
  const words = { [`asked-${matter}`]: 'I cannot go on with my form' }
  const { location } = await bea.post(`${path}/matters`, { ...words, resume: matter })
  assert.equal(location, `/staff/take/resume?matter=${matter}`)
  assert.doesNotMatch((await bea.get(location)).body, /How are they asking/, 'they are at the desk')
  await bea.post(location, { code: formatCode(code) })
  const taken = await bea.get(path)
  assert.match(taken.body, new RegExp(`/staff/take/form/${draft.id}/on`))
  assert.match((await bea.get(`/staff/take/form/${draft.id}/check`)).body, new RegExp(`href="${path}"`), 'the way back')
  const sent = await bea.post(`/staff/take/form/${draft.id}/check`, {})
  const [, requestId] = /^\/staff\/taken\/([0-9a-f-]+)/.exec(sent.location)!
  const asker = withContext(ctx, { actor: system('test') })
  assert.equal((await readRequest(asker, requestId!)).channel, 'desk')
  const shown = wordsOf((await bea.get(path)).body)
  assert.match(
    shown,
    /Pothole Opened in this conversation What they ask, in their own words I cannot go on with my form/,
  )
  const wrapUp = await bea.get(`${path}/wrap-up`)
  assert.match(wrapUp.body, /value="handed-over" checked/)
  assert.match(wordsOf(wrapUp.body), /Opened Pothole \d{3} \d{3} \d{3} \d{3}\./)
  assert.match(wordsOf(wrapUp.body), /Pothole \d{3} \d{3} \d{3} \d{3}: we will look at it by/)
})

test('each key of the screen of a call presses one thing, and nothing they say gets into an address', async () => {
  const cass = await adviser('Cass Adviser')
  await cass.post('/staff/desk/ring', { line: 'waste', caller: '' })
  const call = /href="(\/staff\/desk\/[0-9a-f-]{36})"/.exec((await cass.get('/staff/desk')).body)![1]!
  const { body } = await cass.get(call)
  assert.match(wordsOf(body), /Pause the recording/)
  const keys = [...body.matchAll(/ data-alt="(.)"/g)].map(([, key]) => key!)
  assert.deepEqual(keys, [...new Set(keys)])
  const id = matterOf(body)
  const found = await cass.post(`${call}/matters`, { [`asked-${id}`]: 'Bus pass 4111 1111 1111 1111', find: id })
  assert.equal(found.location, `/staff/take?matter=${id}`)
  assert.match((await cass.get(found.location)).body, /value="Bus pass \[card number removed\]"/)
})

test('the wrap-up asks for what is missing and keeps what was typed', async () => {
  const cleo = await adviser('Cleo Adviser')
  const path = await start(cleo, 'desk')
  const id = matterOf((await cleo.get(path)).body)
  const end = await cleo.post(`${path}/hand`, { [`asked-${id}`]: 'Where do I vote?', note: '', act: 'end' })
  assert.equal(end.location, `${path}/wrap-up`)
  const missing = await cleo.post(`${path}/wrap-up`, { matter: id, note: 'My note', promise: '' })
  assert.equal(missing.status, 422)
  assert.match(wordsOf(missing.body), /Say how it ended/)
  assert.match(missing.body, />My note<\/textarea>/)
  const referred = { matter: id, [`outcome-${id}`]: 'referred', note: '', promise: '' }
  assert.match(wordsOf((await cleo.post(`${path}/wrap-up`, referred)).body), /Say to whom you sent them/)
  const done = await cleo.post(`${path}/wrap-up`, { ...referred, [`referred-${id}`]: 'The polling station' })
  assert.equal(done.location, '/staff/desk?done=wrapped')
})

test('a conversation about nothing says so by one press or one line, and is not saved without either', async () => {
  const dora = await adviser('Dora Adviser')
  const path = await start(dora)
  await dora.post(`${path}/hand`, { note: '', act: 'end' })
  const asks = await dora.get(`${path}/wrap-up`)
  assert.match(
    wordsOf(asks.body),
    /The box for what they ask is empty.*press what happened.* 1 Wrong number 2 Nobody there 3 They hung up 4 Started by mistake/,
  )
  const empty = await dora.post(`${path}/wrap-up`, { note: ' ', promise: '' })
  assert.equal(empty.status, 422)
  assert.match(wordsOf(empty.body), /There is a problem Write what it was about, or press what happened/)
  assert.equal((await dora.post(`${path}/wrap-up`, { note: '', promise: '', reason: 'wrong-number' })).status, 303)
  assert.match(wordsOf((await dora.get(path)).body), /Note Wrong number\./)
  const visit = await start(dora, 'desk')
  assert.match(wordsOf((await dora.get(`${visit}/wrap-up`)).body), /1 They went away 2 Started by mistake/)
  const said = await dora.post(`${visit}/wrap-up`, { note: 'Asked the way to the library', promise: '' })
  assert.equal(said.location, '/staff/desk?done=wrapped')
})

test('whoever is asked for is found as it is typed, by a reference too, and a kept record leads to its emergency opening', async () => {
  const dot = await adviser('Dot Adviser')
  const path = await start(dot)
  const { requestId, reference } = await buildRequest(ctx, { name: 'Kezia Known', email: 'kezia@example.test' })
  const asked = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customerId = (await asked.executeTakeFirstOrThrow()).customer_id!
  await setKeys(ctx, [customerId])
  const { body } = await dot.get(`${path}/person`)
  assert.match(body, new RegExp(`data-hx-get="${path}/person"`))
  assert.match(wordsOf((await dot.get(`${path}/person?typed=kezia+k`)).body), /Kezia Known Fits: name/)
  assert.match(
    wordsOf((await dot.get(`${path}/person?typed=${reference}`)).body),
    new RegExp(`Asked or follows ${formatCode(reference)} Found Kezia Known`),
  )
  const matter = matterOf((await dot.get(path)).body)
  await dot.post(`${path}/matters`, { note: '', service: `${matter} domestic-abuse` })
  const inDepth = wordsOf((await dot.get(`${path}/person?typed=kezia`)).body)
  assert.match(inDepth, /told in confidence \(.*\)\. Ask for their name and two more things/)
  assert.match(inDepth, /They said their name and two more things that we know/)
  const leader = await site.signedIn(['team-leader'], { teams: ['adult-care'], name: 'Lena Leader' })
  const restriction = { customerId, kind: 'safeguarding', ownerTeam: 'adult-care', teams: [] } as const
  await restrictCustomer(site.database.ctx({ actor: leader.person }), { ...restriction, hinted: true })
  const kept = await dot.get(`${path}/person?typed=kezia@example.test`)
  assert.doesNotMatch(kept.body, /Kezia Known/)
  const [, opening] = /href="([^"]*\/opening\?to=[^"]*)"/.exec(kept.body)!
  assert.ok(decodeURIComponent(opening!).endsWith(`${path}/person?typed=kezia%40example.test`))
  const opened = await dot.post(opening!, { reason: 'emergency', words: 'The ambulance asks' })
  assert.equal(opened.location, `${path}/person?typed=kezia%40example.test`)
  assert.match(wordsOf((await dot.get(opened.location)).body), /Found Kezia Known/)
})

test('who acts for somebody is found by his own name, and the screen says what may be told to him', async () => {
  const ivo = await adviser('Ivo Adviser')
  const by = site.database.ctx({ actor: ivo.person })
  const { requestId } = await buildRequest(ctx, { name: 'Maud Helped', email: 'maud@resident.example' })
  const asked = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customerId = (await asked.executeTakeFirstOrThrow()).customer_id!
  const helper = { kind: 'power-of-attorney', otherName: 'Philip Helper', authority: 'Lasting power' } as const
  const may = { scope: 'Council tax', maySee: 'scope', source: 'document', until: null } as const
  const rowId = await addRelationship(by, { customerId, ...helper, ...may })
  const path = await start(ivo)
  const { body } = await ivo.get(`${path}/person?typed=Philip+Helper`)
  assert.match(
    wordsOf(body),
    /Philip Helper, for Maud Helped Power of attorney\. Tell Philip Helper only about: Council tax\./,
  )
  const both = `${customerId}:${rowId}`
  const typed = { typed: 'Philip Helper', customer: both, besides: 'phone' }
  const unsaid = await ivo.post(`${path}/person`, typed)
  assert.match(unsaid.body, new RegExp(`value="${both}" checked`), 'the choice is kept')
  assert.match(unsaid.body, /Say how you know who it is/)
  const wrong = await ivo.post(`${path}/person`, { ...typed, customer: `${customerId}:${newId()}`, how: 'said' })
  assert.match(wordsOf(wrong.location ? (await ivo.get(wrong.location)).body : wrong.body), /They do not act for this/)
  await ivo.post(`${path}/person`, { ...typed, how: 'said' })
  const speaks =
    /Maud Helped .*Philip Helper speaks for them\. Power of attorney Tell Philip Helper only about: Council tax\. Nothing else\. Seen: Lasting power/
  assert.match(wordsOf((await ivo.get(path)).body), speaks)
  const record = wordsOf((await ivo.get(`/staff/customers/${customerId}`)).body)
  assert.match(record, /Philip Helper spoke for them: power of attorney/)
  await endRow(by, { customerId, rows: 'relationships', rowId })
  assert.match(wordsOf((await ivo.get(path)).body), /Tell Philip Helper nothing/)
})

test('a name alone is no check: one thing more that we know is typed or ticked, two for what is told in confidence, and kept', async () => {
  const { requestId } = await buildRequest(ctx, {
    name: 'Olga Onlyname',
    email: 'olga@example.test',
    phone: '+447700900444',
  })
  const asked = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const customer = (await asked.executeTakeFirstOrThrow()).customer_id!
  await setKeys(ctx, [customer])
  const jan = await adviser('Jan Adviser')
  const path = await start(jan)
  const say = (typed: string, besides?: string) =>
    jan.post(`${path}/person`, { typed, customer, how: 'said', ...(besides && { besides }) })
  const refused = await say('Olga Onlyname')
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /Their name and one more thing have to fit/)
  assert.match(wordsOf(refused.body), /What else did they say that fits\?/)
  assert.equal((await say('olga@example.test')).status, 422, 'without her name')
  assert.equal((await say('Olga olga@example.test')).status, 303)
  assert.doesNotMatch((await jan.get(`${path}/person?typed=Olga olga@example.test`)).body, /What else did they say/)
  assert.match(wordsOf((await jan.get(path)).body), /they said what we know \(name, email\)/)
  assert.equal((await say('Olga', 'phone')).status, 303)
  assert.match(wordsOf((await jan.get(path)).body), /they said what we know \(name, phone\)/)
  const matter = matterOf((await jan.get(path)).body)
  await jan.post(`${path}/matters`, { note: '', service: `${matter} domestic-abuse` })
  assert.match(wordsOf((await say('Olga olga@example.test')).body), /Their name and two more things have to fit/)
  assert.equal((await say('Olga olga@example.test 07700 900444')).status, 303)
})

test('whoever it turns out to be is shown with her own area, and a postcode that was typed stays', async () => {
  const reporterOf = async (name: string, postcode: string) => {
    const { requestId } = await buildRequest(ctx, { name, postcode, place: null })
    const asked = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
    return { requestId, customer: (await asked.executeTakeFirstOrThrow()).customer_id! }
  }
  const [colin, maud] = [await reporterOf('Colin Area', 'SN15 1ER'), await reporterOf('Maud Area', 'BA14 8JN')]
  const ike = await adviser('Ike Adviser')
  const path = await start(ike)
  const shown = async () => {
    const { body } = await ike.get(path)
    const [, was] = /name="was-postcode" value="([^"]*)"/.exec(body)!
    return { postcode: /id="postcode"[^>]* value="([^"]*)"/.exec(body)![1]!, 'was-postcode': was!, note: 'Hello' }
  }
  const isOf = async (customer: string) => {
    // Every button sends the whole screen, with what is filled in on it.
    await ike.post(`${path}/words`, await shown())
    await ike.post(`${path}/hand`, { ...(await shown()), act: 'person' })
    await ike.post(`${path}/person`, { typed: 'Area', customer, how: 'unchecked', because: 'They hurry' })
    return (await shown()).postcode
  }
  assert.equal(await isOf(colin.customer), 'SN15 1ER')
  await ike.post(`${path}/matters`, { ...(await shown()), request: colin.requestId })
  assert.equal(await isOf(maud.customer), 'BA14 8JN')
  // Where her last report was says less than her record.
  const as = withContext(ctx, { actor: ike.person })
  const home = { kind: 'address', value: '4 Mill Lane, Chippenham', postcode: 'SN15 1ER', source: 'customer' } as const
  const about = { safe: false, textOk: false, messageOk: false, neutral: false }
  const gone = { ...home, value: '1 Castle Street, Salisbury', postcode: 'SP1 1TT', toOn: '2020-01-01' }
  for (const point of [
    { ...gone, preferred: true },
    { ...home, preferred: false },
  ])
    await saveContactPoint(as, { ...point, ...about, customerId: maud.customer })
  assert.equal(await isOf(maud.customer), 'SN15 1ER')
  await ike.post(`${path}/words`, { ...(await shown()), postcode: 'sp11aa' })
  assert.equal(await isOf(colin.customer), 'SP1 1AA')
})

test('who has no conversations finds no desk, who takes no calls none that rings, and nobody finds the conversation of another', async () => {
  const [dan, officer] = [await adviser('Dan Adviser'), await site.signedIn(['officer'], { name: 'Olu Officer' })]
  const path = await start(dan)
  const eve = await adviser('Eve Adviser')
  const steward = await site.signedIn(['parish-steward'], { name: 'Stu Steward' })
  for (const [visitor, address] of [
    [steward, '/staff/desk'],
    [officer, '/staff/desk/ring'],
    [officer, '/staff/mail/unreadable'],
    [eve, path],
    [eve, `${path}/wrap-up`],
    [eve, `${path}/person`],
  ] as const)
    assert.equal((await visitor.get(address)).status, 404, address)
})

test('the demonstration rings the adviser’s own phone', async () => {
  const fay = await adviser('Fay Adviser')
  const { location: path } = await fay.post('/staff/desk/ring', { line: 'waste', caller: '07700 900123' })
  assert.match(wordsOf((await fay.get(path)).body), /They rang Bins and recycling This number is not known to us/)
})

test('who says the reference of something asked in confidence is not told that it is not there, and is handed over', async () => {
  const gia = await adviser('Gia Adviser')
  const { requestId, reference } = await buildRequest(ctx, {
    sensitive: true,
    team: 'complaints-and-information',
    service: 'complaint',
    words: 'She was rude',
  })
  assert.match(wordsOf((await gia.get(`/staff/search?text=${reference}`)).body), /Complaints and information has it/)
  const path = await start(gia)
  const found = wordsOf((await gia.get(`${path}/person?typed=${reference}`)).body)
  assert.match(found, /something said in confidence\. Complaints and information has it/)
  assert.doesNotMatch(found, /Nobody is found|rude/)
  const { location } = await gia.post(`${path}/matters`, { reference })
  const shown = (await gia.get(path)).body
  assert.match(wordsOf(shown), /Complaints and information has it, and you do not see what it is/)
  assert.doesNotMatch(shown, new RegExp(`rude|/staff/requests/${requestId}`))
  assert.match(wordsOf(shown), /Failure: chasing A request of theirs is open/)
  assert.doesNotMatch((await gia.get(`${path}/wrap-up`)).body, / checked/, 'hers to settle it is not')
  assert.equal((await gia.post(`${path}/matters`, { reference })).location, location, 'once, however often')
  const handing = await gia.get(`${path}/handover?matter=${location.split('#matter-')[1]}`)
  assert.match(handing.body, /value="complaints-and-information" selected/)
  assert.equal((await gia.post(`${path}/matters`, { reference: '482 193 706 518' })).status, 404)
})

test('who is known by name alone learns nothing of what she asked in confidence, and her adviser is told how it is reached', async () => {
  const { requestId } = await buildRequest(ctx, {
    name: 'Nia Nameonly',
    sensitive: true,
    team: 'complaints-and-information',
    service: 'complaint',
    words: 'He shouted at me',
  })
  const asked = ctx.db.selectFrom('requests.participants').select('customer_id').where('request_id', '=', requestId)
  const { customer_id: customer } = await asked.executeTakeFirstOrThrow()
  await setKeys(ctx, [customer!])
  const shownTo = async (visitor: StaffVisitor) => {
    const path = await start(visitor)
    assert.equal(
      (await visitor.post(`${path}/person`, { typed: 'Nia', customer: customer!, how: 'said', besides: 'email' }))
        .status,
      303,
    )
    return (await visitor.get(path)).body
  }
  const adviserSees = await shownTo(await adviser('Nell Adviser'))
  assert.match(wordsOf(adviserSees), /Nothing is open\. What they asked another team in confidence is never here/)
  assert.doesNotMatch(adviserSees, new RegExp(`shouted|Complaint|${requestId}`))
  const officer = await site.signedIn(['duty-officer'], { teams: ['emergency-duty'], name: 'Dot Duty' })
  const officerSees = await shownTo(officer)
  assert.match(officerSees, /He shouted at me|Complaint/)
  assert.doesNotMatch(officerSees, /in confidence is never here/)
})

test('ready words that ask and stop the clock are begun in the conversation, lead back to it and into its wrap-up', async () => {
  const leader = await site.signedIn(['team-leader'], { teams: ['highways'], name: 'Lea Leader' })
  const words = 'What number is on the post?'
  for (const [name, follows] of [
    ['Which lamp?', 'question'],
    ['Gone', 'done'],
  ] as const)
    await leader.post('/staff/replies/new', { key: newId(), name, words, services: 'pothole', follows })
  const { requestId, reference } = await buildRequest(ctx, { name: 'Rosa', email: 'r@resident.test', safe: ['email'] })
  const hal = await adviser('Hal Adviser')
  const path = await start(hal)
  await hal.post(`${path}/matters`, { request: requestId })
  const conversation = (await hal.get(path)).body
  const shown = wordsOf(conversation)
  assert.match(shown, /Which lamp\? asks, and waits for the answer/)
  assert.doesNotMatch(shown, /Gone/, 'it is not hers to close')
  const { location } = await hal.post(`${path}/message`, {
    note: 'Kept',
    more: /name="more" value="([^"]+)"/.exec(conversation)![1]!,
  })
  const page = await hal.get(location)
  assert.match(page.body, />What number is on the post\?<\/textarea>/)
  const desk = /name="desk" value="([^"]+)"/.exec(page.body)![1]!
  const asked = await hal.post(`/staff/requests/${requestId}/pause`, { question: words, desk })
  assert.equal(asked.location, `${path}?done=paused`)
  const after = wordsOf((await hal.get(asked.location)).body)
  assert.match(after, /The clock stands.*Ask What number is on the post\? We asked this/)
  const drafted = (await hal.get(`${path}/wrap-up`)).body
  assert.match(drafted, new RegExp(`Kept\\nAsked about Pothole ${formatCode(reference)}\\. Asked them: What number`))
})
