// What a colleague has in hand and turns out to be of her own family is her team's again, with all that she wrote; so is all of
// whoever leaves.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { digestEvents } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { linkOwnRecord } from '../customers/index.ts'
import { changeStaff, disableStaff, readOrganisation, setTeams } from '../organisation/index.ts'
import { at, caseIn, councilDatabase, isNotFound, staffId } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  acceptHandover,
  endConversation,
  finishHandover,
  giveBackFollower,
  goOnWithCallBack,
  goOnWithHandover,
  identifyCustomer,
  keepInConfidence,
  keepWrapUp,
  listSlots,
  listTabs,
  listWork,
  noteSignOfLife,
  noteTry,
  offerHandover,
  parkConversation,
  promiseCallBack,
  putWaiting,
  readCallBack,
  readConversation,
  readHandover,
  saveWords,
  startConversation,
  takeCallBack,
  takeWaiting,
  takeWork,
  wrapUp,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))
type Cast = Parameters<Parameters<typeof inCase>[0]>[0]

/** The record of somebody, and what makes it that of the officer's wife. */
async function wife({ ctx, leader, system }: Cast, of: Ctx) {
  const { requestId } = await buildRequest(ctx, {
    name: 'Maud Wife',
    email: 'maud@example.test',
    phone: '+447700900123',
  })
  const { rows } = await sql<{ id: string }>`select customer_id as id from requests.participants
    where request_id = ${requestId}::uuid`.execute(ctx.db)
  const customerId = rows[0]!.id
  const email = of.actor.kind === 'staff' ? of.actor.email : ''
  const link = () => linkOwnRecord(leader, { customerId, email, kind: 'family' })
  await digestEvents(system, giveBackFollower)
  return { customerId, link, digest: () => digestEvents(system, giveBackFollower) }
}

async function call(ctx: Ctx, customerId: string): Promise<{ interactionId: string; matterId: string }> {
  const interactionId = await startConversation(ctx, { channel: 'phone', direction: 'in' })
  await identifyCustomer(ctx, interactionId, { how: 'said', customerId })
  const matterId = (await readConversation(ctx, interactionId)).matters[0]!.id
  await type(ctx, interactionId, { asked: 'My wall fell on the road', answer: '', note: '' })
  return { interactionId, matterId }
}

async function type(ctx: Ctx, interactionId: string, words: { asked: string; answer: string; note: string }) {
  const { note, ...said } = words
  const { id } = (await readConversation(ctx, interactionId)).matters[0]!
  await saveWords(ctx, { interactionId, note, matters: [{ id, ...said, answerSource: '' }] })
}

const offer = async (from: Ctx, to: Ctx, matter: { interactionId: string; matterId: string }) => {
  await noteSignOfLife(to)
  return offerHandover(from, { ...matter, team: 'roads', to: staffId(to), summary: 'Who clears it?' })
}

const idsOf = async (who: Ctx) => (await listWork(who)).map(({ id }) => id)

const TYPED = { asked: 'My wall fell on the road', answer: 'We clear it.', note: 'Ask for Tom' }

test(
  'a handover that she took is not hers to see at once, and whoever of the team takes it has everything',
  inCase(async cast => {
    const { adviser, officer, colleague } = cast
    const { customerId, link, digest } = await wife(cast, officer)
    const id = await offer(adviser, officer, await call(adviser, customerId))
    await acceptHandover(officer, id)
    await link()
    assert.deepEqual(await idsOf(officer), [])
    await assert.rejects(readHandover(officer, id), isNotFound)
    await assert.rejects(finishHandover(officer, { id, word: 'Done' }), isNotFound)
    await digest()
    assert.deepEqual([await idsOf(officer), await idsOf(colleague)], [[], [id]])
    await assert.rejects(acceptHandover(officer, id), isNotFound)
    const found = (await listWork(colleague))[0]!
    assert.deepEqual([found.kind, found.team, found.from], ['with-team', 'roads', null])
    assert.deepEqual(await takeWork(colleague, found), { kind: 'with-team', id })
    const shown = await readHandover(colleague, id)
    assert.deepEqual([shown.isMine, shown.asked, shown.toName], [true, TYPED.asked, 'Col League'])
    const [asked] = (await readConversation(colleague, await goOnWithHandover(colleague, id))).matters
    assert.equal(asked!.asked, TYPED.asked)
  }),
)

