import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, followAll, testDatabase } from '../../../test/support/database.ts'
import { fillDraft } from '../../../test/support/fill-draft.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { addCustomer, addNeed, addSafetyMarker, restrictCustomer } from '../customers/index.ts'
import { getDraft, makeResumeCode, resumeDraft } from '../drafts/index.ts'
import { endConversation, listConversationsOf, readConversation } from '../interactions/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import {
  callAgain,
  callNext,
  callVisit,
  checkIn,
  closeDays,
  closeDesk,
  comeBack,
  findVisitOf,
  listCalled,
  markLeft,
  markNotThere,
  openDesk,
  putBack,
  readReception,
  readTicket,
  receptionFollower,
  serveVisit,
} from './index.ts'

/** Each test has a location of its own. */
const [A, B, C, D] = ['chippenham', 'trowbridge', 'salisbury', 'devizes'] as const
const database = await testDatabase({ after }, { template: 'wiltshire' })
const kiosk = database.ctx({ channel: 'kiosk' })

async function colleague(name: string, location: string, skills: string[], desk = name[0]!): Promise<Ctx> {
  const actor = await addStaff(database.ctx(), { roles: ['adviser'], name })
  const ctx = database.ctx({ actor, channel: 'desk' })
  await openDesk(ctx, { location, desk, skills })
  return ctx
}
const minutesLater = (ctx: Ctx, minutes: number): Ctx => {
  const then = new Date(Date.now() + minutes * 60_000)
  return withContext(ctx, { now: () => then })
}
const stateOf = async (ctx: Ctx, location: string, id: string) =>
  (await readReception(ctx, location)).visits.find(visit => visit.id === id)?.state

