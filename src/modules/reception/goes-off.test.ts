// Whoever was called by a colleague who then goes off waits again in her old place, and nobody is sent to a desk where nobody sits.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, followAll, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { setPresence } from '../interactions/index.ts'
import { changeStaff, disableStaff } from '../organisation/index.ts'
import { refusedAs } from '../requests/requests.fixture.ts'
import {
  callAgain,
  callNext,
  checkIn,
  closeDesk,
  listCalled,
  markLeft,
  markNotThere,
  openDesk,
  putBack,
  readReception,
  readWait,
  receptionFollower,
  serveVisit,
} from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const kiosk = database.ctx({ channel: 'kiosk' })
const admin = database.ctx({ actor: system('test') })
const [HERE, THERE] = ['chippenham', 'trowbridge']

async function colleague(name: string): Promise<Ctx> {
  const actor = await addStaff(database.ctx(), { roles: ['adviser'], name })
  return database.ctx({ actor, channel: 'desk' })
}
const idOf = (ctx: Ctx): string => ctx.actor.id as string
const tell = (type: string, ctx: Ctx, data: object) =>
  admin.transaction(admin => publish(admin, { type, subject: idOf(ctx), data: { staffId: idOf(ctx), ...data } }))
const today = localDay(new Date())
const [bea, cyd] = [await colleague('Bea'), await colleague('Cyd')]
await openDesk(bea, { location: HERE, desk: 'X', skills: [] })
await openDesk(cyd, { location: HERE, desk: 'Y', skills: [] })
let desk = 10

/** Ada calls the first of two who wait to a desk of her own. */
async function called() {
  const first = await checkIn(kiosk, { location: HERE })
  const second = await checkIn(kiosk, { location: HERE })
  const ada = await colleague(`Ada ${++desk}`)
  await openDesk(ada, { location: HERE, desk: String(desk), skills: [] })
  assert.equal(await callNext(ada), first)
  const shown = async () => {
    const { visits, desks } = await readReception(bea, HERE)
    return {
      waiting: visits.filter(({ state }) => state === 'waiting').map(({ id }) => id),
      desks: desks.map(each => each.desk),
      onDisplay: (await listCalled(kiosk, HERE)).length,
      serving: (await readWait(kiosk, HERE)).serving,
    }
  }
  assert.deepEqual(await shown(), { waiting: [second], desks: [String(desk), 'X', 'Y'], onDisplay: 1, serving: 3 })
  return { ada, first, second, shown }
}

const GONE: Record<string, (ada: Ctx) => Promise<void>> = {
  'closes her desk': ada => closeDesk(ada),
  'is switched off': ada => disableStaff(admin, idOf(ada)),
  'may receive nobody any more': ada => changeStaff(admin, idOf(ada), { roles: ['officer'] }),
  'says that she is away': ada => setPresence(ada, 'away'),
  'is away today': ada => tell('knowledge.absence-set', ada, { from: today, until: today, cover: null }),
  'signs out': ada => tell('identity.signed-out', ada, { left: 0 }),
  'is signed out everywhere': ada => tell('identity.sessions-ended', ada, { count: 1, left: 0 }),
}

for (const [how, goesOff] of Object.entries(GONE))
  test(`of a colleague who ${how}`, async () => {
    const { ada, first, second, shown } = await called()
    await goesOff(ada)
    await followAll(admin, receptionFollower)
    assert.deepEqual(await shown(), { waiting: [first, second], desks: ['X', 'Y'], onDisplay: 0, serving: 2 })
    assert.equal(await callNext(bea), first, 'she is the next')
    for (const id of [first, second]) await markLeft(bea, id)
  })

test('whoever is there still has her desk and whom she called', async () => {
  const { ada, first, second, shown } = await called()
  await changeStaff(admin, idOf(ada), { name: 'Ada Other' })
  await setPresence(ada, 'available')
  await tell('identity.signed-out', ada, { left: 1 })
  await tell('knowledge.absence-set', ada, { from: '2030-01-01', until: '2030-01-02', cover: null })
  await followAll(admin, receptionFollower)
  assert.deepEqual(await shown(), { waiting: [second], desks: [String(desk), 'X', 'Y'], onDisplay: 1, serving: 3 })
  await setPresence(ada, 'away')
  await openDesk(withContext(ada, { now: () => new Date(Date.now() + 1000) }), {
    location: HERE,
    desk: String(desk),
    skills: [],
  })
  await followAll(admin, receptionFollower)
  assert.equal((await shown()).serving, 3, 'a desk that she opened since stands')
  await closeDesk(withContext(ada, { now: () => new Date(Date.now() + 2000) }))
  for (const id of [first, second]) await markLeft(bea, id)
})

test('a colleague who takes another desk takes whom she called there; at another place she lets her go', async () => {
  const { ada, first, second, shown } = await called()
  await openDesk(ada, { location: HERE, desk: 'Window', skills: [] })
  assert.deepEqual(
    (await listCalled(kiosk, HERE)).map(each => each.desk),
    ['Window'],
  )
  await openDesk(ada, { location: THERE, desk: '1', skills: [] })
  assert.deepEqual(await shown(), { waiting: [first, second], desks: ['X', 'Y'], onDisplay: 0, serving: 2 })
  for (const id of [first, second]) await markLeft(bea, id)
})

test('where the caller does not act any colleague lets somebody else see to her, or says that she is not there', async () => {
  const { ada, first, second } = await called()
  await assert.rejects(serveVisit(bea, { visitId: first, key: newId() }), refusedAs('reception.not-called'))
  await assert.rejects(markNotThere(bea, first), refusedAs('reception.call-again-first'))
  await putBack(bea, first)
  assert.equal(await callNext(ada), first)
  await callAgain(bea, first)
  assert.deepEqual(
    (await listCalled(kiosk, HERE)).map(each => [each.desk, each.calls]),
    [[String(desk), 2]],
    'she is still called to the desk of whoever called her',
  )
  const { visits } = await readReception(bea, HERE)
  assert.equal(visits.find(({ id }) => id === first)!.calledBy, idOf(ada))
  await markNotThere(bea, first)
  assert.equal(await callNext(ada), second)
})
