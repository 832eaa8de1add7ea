import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { system, testDatabase } from '../../../../test/support/database.ts'
import { openDoors } from '../../../../test/support/open-doors.ts'
import { testWeb } from '../../../../test/support/web.ts'
import {
  bookingToken,
  bookTime,
  EVERY_STOP,
  getBooking,
  listFreeTimes,
  sayDesks,
} from '../../../modules/bookings/index.ts'
import { listMessages } from '../../../modules/channels/index.ts'
import { changeTeam, isOpenNow, readOrganisation } from '../../../modules/organisation/index.ts'
import { addStop } from '../../../modules/tours/index.ts'
import { newId } from '../../../platform/id.ts'
import { qrCodeImage } from '../../../platform/qr-code/index.ts'
import { wordsOf } from '../../staff/testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx()
const [HERE, OTHER, SHUT] = ['chippenham', 'trowbridge', 'salisbury']
await openDoors(ctx)
await sql`update organisation.locations set definition = definition || '{"hours": {}}' where id = ${SHUT}`.execute(
  ctx.db,
)
const { visitor } = await testWeb({ after }, database)
const program = database.ctx({ actor: system('test') })
for (const venue of [HERE, OTHER, EVERY_STOP]) await sayDesks(program, venue, 1)
await changeTeam(program, 'housing-options', { video: 'https://video.example/housing' })
const DAY_MS = 86_400_000
const nextWeek = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10)
const stop = await addStop(program, {
  village: { en: 'Tisbury', cy: 'Tisbury Gymraeg' },
  place: { en: 'Village hall, High Street; upstairs', cy: 'Neuadd y pentref, y Stryd Fawr; i fyny’r grisiau' },
  note: null,
  postcode: 'SN15 1ER',
  startsAt: new Date(`${nextWeek}T10:00:00Z`),
  endsAt: new Date(`${nextWeek}T12:00:00Z`),
})

const rosa = { name: 'Rosa Sample', email: 'rosa@resident.example', phone: '' }
const about = { about: 'unknown', how: 'desk', at: HERE }
const timesIn = (body: string): string[] => [...body.matchAll(/name="time"[^>]*value="([^"]+)"/g)].map(each => each[1]!)

test('a village stop is found, its times are those of its day, and it is booked like a location', async () => {
  const her = visitor()
  assert.match((await her.get('/villages')).body, new RegExp(`href="/book\\?at=${stop}"`))
  assert.match((await her.get(`/book?at=${stop}`)).body, new RegExp(`value="${stop}" checked`))
  const steps = await her.post('/book', { ...about, at: stop, needs: 'step-free' })
  assert.equal(steps.status, 422)
  assert.match(wordsOf(steps.body), /There are steps at this place/)
  const { location: times } = await her.post('/book', { ...about, at: stop })
  const free = timesIn((await her.get(times)).body)
  assert.equal(free.length, 4)
  assert.ok(free.every(time => time.startsWith(nextWeek)))
  const { location } = await her.post(times, { ...rosa, time: free[0]! })
  const { body } = await her.get(location)
  assert.match(wordsOf(body), /Tisbury Village hall, High Street; upstairs, SN15 1ER/)
  assert.doesNotMatch(wordsOf(body), /screen by the door/)
  const file = (await her.get(`${location.split('?')[0]}/calendar.ics`)).body.replaceAll('\r\n ', '')
  assert.match(file, /LOCATION:Tisbury\\, Village hall\\, High Street\\; upstairs\\, SN15 1ER\r\n/)
})

test('what is missing or wrong is said at its box, and nothing typed is lost', async () => {
  const her = visitor()
  const empty = await her.post('/book', {})
  for (const words of [/Choose what it is about/, /Choose how you would like to talk/, /Choose where you will come/])
    assert.match(wordsOf(empty.body), words)
  const { location } = await her.post('/book', about)
  const [time] = timesIn((await her.get(location)).body)
  const wrong = await her.post(location, { ...rosa, time: time!, email: 'rosa at home' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /Enter an email address like name@example.com/)
  assert.match(wrong.body, /value="rosa at home"/)
  assert.match(wrong.body, new RegExp(`value="${time}" checked`))
  assert.match(wordsOf((await her.post(location, { name: '', email: '', phone: '', time: '' })).body), /Choose a time/)
  assert.match(
    wordsOf((await her.post(location, { ...rosa, email: '', time: time! })).body),
    /so that we can reach you/,
  )
  const past = await her.post(location, { ...rosa, time: '2020-01-01T10:00:00.000Z' })
  assert.match(wordsOf(past.body), /Choose another: we kept all you typed/)
})

test('an address with a place, a subject or a team that there is not offers no time and another choice', async () => {
  for (const query of [
    'at=nowhere',
    `at=${stop.replace(/^./, 'f')}`,
    `at=${HERE}&how=video:nobody`,
    `at=${HERE}&about=theme:x`,
    '',
  ]) {
    const { status, body } = await visitor().get(`/book/times?${query}`)
    assert.equal(status, 200, query)
    assert.match(wordsOf(body), /No time is free there/)
    assert.match(body, /href="\/book\?/)
  }
  const sent = await visitor().post('/book/times?at=nowhere', { ...rosa, time: new Date().toISOString() })
  assert.equal(sent.status, 422)
})

test('two send one form twice: it is one booking, and one message', async () => {
  const her = visitor()
  const path = `/book/times?at=${OTHER}&how=desk`
  const { body } = await her.get(path)
  const key = /name="key" value="([^"]+)"/.exec(body)![1]!
  const fields = { ...rosa, email: 'twice@resident.example', time: timesIn(body)[0]!, key }
  const [first, second] = await Promise.all([her.post(path, fields), her.post(path, fields)])
  assert.equal(first.location, second.location)
  const { rows } = await listMessages(ctx, { text: 'twice@resident.example' })
  assert.equal(rows.length, 1)
})

