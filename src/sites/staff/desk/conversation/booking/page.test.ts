import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { system } from '../../../../../../test/support/database.ts'
import { cancelBooking, EVERY_STOP, listFreeTimes } from '../../../../../modules/bookings/index.ts'
import { addCustomer, openCustomer, saveContactPoint } from '../../../../../modules/customers/index.ts'
import { identifyCustomer, readConversation } from '../../../../../modules/interactions/index.ts'
import { changeTeam, setSkills } from '../../../../../modules/organisation/index.ts'
import { addStop } from '../../../../../modules/tours/index.ts'
import { newId } from '../../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const program = site.database.ctx({ actor: system('test') })
const HERE = 'chippenham'
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
const as = site.database.ctx({ actor: ada.person })
const startsAt = new Date(Date.now() + 3 * 86_400_000)
startsAt.setUTCHours(10, 0, 0, 0)
const stop = await addStop(program, {
  ...{ village: { en: 'Tisbury' }, place: { en: 'Hall' }, note: null, postcode: 'SN15 1ER' },
  ...{ startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) },
})
await changeTeam(program, 'housing-options', { video: 'https://video.example/housing' })
const cleo = await site.signedIn(['adviser'], { name: 'Cleo', teams: ['housing-options'] })
await setSkills(program, cleo.person.id, ['video'])
const administrator = await site.signedIn(['administrator'], { name: 'Ed Administrator' })
const sayDesks = (location: string, desks: number) =>
  administrator.post('/staff/bookings', { location, desks: String(desks) })

const timesIn = (body: string): string[] => [...body.matchAll(/name="time"[^>]*value="([^"]+)"/g)].map(each => each[1]!)
const wish = { about: '', how: 'desk', at: HERE }
const given = { name: 'Rosa Sample', email: 'rosa@resident.example', phone: '' }

async function start(): Promise<string> {
  const { location } = await ada.post('/staff/desk', { channel: 'email', direction: 'in' })
  return `${location}/booking`
}

test('where nobody can book that is said; then times are found, and what is wrong is said and keeps what was typed', async () => {
  const path = await start()
  assert.match(wordsOf((await ada.get(path)).body), /Nobody can book anywhere/)
  await sayDesks(HERE, 1)
  const asked = await ada.post(path, { ...wish, act: 'times', name: 'Rosa' })
  assert.equal(asked.status, 200)
  assert.match(asked.body, /value="Rosa"/)
  const [time] = timesIn(asked.body)
  const wrong = await ada.post(path, { ...wish, act: 'book', name: '', email: 'nowhere', phone: '', time: time! })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /Enter a name/)
  assert.match(wordsOf(wrong.body), /Enter an email address like/)
  assert.match(wrong.body, /value="nowhere"/)
  assert.match(wrong.body, new RegExp(`value="${time}" checked`))
  const noTime = await ada.post(path, { ...wish, act: 'book', ...given, time: '' })
  assert.match(wordsOf(noTime.body), /Choose a time/)
  const later = await ada.post(path, { ...wish, act: '', from: /name="from" value="([^"]+)"/.exec(asked.body)![1]! })
  const chosen = timesIn(later.body)[0]!
  assert.notEqual(chosen, time)
  const shown = /name="shown" value="([^"]+)"/.exec(later.body)![1]!
  const bad = await ada.post(path, { ...wish, act: 'book', ...given, email: 'nowhere', time: chosen, shown })
  assert.match(bad.body, new RegExp(`value="${chosen}" checked`), 'a later time stays chosen')
  const nowhere = await ada.post(path, { ...wish, act: 'times', at: 'nowhere' })
  assert.match(wordsOf(nowhere.body), /No time is free there/)
})

test('the time is booked once however often it is sent, and said to her; a time that went meanwhile is not', async () => {
  const path = await start()
  const asked = await ada.post(path, { ...wish, act: 'times' })
  const key = /name="key" value="([^"]+)"/.exec(asked.body)![1]!
  const fields = { ...wish, ...given, act: 'book', time: timesIn(asked.body)[0]!, key }
  const [first, again] = [await ada.post(path, fields), await ada.post(path, fields)]
  assert.equal(first.location, again.location)
  const told = wordsOf((await ada.get(first.location)).body)
  assert.match(told, /We will see you on .*, at Monkton Park/)
  assert.match(told, /We have sent it to rosa@resident.example/)
  const drafted = wordsOf((await ada.get(path.replace(/booking$/, 'wrap-up'))).body)
  assert.match(drafted, /Booked a time: \w+day .*Monkton Park/, 'in what is drafted of it')
  const late = await ada.post(path, { ...fields, key: '' })
  assert.equal(late.status, 422)
  assert.match(wordsOf(late.body), /Somebody has just taken that time/)
})

