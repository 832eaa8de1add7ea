import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { addStaff, followAll, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { endConversation, readConversation, startConversation } from '../interactions/index.ts'
import { setAbsence } from '../knowledge/index.ts'
import { changeTeam, disableStaff, enableStaff, type Role, setSkills } from '../organisation/index.ts'
import {
  callNext,
  comeBack,
  listCalled,
  markLeft,
  openDesk,
  readReception,
  receptionFollower,
  showToScreen,
} from '../reception/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import {
  bookTime,
  cancelBooking,
  checkInBooked,
  checkInByReference,
  getBooking,
  listFreeTimes,
  listVideoVisits,
  markDidNotCome,
  sayDesks,
  takeVideoVisit,
} from './index.ts'

const MORNING = '2027-02-01T06:00:00Z'
const TEAM = 'housing-options'
const origin = 'https://council.test'
const database = await testDatabase({ after }, { template: 'wiltshire' })
const at = (ctx: Ctx, time = MORNING): Ctx => withContext(ctx, { now: () => new Date(time) })
const resident = at(database.ctx({ channel: 'web' }))
const admin = at(database.ctx({ actor: system('test') }))
const LOCATIONS = ['chippenham', 'trowbridge', 'salisbury', 'devizes']
for (const venue of LOCATIONS) await sayDesks(admin, venue, 5)
await changeTeam(admin, TEAM, { video: 'https://video.example/housing' })

async function colleague(
  name: string,
  { skills = [] as string[], teams = [] as string[], role = 'adviser' as Role } = {},
): Promise<Ctx> {
  const actor = await addStaff(database.ctx(), { roles: [role], name, teams })
  await setSkills(admin, actor.id, skills)
  return at(database.ctx({ actor }))
}
const cleo = await colleague('Cleo', { skills: ['video'], teams: [TEAM] })
const dai = await colleague('Dai', { skills: ['video'], teams: [TEAM] })
const ada = await colleague('Ada')

async function book(venue: string, more = {}): Promise<string> {
  const wish = { venue, team: TEAM, needs: [], ...more }
  const [first] = await listFreeTimes(resident, wish)
  const who = { name: 'Rosa Sample', email: 'rosa@resident.example', phone: '', origin }
  return bookTime(resident, { ...who, ...wish, from: first!.from })
}
const idsOf = async (ctx: Ctx) => (await listVideoVisits(ctx)).map(({ id }) => id)

test('a specialist sees what comes by video today to her team, and begins the conversation from there, once', async () => {
  const [here] = LOCATIONS
  const id = await book(here!, { service: 'pothole', needs: ['quiet-room'] })
  const [visit] = (await listVideoVisits(cleo)).filter(each => each.id === id)
  assert.deepEqual([visit!.name, visit!.venue, visit!.needs], ['Rosa Sample', here, ['quiet-room']])
  assert.ok(!(await idsOf(ada)).includes(id), 'not for who does not speak so')
  assert.deepEqual(await listVideoVisits(resident), [])
  const tomorrow = at(cleo, '2027-02-02T06:00:00Z')
  assert.deepEqual(await listVideoVisits(tomorrow), [])
  await assert.rejects(takeVideoVisit(tomorrow, id), refusedAs('bookings.not-today'))
  await assert.rejects(takeVideoVisit(ada, id), isNotFound)
  const conversation = await takeVideoVisit(cleo, id)
  assert.equal(await takeVideoVisit(cleo, id), conversation, 'pressed twice it is one')
  await assert.rejects(takeVideoVisit(dai, id), refusedAs('bookings.with-colleague'))
  const { channel, location, matters } = await readConversation(cleo, conversation)
  assert.deepEqual([channel, location, matters.map(({ service }) => service)], ['video', here, ['pothole']])
  assert.equal((await listVideoVisits(dai)).find(each => each.id === id)!.takenByName, 'Cleo')
  assert.equal((await getBooking(resident, id)).state, 'came')
  await endConversation(cleo, conversation)
})

