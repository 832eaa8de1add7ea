import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { followAll } from '../../../../test/support/database.ts'
import { addSafetyMarker } from '../../../modules/customers/index.ts'
import { searchFollower } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const adviser = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
const hole = await buildRequest(ctx, { words: 'A deep hole', name: 'Zebedee Unusual', email: 'zeb@resident.example' })
await followAll(ctx, searchFollower)

const find = async (text: string, visitor = adviser) =>
  (await visitor.get(`/staff/customers?find=${encodeURIComponent(text)}`)).body

const pathIn = (body: string): string => /\/staff\/customers\/[0-9a-f-]{36}/.exec(body)![0]

/** A new record that this visitor has open. */
async function added(name: string, visitor: StaffVisitor = adviser): Promise<string> {
  const { location } = await visitor.post('/staff/customers/new', { name, kind: 'person', source: 'customer' })
  return location.split('?')[0]!
}

describe('finding people', () => {
  test('by name, nickname, email or the reference of a request says what fitted', async () => {
    assert.match(wordsOf(await find('zebedee')), /Zebedee Unusual .*zeb@resident\.example .*Fits: name/)
    assert.match(wordsOf(await find('zeb@resident.example')), /Fits: email/)
    assert.match(wordsOf(await find(formatCode(hole.reference))), /Asked or follows .*Zebedee Unusual/)
    assert.match(wordsOf(await find('xylophone')), /Nobody was found/)
  })

  test('is not for those whose work it is not', async () => {
    for (const role of ['employee', 'councillor', 'designer'] as const)
      assert.equal((await (await site.signedIn([role])).get('/staff/customers?find=zebedee')).status, 404)
  })
})

