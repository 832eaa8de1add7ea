// Whoever goes on with a matter has what was found out about it: nobody says it twice, and it is counted once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addNeed, openCustomer, restrictCustomer } from '../../../../modules/customers/index.ts'
import {
  acceptHandover,
  countCauses,
  goOnWithHandover,
  identifyCustomer,
  keepInConfidence,
  listPresence,
  listWork,
  noteSignOfLife,
  offerHandover,
  readBoard,
  readConversation,
  readSamples,
  saveWords,
  startConversation,
  takeCallEvent,
  wrapUp,
} from '../../../../modules/interactions/index.ts'
import { buildRequest } from '../../../../modules/requests/testing.ts'
import { newId } from '../../../../platform/id.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const lea = await site.signedIn(['team-leader'], { name: 'Lea Leader', teams: ['highways'] })
const owner = await site.signedIn(['team-leader'], { name: 'Oda Owner', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const her = site.database.ctx({ actor: olu.person })
const leader = site.database.ctx({ actor: lea.person })
await noteSignOfLife(her)

const LONG_AGO = new Date(Date.now() - 90 * 86_400_000)
let rings = 0

/** Rings Ada about a request that is late, and is known: of the conversation, and who it is. */
async function ringsAboutLate(name: string, caller: string, things: ('name' | 'phone' | 'safe-word')[]) {
  const past = site.database.ctx({ now: () => LONG_AGO })
  const { requestId, reference } = await buildRequest(past, { name, phone: caller, service: 'pothole' })
  const { customer_id: customerId } = await ctx.db
    .selectFrom('requests.participants')
    .select('customer_id')
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
  await openCustomer(as, { customerId: customerId!, reason: 'speaking' })
  await addNeed(as, { customerId: customerId!, source: 'customer', kind: 'large-print', detail: '' })
  const event = { id: newId(), call: `call-${++rings}`, dialled: '01632 960105', caller, agent: ada.person.email }
  for (const type of ['ringing', 'answered'])
    await takeCallEvent(ctx, JSON.stringify({ ...event, id: newId(), type, at: new Date() }))
  const { id: interactionId } = await ctx.db
    .selectFrom('interactions.interactions')
    .innerJoin('interactions.calls', 'interactions.calls.id', 'interactions.interactions.call_id')
    .select('interactions.interactions.id')
    .where('provider_call', '=', event.call)
    .executeTakeFirstOrThrow()
  await identifyCustomer(as, interactionId, { how: 'said', customerId: customerId!, things })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  const matters = [{ id: matterId, asked: 'Where is my hole?', answer: '', answerSource: '' }]
  await saveWords(as, { interactionId, matters })
  const hangUp = () =>
    takeCallEvent(ctx, JSON.stringify({ ...event, id: newId(), type: 'ended', at: new Date(), agent: undefined }))
  const handOver = async () => {
    const id = await offerHandover(as, {
      interactionId,
      matterId,
      team: 'highways',
      to: olu.person.id,
      summary: 'A hole',
    })
    await acceptHandover(her, id)
    return id
  }
  return { interactionId, matterId, customerId: customerId!, requestId, code: formatCode(reference), handOver, hangUp }
}

const endIt = (by: typeof as, interactionId: string, id: string, outcome: 'handed-over' | 'settled') =>
  wrapUp(by, { interactionId, note: 'Looked after', promise: '', matters: [{ id, outcome }] })

const viewsBy = async (staffId: string, customerId: string): Promise<number> => {
  const { rows } = await sql`select from platform.events where type = 'customers.viewed' and actor_id = ${staffId}
    and data->>'customerId' = ${customerId}`.execute(ctx.db)
  return rows.length
}

test('while what was said of who it is holds, her record is open to whoever goes on; later she asks again, and sees what she must', async () => {
  const matter = await ringsAboutLate('Mair Ashgrove', '+447700900012', ['name', 'phone'])
  const id = await matter.handOver()
  const begun = await goOnWithHandover(her, id)
  const shown = wordsOf((await olu.get(`/staff/desk/${begun}`)).body)
  for (const known of [/Mair Ashgrove/, /\(name, phone\)/, /Needs Large print/, /07700 900012/, /Open requests/])
    assert.match(shown, known)
  assert.ok(shown.includes(matter.code), shown)
  assert.doesNotMatch(shown, /Ask again|closed again|Say who it is/)
  assert.equal(await viewsBy(olu.person.id, matter.customerId), 1)
  await endIt(her, begun, (await readConversation(her, begun)).matters[0]!.id, 'settled')
  await matter.hangUp()
  await endIt(as, matter.interactionId, matter.matterId, 'handed-over')

  const late = await ringsAboutLate('Wyn Hazel', '+447700900013', ['name'])
  const handover = await late.handOver()
  await late.hangUp()
  await endIt(as, late.interactionId, late.matterId, 'handed-over')
  await sql`update interactions.callers set at = at - interval '61 minutes' where interaction_id = ${late.interactionId}::uuid`.execute(
    ctx.db,
  )
  const later = await goOnWithHandover(her, handover)
  const again = wordsOf((await olu.get(`/staff/desk/${later}`)).body)
  for (const known of [/Wyn Hazel/, /Ask again who it is/, /Needs Large print/, /Phone 07700 900013/])
    assert.match(again, known)
  assert.ok(again.includes(late.code), again)
  assert.equal(await viewsBy(olu.person.id, late.customerId), 0)
  await endIt(her, later, (await readConversation(her, later)).matters[0]!.id, 'settled')
})

test('a record that is for one team does not open to whoever goes on, and her name stays there', async () => {
  const matter = await ringsAboutLate('Femi Rowan', '+447700900014', ['name'])
  const id = await matter.handOver()
  await restrictCustomer(site.database.ctx({ actor: owner.person }), {
    ...{ customerId: matter.customerId, kind: 'safeguarding', ownerTeam: 'customer-services' },
    ...{ teams: [], hinted: false },
  })
  const begun = await goOnWithHandover(her, id)
  const shown = wordsOf((await olu.get(`/staff/desk/${begun}`)).body)
  assert.match(shown, /Their name is kept for one team/)
  assert.doesNotMatch(shown, /Femi Rowan|Large print/)
  assert.equal(await viewsBy(olu.person.id, matter.customerId), 0)
  await endIt(her, begun, (await readConversation(her, begun)).matters[0]!.id, 'settled')
  await matter.hangUp()
  await endIt(as, matter.interactionId, matter.matterId, 'handed-over')
})

test('nobody is on the line of a matter that goes on: it is laid aside, other work is taken, and duty has the number', async () => {
  const matter = await ringsAboutLate('Ken Larch', '+447700900015', ['name'])
  const begun = await goOnWithHandover(her, await matter.handOver())
  const [own] = (await listPresence(as, { team: 'highways' })).filter(each => each.id === olu.person.id)
  assert.equal(own!.presence, 'wrap-up', 'she can be handed another')
  assert.match(wordsOf((await olu.get(`/staff/desk/${begun}`)).body), /Wrap up Park/)
  const written = await startConversation(her, { channel: 'email', direction: 'in' })
  assert.ok((await readConversation(her, begun)).parkedAt)
  await olu.post(`/staff/desk/${begun}/hand`, { act: 'take-up' })
  assert.ok((await readConversation(her, written)).parkedAt)
  const raised = await olu.post('/staff/duty', { kind: 'domestic-abuse' })
  const record = wordsOf((await olu.get(raised.location)).body)
  assert.match(record, /Olu Officer goes on with what they asked. Nobody is with them now/)
  assert.match(record, /07700 900015/)
  await endIt(her, begun, (await readConversation(her, begun)).matters[0]!.id, 'settled')
  await matter.hangUp()
  await endIt(as, matter.interactionId, matter.matterId, 'handed-over')
})

test('why she asked stays what was found, and what went on is counted once and not as settled when first asked', async () => {
  const counts = async () => {
    const { matters } = await readBoard(leader)
    const causes = await countCauses(leader, LONG_AGO)
    const { total } = await readSamples(leader, { service: null, since: LONG_AGO })
    const chases = (await listWork(leader)).filter(each => each.kind === 'chase').length
    const ended = matters.reduce((sum, each) => sum + each.ended, 0)
    const settled = matters.reduce((sum, each) => sum + each.settled, 0)
    return { ended, settled, failures: causes.reduce((sum, each) => sum + each.failures, 0), total, chases }
  }
  const before = await counts()
  const matter = await ringsAboutLate('Ode Alder', '+447700900016', ['name'])
  await ada.post(`/staff/desk/${matter.interactionId}/matters`, { request: matter.requestId, matter: matter.matterId })
  const given = (await readConversation(as, matter.interactionId)).matters[0]!
  assert.equal(given.suggested, 'failure')
  const begun = await goOnWithHandover(her, await matter.handOver())
  const [copy] = (await readConversation(her, begun)).matters
  assert.deepEqual([copy!.suggested, copy!.evidence], [given.suggested, given.evidence])
  await identifyCustomer(her, begun, { how: 'said', customerId: matter.customerId, things: ['name'] })
  assert.equal((await readConversation(her, begun)).matters[0]!.suggested, 'failure')
  assert.doesNotMatch(wordsOf((await olu.get(`/staff/desk/${begun}`)).body), /We began this conversation/)
  await endIt(her, begun, copy!.id, 'settled')
  await matter.hangUp()
  await endIt(as, matter.interactionId, matter.matterId, 'handed-over')
  const now = await counts()
  assert.deepEqual(now, {
    ended: before.ended + 1,
    settled: before.settled,
    failures: before.failures + 1,
    total: before.total + 1,
    chases: before.chases + 1,
  })
})

test('handed on a second time the number of the first call is still there, and what the first had is in confidence with the last', async () => {
  const matter = await ringsAboutLate('Una Elder', '+447700900017', ['name'])
  const begun = await goOnWithHandover(her, await matter.handOver())
  await noteSignOfLife(leader)
  const [own] = (await readConversation(her, begun)).matters
  const given = {
    interactionId: begun,
    matterId: own!.id,
    team: 'highways',
    to: lea.person.id,
    summary: 'Still a hole',
  }
  const second = await offerHandover(her, given)
  await acceptHandover(leader, second)
  const last = await goOnWithHandover(leader, second)
  assert.equal((await readConversation(leader, last)).wentOnFrom!.phone, '+447700900017')
  assert.match(wordsOf((await lea.get(`/staff/desk/${last}`)).body), /07700 900017/)
  await keepInConfidence(leader, last, ['emergency-duty'])
  for (const id of [matter.interactionId, begun, last]) {
    const { confided_to: teams } = await ctx.db
      .selectFrom('interactions.interactions')
      .select('confided_to')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(teams, ['emergency-duty'])
  }
  await endIt(leader, last, (await readConversation(leader, last)).matters[0]!.id, 'settled')
  await endIt(her, begun, own!.id, 'handed-over')
  await matter.hangUp()
  await endIt(as, matter.interactionId, matter.matterId, 'handed-over')
})
