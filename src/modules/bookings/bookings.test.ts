import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { newId } from '../../platform/id.ts'
import { listMessages } from '../channels/index.ts'
import { changeTeam, setSkills } from '../organisation/index.ts'
import { callNext, checkIn, openDesk, readReception } from '../reception/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { planShifts } from '../rota/index.ts'
import {
  bookingOfToken,
  bookingToken,
  bookTime,
  cancelBooking,
  checkInBooked,
  checkInByReference,
  closeBookedDays,
  countBookings,
  getBooking,
  listBookedToday,
  listFreeTimes,
  markDidNotCome,
  moveBooking,
  type NewBooking,
  roomOfBooking,
  sayDesks,
} from './index.ts'

/** A Monday, early: each test has a location of its own. */
const MONDAY = '2027-02-01T06:00:00Z'
const [A, B, C, D, E] = ['chippenham', 'trowbridge', 'salisbury', 'devizes', 'amesbury'] as const
const database = await testDatabase({ after }, { template: 'wiltshire' })
const at = (ctx: Ctx, time: string): Ctx => withContext(ctx, { now: () => new Date(time) })
const resident = at(database.ctx({ channel: 'web' }), MONDAY)
const admin = at(database.ctx({ actor: system('test') }), MONDAY)
const adviser = at(
  database.ctx({ actor: await addStaff(database.ctx(), { roles: ['adviser'], name: 'Ada' }), channel: 'desk' }),
  MONDAY,
)

const rosa = {
  name: 'Rosa Sample',
  email: 'rosa@resident.example',
  phone: '',
  needs: [],
  origin: 'https://council.test',
}
const asked = (venue: string, from: Date, more: Partial<NewBooking> = {}): NewBooking => ({
  ...rosa,
  venue,
  from,
  ...more,
})
const isoTimes = async (ctx: Ctx, venue: string, more = {}) =>
  (await listFreeTimes(ctx, { venue, needs: [], ...more })).map(({ from }) => from.toISOString())

test('of two who want the last room at one moment one gets it, and a cancelled time is free again', async () => {
  await sayDesks(admin, A, 1)
  const [first] = await listFreeTimes(resident, { venue: A, needs: [] })
  const tries = await Promise.allSettled([
    bookTime(resident, asked(A, first!.from)),
    bookTime(resident, asked(A, first!.from)),
  ])
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const lost = tries.find(each => each.status === 'rejected') as PromiseRejectedResult
  assert.ok(refusedAs('bookings.taken')(lost.reason))
  const won = tries.find(each => each.status === 'fulfilled') as PromiseFulfilledResult<string>
  assert.ok(!(await isoTimes(resident, A)).includes(first!.from.toISOString()))
  await cancelBooking(resident, won.value, rosa.origin)
  assert.equal((await isoTimes(resident, A))[0], first!.from.toISOString())
  const key = newId()
  assert.equal(await bookTime(resident, asked(A, first!.from, { key })), key)
  assert.equal(await bookTime(resident, asked(A, first!.from, { key })), key, 'sent twice it is one')
})

test('no time is offered in closed hours or on a bank holiday, and none where nobody can be booked', async () => {
  await assert.rejects(listFreeTimes(resident, { venue: B, needs: [] }), isNotFound)
  await sayDesks(admin, B, 2)
  // Good Friday and Easter Monday of 2027
  const free = await listFreeTimes(at(resident, '2027-03-24T06:00:00Z'), { venue: B, needs: [] })
  const days = new Set(free.map(({ from }) => localDay(from)))
  assert.ok(days.has('2027-03-25') && days.has('2027-03-30'))
  assert.ok(!days.has('2027-03-26') && !days.has('2027-03-29') && !days.has('2027-03-28'))
  const longer = await listFreeTimes(resident, { venue: B, needs: ['longer-time'] })
  assert.equal(longer[0]!.until.getTime() - longer[0]!.from.getTime(), 3_600_000)
  const signed = await listFreeTimes(resident, { venue: B, needs: ['bsl'] })
  assert.ok(signed[0]!.from.getTime() - resident.now().getTime() >= 72 * 3_600_000, 'an interpreter has to be found')
})