test('two who press at once call two people, each the one who waited longest for what they can do', async () => {
  const [ada, bea] = [
    await colleague('Ada', A, ['getting-around', 'support']),
    await colleague('Bea', A, ['getting-around']),
  ]
  const first = await checkIn(kiosk, { location: A, theme: 'support' })
  const second = await checkIn(minutesLater(kiosk, 1), { location: A, theme: 'getting-around' })
  const third = await checkIn(minutesLater(kiosk, 2), { location: A })
  const called = await Promise.all([callNext(ada), callNext(bea)])
  assert.deepEqual(called, [first, second])
  await assert.rejects(callNext(ada), refusedAs('reception.one-called'))
  await markLeft(bea, second)
  assert.equal(await callNext(bea), third)
  await putBack(bea, third)
  await markLeft(ada, first)
  const pressed = await Promise.allSettled([callNext(ada), callNext(bea)])
  assert.deepEqual(pressed.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'], 'one waits, one calls')
})

test('who needs sign language is called by somebody who signs, or by choice', async () => {
  const [ada] = [await colleague('Abe', B, ['support'])]
  const visit = await checkIn(withContext(ada, { language: 'en' }), {
    location: B,
    needs: ['bsl'],
    person: { name: 'Rosa' },
  })
  await assert.rejects(callNext(ada), refusedAs('reception.nobody-waits'))
  await callVisit(ada, visit)
  assert.equal(await stateOf(ada, B, visit), 'called')
})

test('who is not there is called again before she has left, and the display shows tickets and desks alone', async () => {
  const cleo = await colleague('Cleo', C, ['support'])
  const visit = await checkIn(cleo, { location: C, person: { name: 'Rosa Sample' } })
  assert.equal(await callNext(cleo), visit)
  const [shown] = await listCalled(database.ctx(), C)
  assert.match(shown!.ticket, /^[CFGHJKLMPRTWX]\d\d$/)
  assert.deepEqual({ ...shown, ticket: '' }, { ticket: '', desk: 'C', calls: 1, isNew: true })
  await assert.rejects(markNotThere(cleo, visit), refusedAs('reception.call-again-first'))
  await callAgain(cleo, visit)
  await assert.rejects(callAgain(cleo, visit), refusedAs('reception.called-enough'))
  await markNotThere(cleo, visit)
  assert.equal((await readReception(cleo, C)).leftToday, 1)
  assert.deepEqual(await listCalled(database.ctx(), C), [])

  const { leftLately } = await readReception(cleo, C)
  assert.deepEqual(leftLately, [{ id: visit, ticket: shown!.ticket, name: 'Rosa Sample' }])
  await comeBack(cleo, visit)
  await assert.rejects(comeBack(cleo, visit), refusedAs('reception.not-left'))
  const back = await readReception(cleo, C)
  assert.deepEqual(
    [back.leftToday, back.leftLately, back.visits[0]!.state, back.visits[0]!.calls],
    [0, [], 'waiting', 0],
  )
  assert.equal(await callNext(cleo), visit, 'she waits at her old place')
})

test('the conversation begins with who she is and the form she began, and its end is the end of the visit', async () => {
  const dora = await colleague('Dora', D, ['getting-around'])
  const customerId = await addCustomer(dora, {
    name: 'Rosa Sample',
    email: 'rosa@resident.example',
    phone: '',
    born: '',
    kind: 'person',
    source: 'customer',
  })
  const begun = await fillDraft(database, { lat: 51.46104, lng: -2.11491 })
  const code = await makeResumeCode(kiosk, await getDraft(kiosk, begun.id, begun.secret))
  const { id: draftId } = await resumeDraft(kiosk, { code, address: '192.0.2.1' })
  const key = newId()
  await addNeed(dora, { customerId, source: 'customer', kind: 'longer-time', detail: '' })
  await addSafetyMarker(dora, {
    ...{ customerId, source: 'colleague', instruction: 'Two people', evidence: 'Shouted', ownerTeam: 'waste' },
    ...{ reviewOn: Temporal.Now.plainDateISO().add({ months: 6 }).toString(), told: true, notToldBecause: '' },
  })
  const person = { name: 'Rosa Sample', customerId, isChecked: true }
  const visit = await checkIn(dora, { key, location: D, service: 'pothole', draftId, person })
  assert.equal(await checkIn(dora, { key, location: D, person }), visit, 'sent twice it is one visit')
  // what we know that she needs, and what to mind, comes with her
  const [ticket] = (await readReception(dora, D)).visits
  assert.deepEqual([ticket!.needs, ticket!.markers], [['longer-time'], ['Two people']])
  await assert.rejects(serveVisit(dora, { visitId: visit, key: newId() }), refusedAs('reception.not-called'))
  await callNext(dora)
  const { interactionId, draft } = await serveVisit(dora, { visitId: visit, key: newId() })
  const shown = await readConversation(dora, interactionId)
  assert.equal(shown.channel, 'desk')
  assert.deepEqual(
    shown.matters.map(({ service, draftId }) => ({ service, draftId })),
    [{ service: 'pothole', draftId }],
  )
  assert.equal((await getDraft(dora, draft!.id, draft!.secret)).service, 'pothole')
  assert.equal((await listConversationsOf(dora, customerId)).length, 1)
  assert.equal((await findVisitOf(dora, interactionId))!.name, 'Rosa Sample')
  const leader = await addStaff(database.ctx(), { roles: ['team-leader'], teams: ['waste'], name: 'Lea' })
  const kept = { kind: 'safeguarding', ownerTeam: 'waste', teams: [], hinted: false } as const
  await restrictCustomer(database.ctx({ actor: leader }), { customerId, ...kept })
  assert.equal((await findVisitOf(dora, interactionId))!.name, '', 'of a record that is kept from her')
  await assert.rejects(callNext(dora), refusedAs('reception.somebody-there'))
  await endConversation(dora, interactionId)
  await followAll(database.ctx(), receptionFollower)
  assert.equal(await stateOf(dora, D, visit), undefined)
  assert.equal((await readReception(dora, D)).servedToday, 1)
})

test('a kiosk names nobody, strangers see no reception, and two colleagues do not sit at one desk', async () => {
  await assert.rejects(checkIn(kiosk, { location: A, person: { name: 'Rosa' } }), isNotFound)
  await assert.rejects(checkIn(database.ctx(), { location: A }), isNotFound)
  await assert.rejects(checkIn(kiosk, { location: 'nowhere' }), isNotFound)
  await assert.rejects(readReception(kiosk, A), isNotFound)
  const eve = await colleague('Eve', A, [], '9')
  await assert.rejects(colleague('Fay', A, [], '9'), refusedAs('reception.desk-taken'))
  await closeDesk(eve)
  await assert.rejects(callNext(eve), refusedAs('reception.no-desk'))
})

test('the night after, who still waited has left and who everybody was is forgotten', async () => {
  const gil = await colleague('Gil', B, [], '7')
  const given = { name: 'Rosa Sample', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
  const customerId = await addCustomer(gil, given)
  const person = { name: 'Rosa Sample', customerId, isChecked: true }
  const visit = await checkIn(gil, { location: B, reference: '123456789015', needs: ['step-free'], person })
  assert.equal((await readTicket(kiosk, B, visit)).state, 'waiting')
  await closeDays(minutesLater(gil, 24 * 60))
  const row = await database.db
    .selectFrom('reception.visits')
    .selectAll()
    .where('id', '=', visit)
    .executeTakeFirstOrThrow()
  assert.deepEqual([row.state, row.left_because, row.name, row.reference], ['left', 'closed', '', null])
  assert.deepEqual([row.customer_id, row.is_checked, row.needs], [null, false, []])
})
