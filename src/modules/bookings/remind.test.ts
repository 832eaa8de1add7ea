import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { listMessages } from '../channels/index.ts'
import {
  addCustomer,
  changeCustomer,
  doubtWays,
  markPointFailing,
  openCustomer,
  recordDeath,
  saveContactPoint,
} from '../customers/index.ts'
import { changeTeam, setSkills } from '../organisation/index.ts'
import {
  bookTime,
  cancelBooking,
  listFreeTimes,
  moveBooking,
  type NewBooking,
  remindOfBookings,
  sayDesks,
} from './index.ts'

const THURSDAY_BEFORE = '2027-01-28T10:00:00Z'
const TUESDAY = '2027-02-02'
const origin = 'https://council.test'
const VENUE = 'chippenham'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const at = (ctx: Ctx, time: string): Ctx => withContext(ctx, { now: () => new Date(time) })
const resident = at(database.ctx({ channel: 'web' }), THURSDAY_BEFORE)
const worker = (time = '2027-02-01T09:05:00Z') => at(database.ctx({ actor: system('worker') }), time)
const adviser = database.ctx({
  actor: await addStaff(database.ctx(), { roles: ['adviser'], name: 'Ada' }),
  channel: 'phone',
})
await sayDesks(worker(), VENUE, 20)

async function book(ctx: Ctx, more: Partial<NewBooking> = {}): Promise<string> {
  const wish = { venue: VENUE, needs: [], ...more }
  const [time] = (await listFreeTimes(ctx, wish)).filter(({ from }) => from.toISOString().startsWith(TUESDAY))
  const who = { name: 'Rosa Sample', email: 'rosa@resident.example', phone: '', origin }
  return bookTime(ctx, { ...who, ...wish, from: time!.from })
}
const remind = (time?: string) => remindOfBookings(worker(time), { origin })
const lastTo = async (recipient: string) =>
  (await listMessages(database.ctx(), { limit: 100 })).rows.find(each => each.recipient === recipient)
const subjectsTo = async (recipient: string) =>
  (await listMessages(database.ctx(), { limit: 100 })).rows
    .filter(each => each.recipient === recipient)
    .map(({ subject }) => subject)
const REMINDED = 'Your time with us is tomorrow'

test('the day before she is reminded once, with when, where and the link to change or cancel', async () => {
  const id = await book(resident)
  assert.equal(await remind('2027-01-31T12:00:00Z'), 0, 'not two days before')
  assert.equal(await remind(), 1)
  assert.equal(await remind('2027-02-01T10:05:00Z'), 0, 'once')
  const mail = await lastTo('rosa@resident.example')
  assert.equal(mail!.subject, REMINDED)
  assert.match(mail!.words, /tomorrow, Tuesday 2 February/)
  assert.match(mail!.words, new RegExp(`See its QR code, change or cancel it:\n${origin}/bookings/${id}`))
  assert.match(mail!.words, /or hold the QR code from the page of your booking to its reader/)
  await cancelBooking(resident, id, origin)
})

test('two workers at one moment remind once', async () => {
  await book(resident, { email: 'twice@resident.example' })
  const told = await Promise.all([remind(), remind()])
  assert.equal(told[0]! + told[1]!, 1)
  assert.equal((await subjectsTo('twice@resident.example')).filter(each => each === REMINDED).length, 1)
})

test('who booked or chose another time today has just read of it, and who cancelled is not reminded', async () => {
  const monday = at(resident, '2027-02-01T08:00:00Z')
  await book(monday, { email: 'today@resident.example' })
  const moved = await book(resident, { email: 'moved@resident.example' })
  const [, other] = (await listFreeTimes(monday, { venue: VENUE, needs: [] }, { besides: moved })).filter(({ from }) =>
    from.toISOString().startsWith(TUESDAY),
  )
  await moveBooking(monday, moved, { from: other!.from, origin })
  await cancelBooking(resident, await book(resident, { email: 'gone@resident.example' }), origin)
  assert.equal(await remind(), 0)
})