test(
  'one that she had gone on with ends for her, and begins for a colleague where she left it, as one matter',
  inCase(async cast => {
    const { ctx, adviser, officer, colleague } = cast
    const { customerId, link, digest } = await wife(cast, officer)
    const first = await call(adviser, customerId)
    const id = await offer(adviser, officer, first)
    await acceptHandover(officer, id)
    const hers = await goOnWithHandover(officer, id)
    await type(officer, hers, TYPED)
    await link()
    for (const reading of [readConversation(officer, hers), parkConversation(officer, hers)])
      await assert.rejects(reading, isNotFound)
    assert.deepEqual((await listTabs(officer)).tabs, [])
    await digest()
    await acceptHandover(colleague, id)
    const begun = await goOnWithHandover(colleague, id)
    assert.equal(await goOnWithHandover(colleague, id), begun, 'pressed twice it is one')
    const { matters, note, caller } = await readConversation(colleague, begun)
    const { asked, answer } = matters[0]!
    assert.deepEqual({ asked, answer, note }, TYPED)
    assert.equal(caller!.name, 'Maud Wife')
    await startConversation(officer, { channel: 'phone', direction: 'in' })
    await wrapUp(colleague, {
      ...{ interactionId: begun, note: 'Cleared', promise: '' },
      matters: [{ id: matters[0]!.id, outcome: 'settled' }],
    })
    assert.equal((await readHandover(adviser, id)).state, 'done')
    await endConversation(adviser, first.interactionId)
    const handed = { id: first.matterId, outcome: 'handed-over' as const }
    await wrapUp(adviser, { ...{ interactionId: first.interactionId, note: '', promise: '' }, matters: [handed] })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from interactions.matters
      where continues_id is null and outcome is not null`.execute(ctx.db)
    assert.equal(rows[0]!.n, 1)
  }),
)

test(
  'a call back that she holds is free again, and one that she went on with is for a colleague of the team',
  inCase(async cast => {
    const { adviser, officer, colleague } = cast
    const { customerId, link, digest } = await wife(cast, officer)
    const [slot] = await listSlots(adviser, 'roads')
    const given = { team: 'roads', slotFrom: slot!.from, phone: '07700 900123', summary: 'Ring about the wall' }
    const ids: string[] = []
    for (let n = 0; n < 2; n++) {
      const matter = await call(adviser, customerId)
      ids.push(await promiseCallBack(adviser, { ...matter, ...given }))
      await endConversation(adviser, matter.interactionId)
      await parkConversation(adviser, matter.interactionId)
    }
    const due = (who: Ctx) => at(who, '2026-12-01T11:10:00Z')
    for (const id of ids) await takeCallBack(due(officer), id)
    await noteTry(due(officer), { id: ids[0]!, number: 1, result: 'spoke', note: 'Band D' })
    const hers = await goOnWithCallBack(due(officer), ids[0]!)
    assert.equal((await readConversation(due(officer), hers)).note, 'Band D', 'what was noted when they spoke')
    await type(due(officer), hers, TYPED)
    await link()
    await digest()
    assert.equal((await readCallBack(due(colleague), ids[1]!)).takenBy, null)
    const found = (await listWork(due(colleague))).find(({ kind }) => kind === 'with-team')!
    await acceptHandover(due(colleague), found.id)
    const { matters, note } = await readConversation(due(colleague), await goOnWithHandover(due(colleague), found.id))
    assert.deepEqual([matters[0]!.answer, note], [TYPED.answer, TYPED.note])
    assert.deepEqual(await idsOf(due(officer)), [])
  }),
)

test(
  'a mail in hand waits again for others, with what was typed, and a call that is over is for her team',
  inCase(async cast => {
    const { ctx, adviser, colleague, leader } = cast
    const { customerId, link, digest } = await wife(cast, adviser)
    const id = newId()
    await putWaiting(ctx, {
      ...{ id, threadId: newId(), channel: 'email', team: 'roads', service: null, customerId: null, requestId: null },
      ...{ sender: 'Maud', summary: 'Wall', asked: 'Wall', isUrgent: false, arrivedAt: ctx.now() },
      dueAt: new Date('2026-12-02T17:00:00Z'),
    })
    const mail = await takeWaiting(adviser, id)
    await identifyCustomer(adviser, mail, { how: 'unchecked', customerId, because: 'She says so' })
    await type(adviser, mail, TYPED)
    const { interactionId } = await call(adviser, customerId)
    await link()
    await digest()
    assert.equal((await readConversation(adviser, interactionId)).id, interactionId, 'she is on the line')
    await assert.rejects(readConversation(adviser, mail), isNotFound)
    const begun = await takeWaiting(colleague, id)
    const { matters, note, caller } = await readConversation(colleague, begun)
    assert.deepEqual([matters[0]!.answer, note, caller!.name], [TYPED.answer, TYPED.note, 'Maud Wife'])
    await endConversation(adviser, interactionId)
    await digest()
    await assert.rejects(readConversation(adviser, interactionId), isNotFound)
    const { rows } = await sql<{
      team: string
    }>`select team from interactions.handovers where state = 'with-team'`.execute(ctx.db)
    const teams = adviser.actor.kind === 'staff' ? adviser.actor.teams : []
    assert.deepEqual(rows, [{ team: teams[0] }])
    assert.ok(leader)
  }),
)

test(
  'all that somebody has in hand who leaves is her team’s, with what she typed; of danger her conversation stays as it is',
  inCase(async cast => {
    const { ctx, adviser, officer, colleague, system } = cast
    const { customerId, digest } = await wife(cast, colleague)
    const first = await call(adviser, customerId)
    const taken = await offer(adviser, officer, first)
    await acceptHandover(officer, taken)
    await endConversation(adviser, first.interactionId)
    const gone = await offer(adviser, officer, await call(adviser, customerId))
    await acceptHandover(officer, gone)
    const hers = await goOnWithHandover(officer, gone)
    await type(officer, hers, TYPED)
    const typed = { note: 'Upset', promise: '' }
    await keepWrapUp(officer, { interactionId: hers, typed, was: {}, drafted: {} })
    const danger = await startConversation(officer, { channel: 'email', direction: 'in' })
    await type(officer, danger, TYPED)
    await keepInConfidence(officer, danger, ['emergency-duty'])
    await disableStaff(system, staffId(officer))
    await digest()
    assert.deepEqual((await idsOf(colleague)).sort(), [taken, gone].sort())
    await acceptHandover(colleague, gone)
    const { note, matters } = await readConversation(colleague, await goOnWithHandover(colleague, gone))
    assert.deepEqual([note, matters[0]!.answer], [`${TYPED.note}\nUpset`, TYPED.answer])
    const { rows } =
      await sql`select id from interactions.interactions where adviser_id = ${staffId(officer)} and wrapped_at is null`.execute(
        ctx.db,
      )
    assert.deepEqual(rows, [{ id: danger }])
  }),
)

test(
  'what somebody has in hand who is of no team any more goes to whom all goes that is nobody’s',
  inCase(async cast => {
    const { adviser, colleague, system } = cast
    const { customerId, digest } = await wife(cast, colleague)
    const { interactionId } = await call(adviser, customerId)
    await endConversation(adviser, interactionId)
    await setTeams(system, staffId(adviser), [])
    await changeStaff(system, staffId(adviser), { roles: ['employee'] })
    await digest()
    const { rows } = await sql`select h.team, h.state, i.wrapped_at is not null as ended from interactions.handovers h
      join interactions.interactions i on i.id = h.left_in where i.id = ${interactionId}`.execute(cast.ctx.db)
    const { fallback } = (await readOrganisation(system)).council
    assert.deepEqual(rows, [{ team: fallback.team, state: 'with-team', ended: true }])
  }),
)

for (const when of ['before', 'after'])
  test(
    `of danger, known ${when} a colleague takes what another left, only the line that was written for it goes on`,
    inCase(async ({ adviser, officer, colleague, system, ctx }) => {
      const interactionId = await startConversation(adviser, { channel: 'phone', direction: 'in' })
      await type(adviser, interactionId, TYPED)
      const matterId = (await readConversation(adviser, interactionId)).matters[0]!.id
      const id = await offer(adviser, officer, { interactionId, matterId })
      await acceptHandover(officer, id)
      await goOnWithHandover(officer, id)
      await disableStaff(system, staffId(officer))
      await digestEvents(system, giveBackFollower)
      const confide = () => keepInConfidence(ctx, interactionId, ['emergency-duty'])
      if (when === 'before') await confide()
      await acceptHandover(colleague, id)
      const begun = await goOnWithHandover(colleague, id)
      if (when === 'after') await confide()
      assert.equal((await readConversation(colleague, begun)).matters[0]!.asked, 'Who clears it?')
    }),
  )

for (const when of ['before', 'after'])
  test(
    `of danger, known ${when} a call went back by itself, its team does not read what was said, and who is told does`,
    inCase(async cast => {
      const { officer, colleague, carer, ctx } = cast
      const { customerId, link, digest } = await wife(cast, officer)
      const { interactionId } = await call(officer, customerId)
      await endConversation(officer, interactionId)
      const confide = () => keepInConfidence(ctx, interactionId, ['care'])
      if (when === 'before') await confide()
      await link()
      await digest()
      if (when === 'after') await confide()
      const [found] = await listWork(colleague)
      assert.deepEqual([found!.kind, found!.words], ['with-team', '…'])
      assert.equal((await readHandover(colleague, found!.id)).summary, '…')
      const told = withContext(carer, { actor: { ...carer.actor, teams: ['roads', 'care'] } as Ctx['actor'] })
      assert.equal((await listWork(told))[0]!.words, TYPED.asked)
      await acceptHandover(colleague, found!.id)
      const begun = await goOnWithHandover(colleague, found!.id)
      assert.equal((await readConversation(colleague, begun)).matters[0]!.asked, '…')
    }),
  )

test(
  'of danger, known once a colleague goes on with a call that went back by itself, what was said is taken back',
  inCase(async cast => {
    const { officer, colleague, ctx } = cast
    const { customerId, link, digest } = await wife(cast, officer)
    const { interactionId } = await call(officer, customerId)
    await endConversation(officer, interactionId)
    await link()
    await digest()
    const id = (await idsOf(colleague))[0]!
    await acceptHandover(colleague, id)
    const begun = await goOnWithHandover(colleague, id)
    await keepInConfidence(ctx, interactionId, ['care'])
    assert.equal((await readConversation(colleague, begun)).matters[0]!.asked, '…')
  }),
)
