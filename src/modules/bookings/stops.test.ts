import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, followAll, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { listMessages } from '../channels/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { addStop, cancelStop } from '../tours/index.ts'
import {
  bookingsFollower,
  bookTime,
  cancelBooking,
  checkInBooked,
  countBookings,
  EVERY_STOP,
  getBooking,
  listBookedAtStop,
  listFreeTimes,
  listVenues,
  moveBooking,
  type NewBooking,
  sayDesks,
} from './index.ts'

const MONDAY = '2027-02-01T06:00:00Z'
const THURSDAY = '2027-02-04'
const origin = 'https://council.test'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const at = (ctx: Ctx, time: string): Ctx => withContext(ctx, { now: () => new Date(time) })
const resident = at(database.ctx({ channel: 'web' }), MONDAY)
const admin = at(database.ctx({ actor: system('test') }), MONDAY)
const ada = database.ctx({ actor: await addStaff(database.ctx(), { roles: ['adviser'], name: 'Ada' }) })

const addTisbury = (more: { from?: string; until?: string } = {}) =>
  addStop(admin, {
    village: { en: 'Tisbury' },
    place: { en: 'Village hall' },
    note: null,
    postcode: 'SN15 1ER',
    startsAt: new Date(`${THURSDAY}T${more.from ?? '09:45'}:00Z`),
    endsAt: new Date(`${THURSDAY}T${more.until ?? '12:15'}:00Z`),
  })
const asked = (venue: string, from: Date, more: Partial<NewBooking> = {}): NewBooking => ({
  ...{ name: 'Rosa Sample', email: 'rosa@resident.example', phone: '', needs: [], origin, venue, from },
  ...more,
})
const timesAt = async (venue: string, more = {}) =>
  (await listFreeTimes(resident, { venue, needs: [], ...more })).map(({ from }) => from.toISOString().slice(0, 16))

test('a stop is bookable on its day and within its hours, once somebody said how many, and of two the second is too late', async () => {
  const stop = await addTisbury()
  await assert.rejects(listFreeTimes(resident, { venue: stop, needs: [] }), isNotFound)
  assert.ok(!(await listVenues(resident)).some(({ id }) => id === stop))
  await sayDesks(admin, EVERY_STOP, 1)
  assert.ok((await listVenues(resident)).some(({ id, stop: when }) => id === stop && when))
  const all = ['10:00', '10:30', '11:00', '11:30'].map(time => `${THURSDAY}T${time}`)
  assert.deepEqual(await timesAt(stop), all)
  assert.deepEqual(await timesAt(stop, { needs: ['longer-time'] }), all.slice(0, 3))
  const from = new Date(`${all[0]}:00Z`)
  const tries = await Promise.allSettled([bookTime(resident, asked(stop, from)), bookTime(resident, asked(stop, from))])
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const lost = tries.find(each => each.status === 'rejected') as PromiseRejectedResult
  assert.ok(refusedAs('bookings.taken')(lost.reason))
  assert.deepEqual(await timesAt(stop), all.slice(1))
})

test('who comes to a stop is there without a ticket, and is counted', async () => {
  const stop = await addTisbury({ from: '14:00', until: '16:00' })
  const id = await bookTime(resident, asked(stop, new Date(`${THURSDAY}T14:30:00Z`)))
  const { words } = (await listMessages(database.ctx(), { limit: 1 })).rows[0]!
  assert.match(words, /Thursday 4 February, 2:30pm to 3pm/)
  assert.match(words, /Where: Tisbury, Village hall, SN15 1ER/)
  assert.doesNotMatch(words, /screen by the door/)
  await assert.rejects(checkInBooked(at(ada, MONDAY), id), refusedAs('bookings.not-today'))
  const there = at(ada, `${THURSDAY}T14:20:00Z`)
  assert.equal(await checkInBooked(there, id), null)
  assert.equal(await checkInBooked(there, id), null, 'pressed twice it is once')
  assert.deepEqual(
    (await listBookedAtStop(there, stop)).map(({ name, state }) => [name, state]),
    [['Rosa Sample', 'came']],
  )
  await assert.rejects(listBookedAtStop(resident, stop), isNotFound)
  const counts = await countBookings(admin, THURSDAY, THURSDAY)
  assert.deepEqual(counts.find(({ venue }) => venue === stop)!.came, 1)
})

test('we do not come: whoever has booked is told why, and nobody can book or move there any more', async () => {
  const stop = await addTisbury()
  const [ten, eleven] = [new Date(`${THURSDAY}T10:00:00Z`), new Date(`${THURSDAY}T11:00:00Z`)]
  const id = await bookTime(resident, asked(stop, ten, { email: 'olwen@resident.example' }))
  const gone = await bookTime(resident, asked(stop, eleven))
  await cancelBooking(resident, gone, origin)
  await cancelStop(admin, stop, { en: 'The road is under water.' })
  await assert.rejects(bookTime(resident, asked(stop, eleven)), isNotFound)
  await assert.rejects(moveBooking(resident, id, { from: eleven, origin }), isNotFound)
  const before = (await listMessages(database.ctx(), { limit: 50 })).rows.length
  await followAll(at(database.ctx({ actor: system('worker') }), '2027-02-01T07:00:00Z'), bookingsFollower({ origin }))
  assert.equal((await getBooking(resident, id)).state, 'cancelled')
  const { rows } = await listMessages(database.ctx(), { limit: 50 })
  assert.equal(rows.length, before + 1, 'who had cancelled herself is not written to')
  assert.equal(rows[0]!.recipient, 'olwen@resident.example')
  assert.match(rows[0]!.words, /we do not come to Tisbury on Thursday 4 February.*The road is under water\./s)
  assert.match(rows[0]!.words, /https:\/\/council\.test\/book/)
})

test('who books while the stop is being cancelled is told too, or is refused', async () => {
  const stop = await addTisbury()
  const [booked] = await Promise.allSettled([
    bookTime(resident, asked(stop, new Date(`${THURSDAY}T10:00:00Z`))),
    cancelStop(admin, stop, { en: 'The van broke down.' }),
  ])
  await followAll(at(database.ctx({ actor: system('worker') }), '2027-02-01T07:00:00Z'), bookingsFollower({ origin }))
  if (booked.status === 'rejected') assert.ok(isNotFound(booked.reason))
  else assert.equal((await getBooking(resident, booked.value)).state, 'cancelled')
})
