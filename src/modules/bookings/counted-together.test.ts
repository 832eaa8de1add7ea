// What is promised of a team by telephone and what is booked of it are one account.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { listSlots, promiseCallBack, readConversation, saveWords, startConversation } from '../interactions/index.ts'
import { changeTeam, setSkills } from '../organisation/index.ts'
import { refusedAs } from '../requests/requests.fixture.ts'
import { planShifts } from '../rota/index.ts'
import { bookTime, cancelBooking, listFreeTimes, moveBooking, sayDesks } from './index.ts'

const MONDAY = '2027-02-01T06:00:00Z'
const origin = 'https://council.test'
const TEAM = 'housing-options'
const [A, B] = ['chippenham', 'trowbridge']
const database = await testDatabase({ after }, { template: 'wiltshire' })
const at = (ctx: Ctx): Ctx => withContext(ctx, { now: () => new Date(MONDAY) })
const resident = at(database.ctx({ channel: 'web' }))
const admin = at(database.ctx({ actor: system('test') }))
const adviser = at(
  database.ctx({ actor: await addStaff(database.ctx(), { roles: ['adviser'], name: 'Ada' }), channel: 'phone' }),
)
const cleo = await addStaff(database.ctx(), { roles: ['adviser'], name: 'Cleo', teams: [TEAM] })
await setSkills(admin, cleo.id, ['video'])
await changeTeam(admin, TEAM, { video: 'https://video.example/housing' })
for (const venue of [A, B]) await sayDesks(admin, venue, 3)

const rosa = { name: 'Rosa Sample', email: 'rosa@resident.example', phone: '', needs: [], origin }
const byVideo = (venue = A) => ({ venue, team: TEAM, needs: [] })
const book = (from: Date, wish: { venue: string; team?: string } = byVideo()) =>
  bookTime(resident, { ...rosa, ...wish, from })

/** Somebody asks what the team rings back about: answers what promises it. */
async function call(team: string, slotFrom: Date): Promise<(ctx?: Ctx) => Promise<string>> {
  const interactionId = await startConversation(adviser, { channel: 'email', direction: 'in' })
  const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
  const asked = { id: matterId, asked: 'My roof leaks', answer: '', answerSource: '' }
  await saveWords(adviser, { interactionId, note: '', matters: [asked] })
  const given = { team, slotFrom, phone: '01632 960001', summary: 'Ring her' }
  return (ctx = adviser) => promiseCallBack(ctx, { interactionId, matterId, ...given })
}
const promise = async (team: string, slotFrom: Date): Promise<string> => (await call(team, slotFrom))()

const roomAt = async (team: string, from: Date) =>
  (await listSlots(adviser, team)).find(slot => slot.from.getTime() === from.getTime())?.room ?? 0
const freeIn = async (slot: { from: Date; until: Date }, wish: Parameters<typeof listFreeTimes>[1]) =>
  (await listFreeTimes(resident, wish)).filter(({ from }) => from >= slot.from && from < slot.until)

test('a specialist whose hour is booked by video is not promised to ring in it, and the other way round', async () => {
  const slot = (await listSlots(adviser, TEAM))[0]!
  assert.equal(slot.room, 2, 'one colleague')
  const free = await freeIn(slot, byVideo())
  assert.equal(free.length, 4)
  const ids = [await book(free[0]!.from), await book(free[1]!.from), await book(free[2]!.from)]
  assert.equal(await roomAt(TEAM, slot.from), 1, 'half an hour is left')
  await promise(TEAM, slot.from)
  assert.equal(await roomAt(TEAM, slot.from), 0)
  assert.deepEqual(await freeIn(slot, byVideo()), [], 'she rings in what was left')
  await assert.rejects(book(free[3]!.from, byVideo(B)), refusedAs('bookings.taken'), 'from another location either')
  await assert.rejects(promise(TEAM, slot.from), refusedAs('interactions.slot-full'))
  await cancelBooking(resident, ids[0]!, origin)
  assert.equal(await roomAt(TEAM, slot.from), 1)
  assert.equal((await freeIn(slot, byVideo())).length, 2, 'at the time given back, or when she does not ring')
  const later = (await listSlots(adviser, TEAM))[1]!
  await moveBooking(resident, ids[1]!, { from: later.from, origin })
  assert.equal(await roomAt(TEAM, slot.from), 1, 'what she may ring at most less what is promised')
  assert.equal(await roomAt(TEAM, later.from), 2)
})

test('of a call-back and a booking that want the last half hour at one moment the second is too late', async () => {
  const slot = (await listSlots(adviser, TEAM)).at(-1)!
  const free = await freeIn(slot, byVideo())
  for (const { from } of free.slice(0, 3)) await book(from)
  const promised = await call(TEAM, slot.from)
  const booking = await adviser.transaction(async ctx => {
    await promised(ctx)
    const booking = Promise.allSettled([book(free[3]!.from)])
    await Promise.race([booking, somebodyWaits()])
    return { booking }
  })
  const [booked] = await booking.booking
  assert.ok(booked.status === 'rejected' && refusedAs('bookings.taken')(booked.reason))
})

/** Until a session of this database waits for another one's lock. */
async function somebodyWaits(): Promise<void> {
  const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await waiting.execute(database.db)).rows.length === 0) await pause(10)
}

test('whoever is planned at a location is not promised to ring while somebody is booked with her', async () => {
  const team = 'customer-services'
  const bea = await addStaff(database.ctx(), { roles: ['adviser'], name: 'Bea', teams: [team] })
  const slot = (await listSlots(adviser, team)).find(({ from }) => from.toISOString() > '2027-02-02T10')!
  const day = slot.from.toISOString().slice(0, 10)
  const planned = { team, staff: [bea.id], days: [day], from: 480, to: 1200, channel: 'desk' as const, location: B }
  await planShifts(admin, planned)
  const free = await freeIn(slot, { venue: B, needs: [] })
  assert.equal(free.length, 4)
  for (const { from } of free.slice(0, 3)) await book(from, { venue: B })
  assert.equal(await roomAt(team, slot.from), 1)
  await promise(team, slot.from)
  assert.deepEqual(await freeIn(slot, { venue: B, needs: [] }), [])
})