test('of two specialists who press at one moment one has it', async () => {
  const id = await book(LOCATIONS[1]!)
  const tries = await Promise.allSettled([takeVideoVisit(cleo, id), takeVideoVisit(dai, id)])
  assert.deepEqual(tries.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const lost = tries.find(each => each.status === 'rejected') as PromiseRejectedResult
  assert.ok(refusedAs('bookings.with-colleague')(lost.reason))
  for (const [ctx, won] of [
    [cleo, tries[0]],
    [dai, tries[1]],
  ] as const)
    if (won.status === 'fulfilled') await endConversation(ctx, won.value)
})

test('her ticket asks for the skill: nobody without it calls her, and it is over with the conversation', async () => {
  const location = LOCATIONS[2]!
  const id = await book(location)
  const visit = await checkInBooked(ada, id)
  await openDesk(ada, { location, desk: '1', skills: [] })
  const due = at(ada, (await getBooking(resident, id)).from.toISOString())
  await assert.rejects(callNext(due), refusedAs('reception.nobody-waits'))
  const helper = await colleague('Eve', { skills: ['video'] })
  await openDesk(helper, { location, desk: '2', skills: ['video'] })
  assert.equal(await callNext(at(helper, due.now().toISOString())), visit, 'who shows her to the screen')
  const conversation = await takeVideoVisit(cleo, id)
  const seen = async () => {
    const [{ state, interactionId, desk } = assert.fail()] = (await readReception(ada, location)).visits
    return [state, interactionId, desk]
  }
  assert.deepEqual(await seen(), ['called', conversation, '2'], 'she is on her way to who called her')
  await showToScreen(helper, visit!)
  assert.deepEqual(await seen(), ['being-served', conversation, null])
  await endConversation(cleo, conversation)
  await followAll(at(database.ctx()), receptionFollower)
  const { visits, servedToday } = await readReception(ada, location)
  assert.deepEqual([visits.length, servedToday], [0, 1])
})

test('who waits is called as the specialist begins, until a colleague has shown her to the screen', async () => {
  const location = LOCATIONS[0]!
  const id = await book(location)
  const visit = await checkInBooked(ada, id)
  const shown = async () => (await listCalled(ada, location)).map(({ desk, isNew }) => [desk, isNew])
  const stateOf = async () => (await readReception(ada, location)).visits.find(each => each.id === visit)?.state
  await assert.rejects(showToScreen(ada, visit!), refusedAs('reception.not-called'))
  const conversation = await takeVideoVisit(cleo, id)
  assert.deepEqual([await shown(), await stateOf()], [[[null, true]], 'called'])
  await showToScreen(ada, visit!)
  await assert.rejects(showToScreen(ada, visit!), refusedAs('reception.not-called'))
  assert.deepEqual([await shown(), await stateOf()], [[[null, false]], 'being-served'])
  assert.ok((await idsOf(cleo)).includes(id))
  await endConversation(cleo, conversation)
  assert.ok(!(await idsOf(cleo)).includes(id), 'over, it is on no desk any more')
})

test('whoever is checked in after the specialist began is called at once', async () => {
  const location = LOCATIONS[1]!
  const [early, late] = [await book(location), await book(location)]
  for (const [id, isOver] of [
    [early, false],
    [late, true],
  ] as const) {
    const conversation = await takeVideoVisit(cleo, id)
    if (isOver) await endConversation(cleo, conversation)
    const visit = await checkInByReference(ada, location, (await getBooking(resident, id)).reference)
    const { state } = (await readReception(ada, location)).visits.find(each => each.id === visit)!
    assert.equal(state, isOver ? 'waiting' : 'called')
    if (!isOver) await endConversation(cleo, conversation)
  }
})

test('whoever is checked in while the specialist ends is not called to a conversation that is over', async () => {
  const location = LOCATIONS[3]!
  const id = await book(location)
  const conversation = await takeVideoVisit(cleo, id)
  const [written, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let checkedIn: Promise<string | null> = Promise.resolve(null)
  await cleo.transaction(async cleo => {
    await endConversation(cleo, conversation)
    checkedIn = ada.transaction(async ada => {
      const visit = await checkInBooked(ada, id)
      written.resolve()
      await goOn.promise
      return visit
    })
    await Promise.race([written.promise, setTimeout(1000)])
  })
  await followAll(at(database.ctx()), receptionFollower)
  goOn.resolve()
  const visit = await checkedIn
  const { state, interactionId } = (await readReception(ada, location)).visits.find(each => each.id === visit)!
  assert.deepEqual([state, interactionId], ['waiting', null])
})

test('a conversation that ends before she is shown to the screen leaves her waiting, and anybody of the team begins anew', async () => {
  const location = LOCATIONS[2]!
  const id = await book(location)
  const visit = await checkInBooked(ada, id)
  const stateOf = async () => {
    const { state, interactionId, calls } = (await readReception(ada, location)).visits.find(({ id }) => id === visit)!
    return [state, interactionId, calls]
  }
  const vain = await takeVideoVisit(cleo, id)
  await endConversation(cleo, vain)
  await followAll(at(database.ctx()), receptionFollower)
  assert.deepEqual(await stateOf(), ['waiting', null, 0])
  const again = (await listVideoVisits(dai)).find(each => each.id === id)!
  assert.deepEqual([again.takenBy, again.takenByName], [null, null])
  const conversation = await takeVideoVisit(dai, id)
  assert.notEqual(conversation, vain)
  assert.deepEqual(await stateOf(), ['called', conversation, 1])
  await showToScreen(ada, visit!)
  await endConversation(dai, conversation)
  await followAll(at(database.ctx()), receptionFollower)
  assert.ok(!(await idsOf(cleo)).includes(id))
  await assert.rejects(takeVideoVisit(cleo, id), refusedAs('bookings.with-colleague'))
})

test('whoever comes after the specialist gave up is checked in at the desk, and is on the desks of the team', async () => {
  const id = await book(LOCATIONS[3]!)
  const vain = await takeVideoVisit(cleo, id)
  await endConversation(cleo, vain)
  assert.ok(!(await idsOf(dai)).includes(id), 'nobody waits')
  await assert.rejects(takeVideoVisit(dai, id), refusedAs('bookings.with-colleague'))
  assert.equal(
    (await getBooking(resident, id)).conversationId,
    vain,
    'who was met without a ticket stays with whom she met',
  )
  const visit = await checkInBooked(ada, id)
  assert.ok(visit)
  assert.equal(await checkInBooked(ada, id), visit, 'pressed twice it is one')
  assert.ok((await idsOf(dai)).includes(id))
  const conversation = await takeVideoVisit(dai, id)
  await markLeft(ada, visit)
  await comeBack(ada, visit)
  const { state, interactionId } = (await readReception(ada, LOCATIONS[3]!)).visits.find(each => each.id === visit)!
  assert.deepEqual([state, interactionId], ['called', conversation], 'Dai still waits for her')
  await endConversation(dai, conversation)
  await followAll(at(database.ctx()), receptionFollower)
  assert.ok((await idsOf(cleo)).includes(id))
})

test('of whoever did not come to a video that had begun reception says so, once the specialist has given up', async () => {
  const location = LOCATIONS[1]!
  const id = await book(location)
  const due = at(ada, (await getBooking(resident, id)).from.toISOString())
  const conversation = await takeVideoVisit(cleo, id)
  await assert.rejects(markDidNotCome(due, id), refusedAs('bookings.with-colleague'))
  await endConversation(cleo, conversation)
  await markDidNotCome(due, id)
  assert.equal((await getBooking(resident, id)).state, 'did-not-come')
  assert.ok(await checkInBooked(ada, id), 'she comes late')
  await assert.rejects(markDidNotCome(due, id), refusedAs('bookings.over'))
})

test('what is cancelled cannot be begun, and nobody has two people before her', async () => {
  const [gone, kept] = [await book(LOCATIONS[3]!), await book(LOCATIONS[3]!)]
  await cancelBooking(resident, gone, origin)
  assert.ok(!(await idsOf(cleo)).includes(gone))
  await assert.rejects(takeVideoVisit(cleo, gone), refusedAs('bookings.over'))
  await startConversation(cleo, { channel: 'phone', direction: 'in' })
  await assert.rejects(takeVideoVisit(cleo, kept), refusedAs('interactions.one-at-a-time'))
  assert.equal((await getBooking(resident, kept)).state, 'booked', 'nothing of it stands')
})

test('where no specialist of the team is there any more it is on the desk of all its people, and of nobody else', async () => {
  const officer = await colleague('Olu', { teams: [TEAM], role: 'officer' })
  const elsewhere = await colleague('Una', { teams: ['housing-repairs'], role: 'officer' })
  const [id, other] = [await book(LOCATIONS[0]!), await book(LOCATIONS[0]!)]
  const seenBy = async () => [(await idsOf(officer)).includes(id), (await idsOf(elsewhere)).includes(id)]
  await disableStaff(admin, cleo.actor.id!)
  assert.deepEqual(await seenBy(), [false, false], 'Dai is there')
  await assert.rejects(takeVideoVisit(officer, id), isNotFound)
  await disableStaff(admin, dai.actor.id!)
  assert.deepEqual(await seenBy(), [true, false])
  await enableStaff(admin, dai.actor.id!)
  await setAbsence(dai, { staffId: dai.actor.id!, from: '2027-02-01', until: '2027-02-01', cover: null })
  assert.deepEqual(await seenBy(), [true, false], 'Dai is back, and away today')
  await assert.rejects(takeVideoVisit(elsewhere, id), isNotFound)
  const conversation = await takeVideoVisit(officer, id)
  assert.equal((await readConversation(officer, conversation)).channel, 'video')
  assert.equal((await listVideoVisits(dai)).find(each => each.id === id)!.takenByName, 'Olu')
  assert.ok(!(await idsOf(ada)).includes(other), 'Olu is there')
  await disableStaff(admin, officer.actor.id!)
  assert.ok((await idsOf(ada)).includes(other), 'nobody of it is there: she answers first for all')
  assert.ok(!(await idsOf(elsewhere)).includes(other))
  await assert.rejects(takeVideoVisit(elsewhere, other), isNotFound)
  assert.ok(await takeVideoVisit(ada, other))
})
