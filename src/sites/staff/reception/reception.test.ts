import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system } from '../../../../test/support/database.ts'
import {
  bookTime,
  cancelBooking,
  checkInByReference,
  getBooking,
  listFreeTimes,
  sayDesks,
} from '../../../modules/bookings/index.ts'
import { addCustomer } from '../../../modules/customers/index.ts'
import { endConversation } from '../../../modules/interactions/index.ts'
import { checkIn as checkInVisit, readReception, readTicket } from '../../../modules/reception/index.ts'
import { localDay } from '../../../platform/dates/index.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const [HERE, OTHER] = ['chippenham', 'trowbridge']
for (const venue of [HERE, OTHER]) await sayDesks(site.database.ctx({ actor: system('test') }), venue, 20)
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
const here = `/staff/reception/${HERE}`

/** Booked for today, whenever this runs, also around midnight. */
async function bookToday(name: string, venue = HERE, inMinutes = 30): Promise<string> {
  const [first] = await listFreeTimes(ctx, { venue, needs: [] })
  const id = await bookTime(ctx, {
    name,
    email: '',
    phone: '01632 960001',
    venue,
    needs: [],
    from: first!.from,
    origin: '',
  })
  const day = new Date().toTemporalInstant().toZonedDateTimeISO('Europe/London').startOfDay()
  const [begins, ends] = [day.epochMilliseconds, day.add({ days: 1 }).epochMilliseconds - 1]
  const startsAt = Math.min(Math.max(Date.now() + inMinutes * 60_000, begins), ends)
  const set = { day: localDay(new Date()), starts_at: new Date(startsAt), ends_at: new Date(startsAt + 1_800_000) }
  await ctx.db.updateTable('bookings.bookings').set(set).where('id', '=', id).execute()
  return id
}
const checkIn = (who: string, more = {}) => ada.post(here, { who, about: '', ...more })
const stateOf = async (id: string) => (await getBooking(ctx, id)).state

test('whoever has booked is found by her name however it is typed, and offered before everybody else', async () => {
  const id = await bookToday('Siân Ŵyn-Example')
  for (const typed of ['sian wyn', 'Example, Siân', 'WYN EXAM']) {
    const asked = await checkIn(typed)
    assert.equal(asked.status, 200, typed)
    assert.match(wordsOf(asked.body), /Is it one of these\? Siân Ŵyn-Example: booked for/)
    assert.match(asked.body, new RegExp(`value="booking:${id}" checked`))
  }
  const { location } = await checkIn('sian wyn', { chosen: `booking:${id}` })
  assert.match(location, /\?ticket=/)
  assert.match(wordsOf((await ada.get(location)).body), /They have booked/)
  assert.equal(await stateOf(id), 'came')
  const again = await checkIn('sian wyn', { chosen: `booking:${id}` })
  assert.equal(again.location, location, 'pressed twice it is one ticket')
  const walked = await checkIn('sian wyn')
  assert.match(walked.location, /\?ticket=/, 'who is here already is not offered again')
  assert.notEqual(walked.location, location)
})

test('digits that are no reference, code or known number are said to be wrong, and no ticket bears them as a name', async () => {
  for (const typed of ['123 456 789 013', '07700 900999', '!!']) {
    const wrong = await checkIn(typed)
    assert.equal(wrong.status, 422, typed)
    assert.match(wordsOf(wrong.body), /Check the digits, or enter their name/)
    assert.match(wrong.body, new RegExp(`value="${typed}"`), 'what was typed stays')
  }
})

test('what it is about offers each service once', async () => {
  const offered = [...(await ada.get(here)).body.matchAll(/<option value="service:([^"]+)"/g)].map(([, slug]) => slug!)
  assert.ok(offered.length > 20)
  assert.deepEqual(offered, [...new Set(offered)])
})

test('two of one name are both offered, and who is neither walks in', async () => {
  const [one, two] = [await bookToday('Tom Sample'), await bookToday('Tom Sample')]
  const { body } = await checkIn('tom sample')
  for (const id of [one, two]) assert.match(body, new RegExp(`value="booking:${id}"`))
  assert.doesNotMatch(body, /value="booking:[^"]+" checked/)
  const walked = await checkIn('tom sample', { chosen: 'none' })
  assert.match(walked.location, /\?ticket=/)
  assert.deepEqual([await stateOf(one), await stateOf(two)], ['booked', 'booked'])
})