test('her safe ways and her needs are filled in from her record, and an unsafe one is not written to', async () => {
  const path = await start()
  const id = /desk\/([0-9a-f-]{36})/.exec(path)![1]!
  const person = { name: 'Una Safe', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
  const customerId = await addCustomer(as, person)
  await openCustomer(as, { customerId, reason: 'speaking' })
  const point = { customerId, source: 'customer', kind: 'email', preferred: false, textOk: false } as const
  for (const [value, safe] of [
    ['unsafe@resident.example', false],
    ['una@resident.example', true],
  ] as const)
    await saveContactPoint(as, { ...point, value, safe, messageOk: false, neutral: false })
  await identifyCustomer(as, id, { how: 'said', customerId })
  const { body } = await ada.get(path)
  assert.match(body, /value="Una Safe"/)
  assert.match(body, /value="una@resident.example"/)
  assert.doesNotMatch(body, /unsafe@resident/)
  const [time] = timesIn((await ada.post(path, { ...wish, act: 'times' })).body)
  const typed = { name: 'Una Safe', email: 'unsafe@resident.example', phone: '' }
  const { location } = await ada.post(path, { ...wish, ...typed, act: 'book', time: time! })
  assert.match(wordsOf((await ada.get(location)).body), /We have not written to them/)
  const { rows } = await sql`select from channels.messages where recipient = 'unsafe@resident.example'`.execute(
    program.db,
  )
  assert.equal(rows.length, 0)
})

test('a stop of the tour is offered with its day, and who comes there by video is on the desk of the specialist', async () => {
  await sayDesks(EVERY_STOP, 1)
  const path = await start()
  assert.match((await ada.get(path)).body, new RegExp(`value="${stop}"[^>]*>\\s*Tisbury, `))
  const steps = await ada.post(path, { ...wish, at: stop, act: 'times', needs: 'step-free' })
  assert.match(wordsOf(steps.body), /There are steps there/)
  const inPerson = await ada.post(path, { ...wish, at: stop, act: 'times' })
  assert.equal(timesIn(inPerson.body).length, 4)
  const byVideo = { ...wish, how: 'video:housing-options', at: HERE }
  const [time] = await listFreeTimes(program, { venue: HERE, team: 'housing-options', needs: [] })
  const booked = await ada.post(path, {
    ...byVideo,
    ...given,
    act: 'book',
    time: time!.from.toISOString(),
    needs: 'quiet-room',
  })
  const id = /booked=([0-9a-f-]{36})/.exec(booked.location)![1]!
  await sql`update bookings.bookings set day = (now() at time zone 'Europe/London')::date, starts_at = now(),
    ends_at = now() + interval '30 minutes' where id = ${id}::uuid`.execute(program.db)
  const desk = await cleo.get('/staff/desk')
  assert.match(wordsOf(desk.body), /Video visits today .* Rosa Sample A quiet room at Monkton Park/)
  assert.match(desk.body, /href="https:\/\/video\.example\/housing"/)
  assert.match(desk.body, /data-live="video"[\s\S]*staff-moving/)
  const begun = await cleo.post(`/staff/desk/video/${id}`, {})
  assert.match(begun.location, /^\/staff\/desk\/[0-9a-f-]{36}$/)
  assert.equal((await cleo.get(begun.location)).status, 200)
  assert.equal((await cleo.post(`/staff/desk/video/${id}`, {})).location, begun.location)
  assert.match((await cleo.get('/staff/desk')).body, new RegExp(`href="${begun.location}"`))
  assert.equal((await ada.post(`/staff/desk/video/${id}`, {})).status, 404)
})

test('what was booked for one matter of several stands beside it and is how it ended; cancelled it is neither', async () => {
  const desk = (await start()).replace(/\/booking$/, '')
  const id = desk.split('/').at(-1)!
  const [first] = (await readConversation(as, id)).matters
  await ada.post(`${desk}/matters`, { note: '', [`asked-${first!.id}`]: 'A wall', matter: 'new' })
  const second = (await readConversation(as, id)).matters[1]!
  const asked = await ada.post(`${desk}/booking`, { ...wish, act: 'times', matter: second.id })
  const time = timesIn(asked.body).at(-1)!
  await ada.post(`${desk}/booking`, { ...wish, ...given, act: 'book', matter: second.id, time, key: newId() })
  const shown = async () => (await ada.get(desk)).body
  const placeOf = (body: string, { id }: { id: string }) =>
    wordsOf(body.split(`id="passed-${id}"`)[1]!.split('</div>')[0]!)
  const body = await shown()
  assert.match(placeOf(body, second), /Booked [A-Z][a-z]+day .*[ap]m/)
  assert.doesNotMatch(placeOf(body, second), /Promise a call back|Book a time/)
  assert.match(placeOf(body, first!), /Book a time/)
  const drafted = (await ada.get(`${desk}/wrap-up`)).body
  assert.match(drafted, new RegExp(`name="outcome-${second.id}"[^>]*value="settled" checked`))
  assert.doesNotMatch(drafted, new RegExp(`name="outcome-${first!.id}"[^>]*checked`))
  const { bookingId } = (await readConversation(as, id)).matters[1]!
  await cancelBooking(as, bookingId!, '')
  assert.match(placeOf(await shown(), second), /Book a time/)
})