test('a time that was cancelled, or is over, offers nothing that cannot be done', async () => {
  const her = visitor()
  const path = `/book/times?at=${OTHER}&how=desk`
  const { location } = await her.post(path, { ...rosa, time: timesIn((await her.get(path)).body)[0]! })
  const home = location.split('?')[0]!
  await her.post(`${home}/cancel`, {})
  const { body } = await her.get(home)
  assert.match(wordsOf(body), /This time is cancelled/)
  assert.doesNotMatch(body, new RegExp(`${home}/(time|cancel)`))
  assert.equal((await her.get(`${home}/cancel`)).location, home)
  assert.equal((await her.get(`${home}x`)).status, 404)
})

test('a kiosk where nobody serves says so, when it opens and other ways, and gives no ticket', async () => {
  const kiosk = visitor()
  const shut = `/kiosk/${SHUT}`
  assert.match(
    wordsOf((await kiosk.get(shut)).body),
    /We are closed Other ways Ring us on .* Ask, report or book a time on our website at any hour: [a-z.]+(:\d+)? /,
  )
  const organisation = await readOrganisation(ctx)
  const isPhoneOpen = isOpenNow(organisation, organisation.council.contact.hours, new Date())
  const numbers =
    /If it cannot wait until then, ring one of these numbers: Police, fire or ambulance: 999 .*Emergency duty/
  assert.equal(numbers.test(wordsOf((await kiosk.get(shut)).body)), !isPhoneOpen)
  assert.equal((await kiosk.get(`${shut}/theme/unknown`)).location, shut)
  assert.equal((await kiosk.get(`${shut}/reference`)).location, shut)
  const ticket = await kiosk.post(`/kiosk/${OTHER}/theme/unknown`, { needs: [], key: newId() })
  assert.match(ticket.location, /ticket/)
})

test('her page has the QR code for the reader by the door until she is there or gone, and none for a village', async () => {
  const last = (await listFreeTimes(ctx, { venue: HERE, needs: [] })).at(-1)!
  const id = await bookTime(ctx, { ...rosa, venue: HERE, needs: [], from: last.from, origin: '' })
  const page = `/bookings/${await bookingToken(ctx, id)}`
  const { reference } = await getBooking(ctx, id)
  // A reader types what the picture holds, and Enter.
  assert.match(reference, /^\d{12}$/)
  assert.ok((await visitor().get(page)).body.includes(qrCodeImage(reference)))
  await visitor().post(`${page}/cancel`, {})
  assert.doesNotMatch((await visitor().get(page)).body, /fp-qr/)
  const [there] = await listFreeTimes(ctx, { venue: stop, needs: [] })
  const atStop = await bookTime(ctx, { ...rosa, venue: stop, needs: [], from: there!.from, origin: '' })
  assert.doesNotMatch((await visitor().get(`/bookings/${await bookingToken(ctx, atStop)}`)).body, /fp-qr/)
})

test('the kiosk says that one digit is wrong where as many are typed as there should be', async () => {
  const kiosk = visitor()
  const said = async (code: string) => wordsOf((await kiosk.post(`/kiosk/${HERE}/reference`, { code })).body)
  for (const code of ['123 456 789 012', '123 456 780']) assert.match(await said(code), /one digit looks wrong/, code)
  assert.match(await said('12345'), /Enter the 12 digits of your reference or the 9 digits of your code/)
})

test('the kiosk checks in who has booked here today by her reference, once, and says nothing of it', async () => {
  const early = database.ctx({ now: () => new Date(new Date().setUTCHours(0, 0, 0, 0)) })
  const [today] = await listFreeTimes(early, { venue: HERE, needs: [] })
  const id = await bookTime(early, { ...rosa, venue: HERE, needs: [], from: today!.from, origin: '' })
  await ctx.db
    .updateTable('bookings.bookings')
    .set({ day: new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format() })
    .where('id', '=', id)
    .execute()
  const { reference } = await getBooking(ctx, id)
  const spoken = reference.replace(/(\d{3})(?=\d)/g, '$1 ')
  const kiosk = visitor()
  const { location } = await kiosk.post(`/kiosk/${HERE}/reference`, { code: spoken })
  assert.match(location, new RegExp(`^/kiosk/${HERE}/ticket/`))
  const { body } = await kiosk.get(location)
  assert.match(wordsOf(body), /You (have )?booked/)
  assert.doesNotMatch(wordsOf(body), /Rosa/)
  assert.equal((await kiosk.post(`/kiosk/${HERE}/reference`, { code: reference })).location, location)
  assert.equal((await getBooking(ctx, id)).state, 'came')
  const elsewhere = await kiosk.post(`/kiosk/${OTHER}/reference`, { code: reference })
  assert.match(elsewhere.location, /\/ticket\//, 'at another place it is a reference like any')
  assert.doesNotMatch(wordsOf((await kiosk.get(elsewhere.location)).body), /You (have )?booked/)
  const wrong = await kiosk.post(`/kiosk/${HERE}/reference`, { code: '123 456 789 012' })
  assert.equal(wrong.status, 422)
})