test('a reference finds her booking; of another day or place, or cancelled, that is said and nothing typed is lost', async () => {
  const codeOf = async (id: string) => formatCode((await getBooking(ctx, id)).reference)
  const id = await bookToday('Olwen Example')
  assert.match((await checkIn(await codeOf(id))).location, /\?ticket=/)
  assert.equal(await stateOf(id), 'came')
  const elsewhere = await codeOf(await bookToday('Una Away', OTHER))
  const said = await checkIn(elsewhere, { about: 'theme:support' })
  assert.equal(said.status, 422)
  assert.match(wordsOf(said.body), /They have booked .*, at County Hall/)
  assert.match(said.body, new RegExp(`value="${elsewhere}"`))
  assert.match(said.body, /value="theme:support" selected/)
  const gone = await bookToday('Gwen Gone')
  await cancelBooking(ctx, gone, '')
  assert.match(wordsOf((await checkIn(await codeOf(gone))).body), /That booking is cancelled/)
  assert.doesNotMatch(wordsOf((await checkIn('Gwen Gone')).body), /booked for/)
})

test('a booking that is none, or of another day, checks nobody in', async () => {
  const id = await bookToday('Late Sample')
  await ctx.db
    .updateTable('bookings.bookings')
    .set({ day: '2027-01-01', starts_at: new Date('2027-01-01T10:00Z'), ends_at: new Date('2027-01-01T10:30Z') })
    .where('id', '=', id)
    .execute()
  const answer = await checkIn('Late', { chosen: `booking:${id}` })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer.body), /They have booked another day/)
  assert.equal((await checkIn('Late', { chosen: 'booking:x' })).status, 404)
  assert.equal(await stateOf(id), 'booked')
})

test('who was said to have left by mistake is brought back with one press, to wait at her old place', async () => {
  const { location } = await checkIn('Ada Sample', { chosen: 'none' })
  const visit = location.split('ticket=')[1]!
  await ada.post(`${here}/visits/${visit}`, { act: 'left' })
  const gone = (await ada.get(here)).body
  assert.match(wordsOf(gone), /Left in the last half hour .*Ada Sample They are here/)
  await ada.post(`${here}/visits/${visit}`, { act: 'here' })
  assert.doesNotMatch(wordsOf((await ada.get(here)).body), /Left in the last half hour/)
  const again = await ada.post(`${here}/visits/${visit}`, { act: 'here' })
  assert.match(wordsOf((await ada.get(again.location)).body), /They wait already: a colleague was quicker/)
})