test('a visit by video is reminded with the room, and a mobile gets a text in her language', async () => {
  const cleo = await addStaff(database.ctx(), { roles: ['adviser'], name: 'Cleo', teams: ['housing-options'] })
  await setSkills(worker(), cleo.id, ['video'])
  await changeTeam(worker(), 'housing-options', { video: 'https://video.example/housing' })
  const phone = '07700 900123'
  await book(withContext(resident, { language: 'cy' }), { team: 'housing-options', email: '', phone })
  await book(resident, { email: '', phone: '01632 960001' })
  assert.equal(await remind(), 1, 'a phone that takes no texts cannot be reminded')
  const text = await lastTo('+447700900123')
  assert.equal(text!.medium, 'text')
  assert.match(text!.words, /yfory/)
  assert.match(text!.words, /https:\/\/video\.example\/housing/)
})

test('who gave an email and a mobile is told by the one that her record says she likes, while it works', async () => {
  const customerId = await addCustomer(adviser, {
    name: 'Tess Text',
    kind: 'person',
    born: null,
    email: '',
    phone: '',
    source: 'customer',
  })
  await openCustomer(adviser, { customerId, reason: 'speaking' })
  const point = { customerId, source: 'customer', preferred: false, textOk: true, messageOk: false, neutral: false }
  await saveContactPoint(adviser, { ...point, kind: 'email', value: 'tess@resident.example', safe: true })
  await saveContactPoint(adviser, { ...point, kind: 'phone', value: '07700 900456', safe: true })
  const wish = { email: 'tess@resident.example', phone: '07700 900456', customerId }
  const at28 = at(adviser, THURSDAY_BEFORE)
  const ids = [await book(at28, wish)]
  assert.ok(await lastTo('tess@resident.example'))
  assert.equal(await lastTo('+447700900456'), undefined)
  await changeCustomer(adviser, { customerId, source: 'customer', details: { preferredChannel: 'text' } })
  ids.push(await book(at28, wish))
  assert.equal((await lastTo('+447700900456'))!.medium, 'text')
  await markPointFailing(adviser, { kind: 'phone', value: '+447700900456', reason: 'Notify: permanent-failure' })
  ids.push(await book(at28, wish))
  assert.equal((await subjectsTo('tess@resident.example')).length, 2, 'the first and the last')
  for (const id of ids) await cancelBooking(resident, id, origin)
})

test('nobody is written to where that is not safe, whoever booked it, and nobody who has died', async () => {
  const given = { name: 'Una Safe', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
  const known = async (email: string, safe: boolean, neutral = false) => {
    const customerId = await addCustomer(adviser, given)
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    const point = { customerId, source: 'customer', kind: 'email', value: email, safe, neutral } as const
    await saveContactPoint(adviser, { ...point, preferred: false, textOk: false, messageOk: false })
    return customerId
  }
  const at28 = at(adviser, THURSDAY_BEFORE)
  const unsafe = await known('unsafe@resident.example', false)
  await book(at28, { email: 'unsafe@resident.example', customerId: unsafe })
  assert.deepEqual(await subjectsTo('unsafe@resident.example'), [], 'what a colleague books is not told there either')
  await book(resident, { email: 'Unsafe@Resident.example' })
  const quiet = await known('quiet@resident.example', true, true)
  await book(at28, { email: 'quiet@resident.example', customerId: quiet })
  const dead = await known('dead@resident.example', true)
  await book(at28, { email: 'dead@resident.example', customerId: dead })
  await recordDeath(adviser, { customerId: dead, source: 'family' })
  assert.equal(await remind(), 1)
  assert.match((await lastTo('quiet@resident.example'))!.subject, /^A message from /)
  assert.deepEqual(await subjectsTo('unsafe@resident.example'), [])
  assert.ok(!(await subjectsTo('dead@resident.example')).includes(REMINDED))
})

test('who is on no record and asked not to be written to is not reminded', async () => {
  const [email, phone] = ['zoe@resident.example', '07700 900457']
  await book(resident, { email })
  await book(resident, { email: '', phone })
  for (const from of [{ kind: 'email', value: email } as const, { kind: 'phone', value: '+447700900457' } as const])
    await worker().transaction(ctx =>
      doubtWays(ctx, { from, customerId: null, not: ['write'], because: 'Asked us not to write back, in an email' }),
    )
  assert.equal(await remind(), 0)
  assert.ok(!(await subjectsTo(email)).includes(REMINDED))
  assert.equal((await subjectsTo('+447700900457')).filter(each => each === REMINDED).length, 0)
})