test('somebody new is added once everything is right, and all that is wrong is said at once', async () => {
  const wrong = { 'born-day': '31', 'born-month': '2', 'born-year': '1980', email: 'jane at mail', phone: '12' }
  const { status, body } = await adviser.post('/staff/customers/new', { ...wrong, kind: 'person' })
  assert.equal(status, 422)
  const said = [...body.matchAll(/govuk-error-message">[\s\S]*?<\/span>([^<]+)</g)].map(([, words]) => words!.trim())
  assert.equal(said.length, 5, said.join('; '))
  const future = { name: 'Tom Morrow', kind: 'person', source: 'customer', 'born-day': '1', 'born-month': '1' }
  const born = await adviser.post('/staff/customers/new', { ...future, 'born-year': '2999', email: 'x' })
  assert.match(wordsOf(born.body), /must be in the past/)
  assert.match(wordsOf(born.body), /like name@example\.org/)
})

describe('a record', () => {
  test('asks why before it opens, shows what she asked, and says who looked by team and reason', async () => {
    const visitor = await site.signedIn(['adviser'], { name: 'Opal Opener', teams: ['highways'] })
    const path = pathIn(await find('zebedee', visitor))
    const { location } = await visitor.get(path)
    assert.equal(location, `${path}/opening?to=${encodeURIComponent(path)}`)
    const asked = await visitor.post(`${path}/opening`, {})
    assert.equal(asked.status, 422)
    assert.match(wordsOf(asked.body), /Choose why you open it/)
    const more = await visitor.post(`${path}/opening`, { reason: 'other' })
    assert.match(wordsOf(more.body), /Say why, in a few words/)
    assert.equal((await visitor.post(location, { reason: 'speaking' })).location, path)
    const { body } = await visitor.get(path)
    await visitor.post(`${path}/needs`, { kind: 'large-print', source: 'customer' })
    const request = (await visitor.get(`/staff/requests/${hole.requestId}`)).body
    assert.match(wordsOf(request), /Zebedee Unusual .*Send letters in large print/)
    assert.match(request, new RegExp(`href="${path}"`))
    assert.match(wordsOf(body), /Open requests .*A deep hole/)
    assert.match(wordsOf(body), /zeb@resident\.example Safe to write to Not verified/)
    const looks = wordsOf((await visitor.get(`${path}/looks`)).body)
    assert.match(looks, /Highways.* They were speaking to you/)
    assert.doesNotMatch(looks.replace(/Opal Opener Sign out/, ''), /Who looked.*Opal/)
  })

  test('keeps what was there before, with source and colleague', async () => {
    const path = await added('Nora Sample')
    const details = { name: 'Nora Example', kind: 'person', informed: 'no', language: 'cy', source: 'document' }
    const born = { 'born-day': '10', 'born-month': '12', 'born-year': '1959' }
    assert.equal((await adviser.post(`${path}/details`, { ...details, ...born })).location, `${path}?done=changed`)
    const words = wordsOf((await adviser.get(path)).body)
    assert.match(words, /Nora Example .*Send nothing but answers/)
    assert.match(words, /Date of birth 10 December 1959 .*Welsh/)
    const history = wordsOf((await adviser.get(`${path}/history`)).body)
    assert.match(history, /Name changed\. Before: Nora Sample\. Now: Nora Example A document we have seen Ada Adviser/)
    assert.match(await find('nora example'), new RegExp(path))
  })

  test('open in two browsers loses nothing: what was not changed in one stays, and both are shown where both changed it', async () => {
    const path = await added('Tilda Old')
    const { body } = await adviser.get(`${path}/details`)
    const shown = Object.fromEntries(
      [...body.matchAll(/name="(was-\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    const form = { name: 'Tilda Old', kind: 'person', language: 'en', informed: 'yes', ...shown, source: 'customer' }
    const save = (typed: object, visitor = adviser) => visitor.post(`${path}/details`, { ...form, ...typed })
    const other = await site.signedIn(['adviser'], { name: 'Bea Beside' })
    await other.post(`${path}/opening`, { reason: 'speaking' })
    await save({ name: 'Tilda New', safeWord: 'heron', source: 'document' }, other)
    assert.equal((await save({ preferredTimes: 'Mornings' })).location, `${path}?done=changed`)
    const words = wordsOf((await adviser.get(path)).body)
    assert.match(words, /Tilda New .*Mornings .*Safe word They have one/)
    assert.match((await adviser.get(`${path}/details`)).body, /heron/)
    assert.doesNotMatch(wordsOf((await adviser.get(`${path}/history`)).body), /Now: Tilda Old/)

    const both = await save({ name: 'Tilda Third', preferredChannel: 'phone' })
    assert.equal(both.status, 422)
    assert.match(wordsOf(both.body), /Name: somebody else changed this .* It is now: Tilda New\./)
    assert.match(both.body, /name="name"[^>]*value="Tilda Third"/)
    assert.match(both.body, /name="was-name" value="Tilda New"/)
    assert.match(both.body, /name="was-safeWord" value=""/)
    await save({ name: 'Tilda Third', 'was-name': 'Tilda New' })
    assert.match(wordsOf((await adviser.get(path)).body), /Tilda Third .*Mornings .*Safe word They have one/)
  })

  test('says of a way that nobody was asked about that nobody was', async () => {
    const typed = { name: 'Quentin Sample', kind: 'person', source: 'customer', phone: '07700 900457' }
    const { location } = await adviser.post('/staff/customers/new', { ...typed, email: 'q@example.test' })
    const words = wordsOf((await adviser.get(location)).body)
    assert.match(words, /07700 900457 Not asked yet whether it is safe/)
    assert.match(words, /q@example\.test Not asked yet whether it is safe/)
    assert.doesNotMatch(words, /Safe to/)
  })

  test('shows ways to reach her and what is safe; a changed one ends and stays in the history', async () => {
    const path = await added('Petra Sample')
    const phone = { kind: 'phone', value: '07700 900 456', use: ['safe', 'textOk'], source: 'customer' }
    const wrong = await adviser.post(`${path}/contact-points`, { ...phone, value: '123' })
    assert.equal(wrong.status, 422)
    assert.match(wordsOf(wrong.body), /Enter a phone number like/)
    assert.match(wrong.body, /value="123"/)
    await adviser.post(`${path}/contact-points`, phone)
    const address = { kind: 'address', value: '12 Station Road, Chippenham', postcode: 'sn151er', use: 'safe' }
    await adviser.post(`${path}/contact-points`, { ...address, source: 'customer' })
    const { body } = await adviser.get(path)
    assert.match(wordsOf(body), /07700 900456 Safe to ring and text/)
    assert.match(wordsOf(body), /12 Station Road, Chippenham, SN15 1ER Safe to write to/)
    const change = /\/staff\/customers\/[^"]+\/contact-points\/[^"]+/.exec(body)![0]
    assert.match((await adviser.get(change)).body, /value="07700 900456"/)
    await adviser.post(change, { ...phone, use: [] as string[] })
    assert.match(wordsOf((await adviser.get(path)).body), /07700 900456 Do not use/)
    const history = wordsOf((await adviser.get(`${path}/history`)).body)
    assert.match(history, /07700 900456: not safe to ring any more; not safe to text any more They told us Ada Adviser/)
    assert.match(history, /Added: 07700 900456/)
    assert.doesNotMatch(history, /Taken off/)
    assert.match(await find('12 sn15 1er'), new RegExp(path))
  })

  test('says first what to do: needs, warnings without the why, and Relay UK with its number', async () => {
    const path = await added('Rita Sample')
    await adviser.post(`${path}/contact-points`, {
      kind: 'phone',
      value: '01249 706111',
      use: 'safe',
      source: 'customer',
    })
    await adviser.post(`${path}/needs`, { kind: 'text-relay', source: 'customer' })
    const none = await adviser.post(`${path}/needs`, { kind: 'interpreter', source: 'customer' })
    assert.match(wordsOf(none.body), /Say which language/)
    await adviser.post(`${path}/needs`, { kind: 'interpreter', detail: 'Polish', source: 'customer' })
    const marker = {
      instruction: 'Two people, daytime',
      evidence: 'Threatened an officer',
      ownerTeam: 'highways',
      ...soon(),
      told: 'yes',
      source: 'colleague',
    }
    assert.equal((await adviser.post(`${path}/safety-markers`, marker)).status, 303)
    const { body } = await adviser.get(path)
    assert.match(wordsOf(body), /What to do Two people, daytime From Highways.* Use an interpreter: Polish/)
    assert.match(body, /href="tel:1800101249706111"/)
    assert.doesNotMatch(body, /Threatened/)

    const owner = await site.signedIn(['officer'], { name: 'Olive Owner', teams: ['highways'] })
    assert.match((await owner.get(path)).location, /opening/)
    await owner.post(`${path}/opening`, { reason: 'visit' })
    assert.match(
      wordsOf((await owner.get(path)).body),
      /Only your team reads this\. What happened Threatened an officer Told Yes Look again by \w+ \d+/,
    )
    assert.doesNotMatch((await owner.get('/staff/you')).body, /Two people, daytime/)
  })

  test('whose warning is to be looked at again stands under ‘For you’ of its team alone', async () => {
    const path = await added('Rhoda Review')
    const customerId = path.split('/').at(-1)!
    const days = (count: number) => Temporal.Now.plainDateISO().add({ days: count }).toString()
    const about = { customerId, source: 'colleague', evidence: 'A dog bit', told: true, notToldBecause: '' } as const
    const by = withContext(ctx, { actor: adviser.person })
    const marker = { ...about, ownerTeam: 'waste' }
    await addSafetyMarker(by, { ...marker, instruction: 'Ring before', reviewOn: days(10) })
    await addSafetyMarker(by, { ...marker, instruction: 'Stay outside', reviewOn: days(20) })
    const past = await addSafetyMarker(by, { ...marker, instruction: 'Mind the dog', reviewOn: days(1) })
    await ctx.db
      .updateTable('customers.safety_markers')
      .set({ review_on: days(-1) })
      .where('id', '=', past)
      .execute()
    const owner = await site.signedIn(['officer'], { name: 'Will Waste', teams: ['waste'] })
    const { body } = await owner.get('/staff/you')
    assert.match(wordsOf(body), /Rhoda Review Its day was .*Mind the dog Rhoda Review By .*Ring before/)
    assert.doesNotMatch(body, /Stay outside|A dog bit/)
    assert.match(body, new RegExp(`href="${path}#acts"`))
    assert.doesNotMatch((await adviser.get('/staff/you')).body, /Mind the dog/)
  })

  test('of somebody who has died says so, and is put right again', async () => {
    const path = await added('Dora Sample')
    const before = wordsOf((await adviser.get(`${path}/death`)).body)
    assert.match(
      before,
      /How do we know\? Somebody of their family The registrar, or Tell Us Once A document we have seen/,
    )
    assert.doesNotMatch(before, /They told us/)
    assert.equal((await adviser.post(`${path}/death`, { died: 'yes', source: 'family' })).location, `${path}?done=died`)
    assert.match(wordsOf((await adviser.get(path)).body), /Nothing is sent to them any more/)
    assert.match(wordsOf((await adviser.get(`${path}/death`)).body), /How do we know\? They told us/)
    await adviser.post(`${path}/death`, { died: 'no', source: 'customer' })
    assert.doesNotMatch(wordsOf((await adviser.get(path)).body), /Nothing is sent to them any more/)
  })

  test('names, people who act for her and what is taken off are on it', async () => {
    const path = await added('Tess Sample')
    await adviser.post(`${path}/names`, { name: 'Tess Hidden', kind: 'previous', protected: 'yes', source: 'customer' })
    await adviser.post(`${path}/names`, { name: 'Tessy', kind: 'known-as', source: 'customer' })
    const helper = { kind: 'power-of-attorney', otherName: 'Sid Sample', maySee: 'everything', source: 'document' }
    assert.match(wordsOf((await adviser.post(`${path}/relationships`, helper)).body), /Say what you have seen/)
    await adviser.post(`${path}/relationships`, { ...helper, authority: 'Registered, seen' })
    const { body } = await adviser.get(path)
    assert.match(wordsOf(body), /Sid Sample Power of attorney .*May see: everything Seen: Registered, seen/)
    assert.doesNotMatch(body, /Tess Hidden/)
    assert.doesNotMatch((await adviser.get(`${path}/history`)).body, /Tess Hidden/)
    const end = /href="([^"]+\/ending\/names\/[^"]+)"/.exec(body)![1]!
    assert.match(wordsOf((await adviser.get(end)).body), /Take this off the record\? Tessy/)
    await adviser.post(end, {})
    assert.doesNotMatch(wordsOf((await adviser.get(path)).body), /Tessy/)
  })
})

describe('a restricted record', () => {
  test('is for its teams; others break the glass where they may know of it, with a reason', async () => {
    const leader = await site.signedIn(['team-leader'], { name: 'Lena Leader', teams: ['adult-care'] })
    const path = await added('Renate Restricted', leader)
    const kept = { who: 'teams', kind: 'safeguarding', ownerTeam: 'adult-care' }
    await leader.post(`${path}/restriction`, kept)
    assert.equal((await leader.get(path)).status, 200)
    assert.doesNotMatch(await find('Renate'), new RegExp(path))
    assert.equal((await adviser.get(path)).status, 404)
    assert.equal((await adviser.post(`${path}/opening`, { reason: 'speaking' })).status, 404)
    assert.equal((await adviser.post(`${path}/opening`, { reason: 'emergency', words: 'Fire' })).status, 404)

    await leader.post(`${path}/restriction`, { ...kept, hinted: 'yes' })
    const found = await find('Renate')
    assert.match(wordsOf(found), /A record kept for one team/)
    assert.doesNotMatch(found.replaceAll(/Renate(?! Restricted)/g, ''), /Renate Restricted/)
    assert.match((await adviser.get(path)).location, /opening/)
    assert.match(wordsOf((await adviser.get(`${path}/opening`)).body), /It belongs to .*Open it only in an emergency/)
    assert.equal((await adviser.post(`${path}/opening`, { reason: 'emergency', words: ' ' })).status, 422)
    assert.equal((await adviser.post(`${path}/opening`, { reason: 'emergency', words: 'Fire' })).location, path)
    assert.match(wordsOf((await adviser.get(path)).body), /Renate Restricted/)
  })
})

describe('the record of a colleague’s family', () => {
  test('says which colleague cannot open it, and that is taken back where it was a mistake', async () => {
    const leader = await site.signedIn(['team-leader'], { name: 'Lea Linker', teams: ['waste'] })
    const husband = await site.signedIn(['adviser'], { name: 'Harry Husband' })
    const path = await added('Wanda Wife', leader)
    const { email } = husband.person
    assert.equal((await leader.post(`${path}/own-record`, { email, kind: 'family' })).location, `${path}?done=linked`)
    assert.equal((await husband.get(path)).status, 404)
    const { body } = await leader.get(path)
    assert.match(wordsOf(body), /Colleagues who cannot open it Harry Husband: somebody of their family/)
    assert.match(wordsOf((await leader.get(`${path}/own-record`)).body), /Harry Husband: somebody of/)
    await adviser.post(`${path}/opening`, { reason: 'correct' })
    for (const place of [path, `${path}/history`]) assert.doesNotMatch((await adviser.get(place)).body, /Harry Husband/)
    const end = /href="([^"]+\/ending\/own-records\/[^"]+)"/.exec(body)![1]!
    assert.equal((await adviser.post(end, {})).status, 404)
    assert.match(wordsOf((await leader.get(end)).body), /Take this off the record\? Harry Husband/)
    assert.equal((await leader.post(end, {})).location, `${path}?done=ended`)
    assert.match((await husband.get(path)).location, /opening/)
    assert.match(wordsOf((await leader.get(`${path}/history`)).body), /Taken off: Harry Husband: .* Lea Linker/)
  })
})

/** A day in some weeks, as three boxes. */
function soon() {
  const day = Temporal.Now.plainDateISO().add({ weeks: 6 })
  return { 'reviewOn-day': String(day.day), 'reviewOn-month': String(day.month), 'reviewOn-year': String(day.year) }
}