test('what she needs and her ticket are on the screen of the conversation, and in its script', async () => {
  await ada.post('/staff/reception', { location: HERE, desk: '5', act: 'open' })
  const kiosk = site.database.ctx({ channel: 'kiosk' })
  const id = await checkInVisit(kiosk, { location: HERE, service: 'pothole', needs: ['longer-time', 'step-free'] })
  const { ticket } = await readTicket(ctx, HERE, id)
  await ada.post(`${here}/calls`, { visit: id })
  const { location } = await ada.post(`${here}/visits/${id}`, { act: 'serve' })
  assert.match(location, /^\/staff\/desk\//)
  const shown = wordsOf((await ada.get(location)).body)
  assert.match(shown, new RegExp(`Ticket ${ticket} Told us when they came Longer time No steps`))
  assert.match(shown, /There is no hurry/)
})

test('what she says at check-in comes with her ticket, though she has booked', async () => {
  await ada.post('/staff/reception', { location: HERE, desk: '4', act: 'open' })
  const about = { needs: ['bsl', 'longer-time'], welsh: 'yes', about: 'service:pothole' }
  const byName = await bookToday('Nia Needs')
  const chosen = await checkIn('Nia Needs', { ...about, chosen: `booking:${byName}` })
  const { reference } = await getBooking(ctx, await bookToday('Rhys Reference'))
  const referred = await checkIn(formatCode(reference), about)
  const reading = site.database.ctx({ actor: ada.person })
  const { visits } = await readReception(reading, HERE)
  for (const { location } of [chosen, referred]) {
    const visit = visits.find(({ id }) => location.endsWith(id))!
    assert.deepEqual(visit.needs.toSorted(), ['bsl', 'longer-time'])
    assert.deepEqual([visit.skills, visit.service], [['bsl', 'welsh'], 'pothole'])
    await ada.post(`${here}/visits/${visit.id}`, { act: 'left' })
  }
})

test('who has booked and said who she is, is known at the desk with what she needs; of nobody’s record there is nothing to compare', async () => {
  const given = { kind: 'person', born: null, email: 'cara@example.test', phone: '', source: 'customer' } as const
  const customerId = await addCustomer(site.database.ctx({ actor: ada.person }), { ...given, name: 'Cara Known' })
  const known = await bookToday('Cara Known')
  await ctx.db.updateTable('bookings.bookings').set({ customer_id: customerId }).where('id', '=', known).execute()
  const unknown = await bookToday('Ursula Known')
  assert.match(wordsOf((await checkIn('Cara Known')).body), /They told me their name and one more thing/)
  assert.doesNotMatch(wordsOf((await checkIn('Ursula')).body), /They told me their name and one more thing/)
  const refused = await checkIn('Ursula', { chosen: `booking:${unknown}`, checked: 'yes' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /Choose who they are, or take this tick away/)
  assert.equal(await stateOf(unknown), 'booked')
  const { location } = await checkIn('Cara Known', { chosen: `booking:${known}`, checked: 'yes' })
  assert.match(wordsOf((await ada.get(here)).body), /Cara Known.*known to us/)
  await ada.post(`${here}/visits/${location.split('ticket=')[1]}`, { act: 'left' })
})

test('whose time is over is told no time, at the desk and at the kiosk', async () => {
  const id = await bookToday('Lowri Late', HERE, -90)
  const { location } = await checkIn('Lowri Late', { chosen: `booking:${id}` })
  const words = wordsOf((await ada.get(location)).body)
  assert.match(words, /They booked .* That is over: tell them that they come next, without a time/)
  assert.doesNotMatch(words, /call them then/)
  const kiosk = `/kiosk/${HERE}/ticket/${location.split('ticket=')[1]}`
  assert.match(wordsOf((await ada.get(kiosk)).body), /You booked .* We call you as soon as somebody is free/)
})

test('whoever was called and goes can be said to have left at once', async () => {
  const hal = await site.signedIn(['adviser'], { name: 'Hal Adviser' })
  await hal.post('/staff/reception', { location: HERE, desk: '6', act: 'open' })
  const { location } = await checkIn('Gone Sample', { chosen: 'none' })
  const visit = location.split('ticket=')[1]!
  await hal.post(`${here}/calls`, { visit })
  assert.match(wordsOf((await hal.get(here)).body), /They are here: begin Call again They left Let somebody else/)
  await hal.post(`${here}/visits/${visit}`, { act: 'left' })
  assert.match(wordsOf((await hal.get(here)).body), /Left in the last half hour .*Gone Sample They are here/)
})

test('the name she gave is at the desk, and in the box that looks her up; of a kiosk’s booking it is shown alone', async () => {
  const gus = await site.signedIn(['adviser'], { name: 'Gus Adviser' })
  await gus.post('/staff/reception', { location: HERE, desk: '7', act: 'open' })
  const begin = async (visit: string) => {
    await gus.post(`${here}/calls`, { visit })
    const { location } = await gus.post(`${here}/visits/${visit}`, { act: 'serve' })
    const shown = wordsOf((await gus.get(location)).body)
    const box = (await gus.get(`${location}/person`)).body
    assert.doesNotMatch(
      (await gus.get(`${location}/person?typed=`)).body,
      /value="(Zara|Kai)/,
      'emptied it stays empty',
    )
    await endConversation(site.database.ctx({ actor: gus.person }), location.split('/').at(-1)!)
    return { shown, box }
  }
  const said = await begin((await checkIn('Zara Newcomer', { chosen: 'none' })).location.split('ticket=')[1]!)
  assert.match(said.shown, /They gave the name Zara Newcomer\. Ask one more thing before you open a record/)
  assert.match(said.box, /name="typed"[^>]*value="Zara Newcomer"/)
  const { reference } = await getBooking(ctx, await bookToday('Kai Kiosk'))
  const kiosk = site.database.ctx({ channel: 'kiosk' })
  const booked = await begin((await checkInByReference(kiosk, HERE, reference))!)
  assert.match(booked.shown, /Booked for Kai Kiosk\. Ask their name and one more thing/)
  assert.doesNotMatch(booked.box, /value="Kai Kiosk"/)
})