test('in a week with a rota only who is planned and can help can be booked', async () => {
  await sayDesks(admin, C, 5)
  const nurse = await addStaff(database.ctx(), { roles: ['adviser'], name: 'Bea', teams: ['customer-services'] })
  await setSkills(admin, nurse.id, ['getting-around'])
  const [team, staff] = ['customer-services', [nurse.id]]
  const planned = { team, staff, days: ['2027-02-02'], from: 600, to: 720, channel: 'desk' as const, location: C }
  await planShifts(admin, planned)
  const thisWeek = async (theme: string) => (await isoTimes(resident, C, { theme })).filter(time => time < '2027-02-08')
  assert.deepEqual(await thisWeek('support'), [])
  const roads = await thisWeek('getting-around')
  assert.deepEqual([roads[0], roads.at(-1), roads.length], ['2027-02-02T10:00:00.000Z', '2027-02-02T11:30:00.000Z', 4])
  await bookTime(resident, asked(C, new Date(roads[0]!), { theme: 'getting-around' }))
  assert.equal((await thisWeek('getting-around')).length, 3, 'never more bookings than people')
})

test('by video there must be a specialist of the team who speaks so, and she is told the room', async () => {
  await sayDesks(admin, D, 3)
  const wish = { venue: D, team: 'housing-options', needs: [] }
  await assert.rejects(listFreeTimes(resident, wish), isNotFound)
  await changeTeam(admin, 'housing-options', { video: 'https://video.example/housing' })
  assert.deepEqual(await listFreeTimes(resident, wish), [])
  const specialist = await addStaff(database.ctx(), {
    roles: ['officer', 'adviser'],
    name: 'Cleo',
    teams: ['housing-options'],
  })
  await setSkills(admin, specialist.id, ['video'])
  const [first] = await listFreeTimes(resident, wish)
  await bookTime(resident, asked(D, first!.from, { team: 'housing-options' }))
  await assert.rejects(
    bookTime(resident, asked(D, first!.from, { team: 'housing-options' })),
    refusedAs('bookings.taken'),
  )
  const [told] = (await listMessages(database.ctx(), { limit: 1 })).rows
  assert.equal(told!.recipient, rosa.email)
  // With a place for the room in the team's address each booking has one of its own, the same for the desk as in the mail.
  await changeTeam(admin, 'housing-options', { video: 'https://video.example/{room}' })
  const rooms: string[] = []
  for (const { from } of (await listFreeTimes(resident, wish)).slice(0, 2)) {
    const id = await bookTime(resident, asked(D, from, { team: 'housing-options' }))
    const room = (await roomOfBooking(resident))({ id, team: 'housing-options' })!
    assert.match(room, /^https:\/\/video\.example\/room-[a-z0-9_-]{27}$/)
    const messages = database.db.selectFrom('channels.messages').select('words').where('about', '=', id)
    assert.ok((await messages.executeTakeFirstOrThrow()).words.includes(room))
    rooms.push(room)
  }
  assert.equal(new Set(rooms).size, 2)
})

test('a specialist who is planned for another team that week is there by video when she is planned, and at no other time', async () => {
  const [team, others] = ['benefits', 'customer-services']
  await changeTeam(admin, team, { video: 'https://video.example/benefits' })
  const cara = await addStaff(database.ctx(), { roles: ['adviser'], name: 'Cara', teams: [team, others] })
  await setSkills(admin, cara.id, ['video'])
  const days = async (from: string, until: string) => {
    const times = await isoTimes(resident, D, { team })
    return [...new Set(times.map(time => time.slice(0, 10)))].filter(day => day >= from && day < until)
  }
  assert.equal((await days('2027-02-01', '2027-02-06')).length > 2, true, 'without a rota any day')
  const shift = { team: others, staff: [cara.id], from: 540, to: 1020, location: null }
  await planShifts(admin, { ...shift, days: ['2027-02-02'], channel: null })
  await planShifts(admin, { ...shift, days: ['2027-02-03'], channel: 'phone' })
  assert.deepEqual(await days('2027-02-01', '2027-02-08'), ['2027-02-02'], 'nor while she answers the telephone')
  assert.equal((await days('2027-02-08', '2027-02-13')).length > 2, true, 'the week after has no rota')
})

