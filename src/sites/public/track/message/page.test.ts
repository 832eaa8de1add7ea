import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../../test/support/database.ts'
import { testWeb } from '../../../../../test/support/web.ts'
import { listReceived, readReceived, readWrittenState, writtenToken } from '../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../modules/correspondence/mail.fixture.ts'
import { raiseDuty } from '../../../../modules/duty/index.ts'
import {
  acceptHandover,
  finishHandover,
  listSlots,
  noteSignOfLife,
  offerHandover,
  promiseCallBack,
  readConversation,
  takeWaiting,
  wrapUp,
} from '../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { system } from '../../../../platform/actor.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx({ actor: system('mail') })

test('whoever wrote to us hears which team has what was handed over, but not of one that works in confidence', async () => {
  const staff = async (role: 'adviser' | 'officer', team: string) =>
    database.ctx({ actor: await addStaff(ctx, { roles: [role], name: role, teams: [team] }), channel: 'email' })
  const ada = await staff('adviser', 'customer-services')
  const { teams } = await readOrganisation(ctx)
  const hidden = [...teams].find(([, { private: isPrivate }]) => isPrivate)![0]
  const said = {
    highways: /A colleague of Highways has it\. You will have an answer by /,
    [hidden]: /Somebody here has it/,
  }
  for (const [team, words] of Object.entries(said)) {
    const officer = await staff('officer', team)
    await noteSignOfLife(officer)
    await sendMail(ctx, { from: `${team}@two.example`, subject: 'Lamp', words: 'It is dark' })
    const { id } = (await listReceived(ctx, { text: `${team}@two` })).rows[0]!
    const interactionId = await takeWaiting(ada, id)
    const matterId = (await readConversation(ada, interactionId)).matters[0]!.id
    const to = officer.actor.kind === 'staff' ? officer.actor.id : ''
    const handover = await offerHandover(ada, { interactionId, matterId, team, to, summary: 'Dark' })
    await acceptHandover(officer, handover)
    const matters = [{ id: matterId, outcome: 'handed-over' as const }]
    await wrapUp(ada, { interactionId, note: '', promise: '', matters })
    const tracked = `/track/messages/${await writtenToken(ctx, id)}`
    const { body } = await visitor().get(tracked)
    assert.match(body, words)
    if (team === hidden) assert.ok(!body.includes(teams.get(hidden)!.name.en!))
    await finishHandover(officer, { id: handover, word: 'Mended' })
    assert.match((await visitor().get(tracked)).body, /We finished with it on/)
  }
})

test('whoever was promised to be rung back about it reads when, and that it is not over', async () => {
  const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], teams: ['customer-services'] }) })
  await noteSignOfLife(ada)
  await sendMail(ctx, { from: 'wyn@two.example', subject: 'Wall', words: 'Ring me about my wall' })
  const { id } = (await listReceived(ctx, { text: 'wyn@two' })).rows[0]!
  const interactionId = await takeWaiting(ada, id)
  const matterId = (await readConversation(ada, interactionId)).matters[0]!.id
  const [slot] = await listSlots(ada, 'highways')
  const promised = { interactionId, matterId, team: 'highways', slotFrom: slot!.from, phone: '07700 900123' }
  await promiseCallBack(ada, { ...promised, summary: 'The wall' })
  await wrapUp(ada, { interactionId, note: '', promise: '', matters: [{ id: matterId, outcome: 'call-back' }] })
  const state = (await readWrittenState(ctx, await writtenToken(ctx, id)))!
  assert.deepEqual([state.ringsFrom, state.ringsUntil], [slot!.from, slot!.until])
  const { body } = await visitor().get(`/track/messages/${await writtenToken(ctx, id)}`)
  assert.match(body, /We ring you back on /)
  assert.doesNotMatch(body, /We finished with it/)
})

test('whoever holds the link hears neither when we ring somebody in danger nor who deals with it', async () => {
  const as = async (role: 'adviser' | 'officer', team: string) =>
    database.ctx({ actor: await addStaff(ctx, { roles: [role], teams: [team] }), channel: 'email' })
  const [ada, olga] = [await as('adviser', 'customer-services'), await as('officer', 'housing-options')]
  for (const each of [ada, olga]) await noteSignOfLife(each)
  const taken = async (from: string, words: string) => {
    await sendMail(ctx, { from, subject: 'Please', words })
    const { id } = (await listReceived(ctx, { text: from })).rows[0]!
    const interactionId = await takeWaiting(ada, id)
    return { id, interactionId, matterId: (await readConversation(ada, interactionId)).matters[0]!.id }
  }
  const page = async (id: string) => (await visitor().get(`/track/messages/${await writtenToken(ctx, id)}`)).body
  const hit = await taken('iris@two.example', 'My husband beats me')
  const [slot] = await listSlots(ada, 'housing-options')
  const promised = { team: 'housing-options', slotFrom: slot!.from, phone: '07700 900123', summary: 'Ring' }
  await promiseCallBack(ada, { ...hit, ...promised })
  const outcome = (matterId: string, as: 'call-back' | 'handed-over') => [{ id: matterId, outcome: as }]
  await wrapUp(ada, { ...hit, note: '', promise: '', matters: outcome(hit.matterId, 'call-back') })
  assert.doesNotMatch(await page(hit.id), /ring you back|reached you by phone/)
  assert.match(await page(hit.id), /Somebody here has it and is working on it now/)
  const roofless = await taken('jan@two.example', 'I am without a key')
  await raiseDuty(ada, { kind: 'homeless-tonight' })
  const to = olga.actor.kind === 'staff' ? olga.actor.id : ''
  const handover = await offerHandover(ada, { ...roofless, team: 'housing-options', to, summary: 'Tonight' })
  await acceptHandover(olga, handover)
  await wrapUp(ada, { ...roofless, note: '', promise: '', matters: outcome(roofless.matterId, 'handed-over') })
  assert.doesNotMatch(await page(roofless.id), /Housing options/)
  assert.match(await page(roofless.id), /Somebody here has it/)
})

test('whoever wrote to us tracks it by the reference we gave: since when we have it and by when it is answered', async () => {
  await sendMail(ctx, { from: 'rosa@one.example', subject: 'Lamp', words: 'It is about my neighbour' })
  const { id } = (await listReceived(ctx, { text: 'rosa@' })).rows[0]!
  const reference = formatCode((await readReceived(ctx, id)).reference!)
  const wrong = await visitor().post('/track', { reference, known: 'sam@one.example' })
  assert.match(wrong.body, /We cannot show/)
  const { location } = await visitor().post('/track', { reference, known: 'rosa@one.example' })
  assert.match(location, /^\/track\/messages\//)
  const { body } = await visitor().get(location)
  assert.match(body, /We have your message/)
  assert.match(body, /Your email came on .*Somebody here reads it next and answers you by /s)
  assert.ok(body.includes(reference))
  assert.doesNotMatch(body, /neighbour|Lamp/)
  assert.equal((await visitor().get('/track/messages/nonsense')).status, 404)
})