test('who has booked is called at her time before those who walked in, and not before it', async () => {
  await sayDesks(admin, E, 3)
  const [first, second] = await listFreeTimes(resident, { venue: E, needs: [] })
  const booked = await bookTime(resident, asked(E, second!.from))
  const other = await bookTime(resident, asked(E, first!.from, { name: 'Olwen Example' }))
  const early = at(adviser, new Date(second!.from.getTime() - 40 * 60_000).toISOString())
  assert.deepEqual(
    (await listBookedToday(early, E)).map(({ name }) => name),
    ['Olwen Example', 'Rosa Sample'],
  )
  await openDesk(early, { location: E, desk: '1', skills: [] })
  const visit = await checkInBooked(early, booked)
  assert.equal(await checkInBooked(early, booked), visit, 'pressed twice it is one')
  const walked = await checkIn(withContext(early, { channel: 'kiosk' }), { location: E })
  assert.deepEqual(
    (await readReception(early, E)).visits.map(({ id, name }) => [id, name]),
    [
      [walked, ''],
      [visit, 'Rosa Sample'],
    ],
  )
  const due = at(adviser, second!.from.toISOString())
  assert.equal(await callNext(due), visit)
  const kiosk = withContext(due, { channel: 'kiosk', actor: resident.actor })
  const { reference } = await getBooking(resident, other)
  await markDidNotCome(due, other)
  assert.equal(await checkInByReference(kiosk, A, reference), null, 'of another location')
  const late = await checkInByReference(withContext(kiosk, { language: 'cy' }), E, reference)
  const { visits } = await readReception(due, E)
  assert.deepEqual(visits.find(({ id }) => id === late)!.skills, ['welsh'], 'who asks in Welsh is served in it')
  assert.equal(await checkInByReference(kiosk, E, reference), late, 'typed twice it is one ticket')
})

test('who did not come can be given another time; a month later nobody knows who it was', async () => {
  const [first] = await listFreeTimes(resident, { venue: A, needs: ['step-free'] })
  const id = await bookTime(resident, asked(A, first!.from, { name: 'Una Away' }))
  const nextDay = at(adviser, '2027-02-03T07:00:00Z')
  await assert.rejects(markDidNotCome(adviser, id), refusedAs('bookings.too-early'))
  await closeBookedDays(at(admin, '2027-02-02T01:00:00Z'))
  assert.equal((await getBooking(nextDay, id)).state, 'did-not-come')
  const leader = await addStaff(database.ctx(), { roles: ['team-leader'], name: 'Lea' })
  const counts = await countBookings(at(database.ctx({ actor: leader }), MONDAY), '2027-02-01', '2027-02-01')
  assert.equal(counts.find(({ venue }) => venue === A)!.didNotCome, 2)
  await assert.rejects(countBookings(adviser, '2027-02-01', '2027-02-01'), isNotFound)
  const [other] = await listFreeTimes(nextDay, { venue: A, needs: [] }, { besides: id })
  await moveBooking(nextDay, id, { from: other!.from, origin: rosa.origin })
  const moved = await getBooking(nextDay, id)
  assert.deepEqual([moved.state, moved.from], ['booked', other!.from])
  const token = await bookingToken(resident, id)
  assert.equal(await bookingOfToken(resident, token), id)
  assert.equal(await bookingOfToken(resident, `${token.slice(0, -1)}!`), null)
  await closeBookedDays(at(admin, '2027-03-20T01:00:00Z'))
  assert.equal((await getBooking(nextDay, id)).name, '')
})
