import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { addStaff, digestEvents, followAll, testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { listMessages, readMessage } from '../../../modules/channels/index.ts'
import { typedFollower } from '../../../modules/correspondence/index.ts'
import { closeDuty, listOpenDuty, readDutyRecord, receiveDuty } from '../../../modules/duty/index.ts'
import { notificationFollower } from '../../../modules/notifications/index.ts'
import { findByReference, participantToken } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'

/** A Sunday: nobody is at work but the emergency duty team. */
const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-29T20:00:00Z') })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()
const nora = database.ctx({ actor: await addStaff(ctx, { roles: ['duty-officer'], teams: ['emergency-duty'] }) })

const records = async () => {
  await followAll(ctx, typedFollower)
  return listOpenDuty(nora)
}
const kinds = async () => (await records()).map(({ kind }) => kind).toSorted()

beforeEach(async () => {
  for (const { id } of await records()) {
    await receiveDuty(nora, id)
    await closeDuty(nora, { recordId: id, outcome: 'acting', words: 'A test is over' })
  }
})

const KILL = 'I want to kill myself tonight. I cannot sleep.'
let asked = 0
const ask = (service: string, answers: Record<string, string>, more: { email?: string } = {}) =>
  buildRequest(ctx, { service, answers, place: null, key: `danger-sent-${++asked}`, words: '', ...more })
const sent = async ({ participantId }: { participantId: string }, lang = '') =>
  (await visitor().get(`/sent/${await participantToken(ctx, participantId)}${lang}`)).body

test('danger typed in a form rings at the duty team once it is sent, and the page says first whom to ring', async () => {
  const opened = await ask('something-else', { what: KILL }, { email: 'sam@example.test' })
  assert.deepEqual(await listOpenDuty(nora), [], 'nothing of it while it is taken in')
  const [rings, ...more] = await records()
  assert.deepEqual([rings!.kind, rings!.raisedBy, more], ['suicide', null, []])
  const record = await readDutyRecord(nora, rings!.id)
  assert.deepEqual(record.requests, [opened.requestId])
  assert.match(
    record.note,
    new RegExp(`^sam@example.test\\nIn the form '.+', request ${formatCode(opened.reference)}:\\n${KILL}`),
  )
  const body = await sent(opened)
  assert.match(body, /In danger now\?[\s\S]*116 123[\s\S]*We have it/)
})

test('the same form sent twice, and another of the same person, ring once', async () => {
  const parts = {
    service: 'something-else',
    answers: { what: KILL },
    place: null,
    words: '',
    email: 'twice@example.test',
  }
  const [first, again] = [
    await buildRequest(ctx, { ...parts, key: 'twice' }),
    await buildRequest(ctx, { ...parts, key: 'twice' }),
  ]
  assert.ok(again.again)
  assert.deepEqual(await kinds(), ['suicide'])
  const other = await buildRequest(ctx, { ...parts, key: 'other' })
  const [only, ...more] = await records()
  assert.deepEqual(more, [])
  assert.deepEqual(
    (await readDutyRecord(nora, only!.id)).requests.toSorted(),
    [first.requestId, other.requestId].toSorted(),
  )
})

test('what was chosen, who she is, and words that are an answer ring at nobody', async () => {
  const opened = await ask('something-else', { what: 'The bin was not emptied', hope: 'help', before: 'fire' })
  assert.deepEqual(await kinds(), [])
  assert.doesNotMatch(await sent(opened), /In danger now\?/)
})

test('what was sent days ago (an import, a worker that stood) rings no more', async () => {
  await ask('something-else', { what: KILL })
  await followAll({ ...ctx, now: () => new Date(ctx.now().getTime() + 4 * 86_400_000) }, typedFollower)
  assert.deepEqual(await kinds(), [])
})

test('a complaint is looked at too', async () => {
  await ask('complaint', { details: KILL, what: KILL })
  assert.deepEqual(await kinds(), ['suicide'])
})

test('a service that is for danger rings by its own kind, and no team twice', async () => {
  const words = 'My husband has a knife and says he will kill me. I want to kill myself.'
  const opened = await ask('domestic-abuse', { who: 'me', tell: words })
  assert.deepEqual(await kinds(), ['domestic-abuse', 'suicide'])
  assert.match(await sent(opened), /In danger now\?[\s\S]*0808 2000 247/)
  const quiet = await ask('domestic-abuse', { who: 'me', tell: 'I would like advice about locks' })
  assert.doesNotMatch(await sent(quiet), /In danger now\?/)
})

test('what a colleague takes for somebody raises nothing behind her back', async () => {
  const ines = withContext(ctx, { actor: await addStaff(ctx, { roles: ['employee', 'adviser'] }) })
  await buildRequest(ines, { service: 'something-else', answers: { what: KILL }, place: null, key: 'taken' })
  assert.deepEqual(await kinds(), [])
})

test('who joins a report and adds words of danger is told whom to ring; the duty team hears once', async () => {
  const { reference } = await buildRequest(ctx, { answers: { details: 'A hole' }, words: 'A hole', key: 'joined' })
  const she = visitor()
  const begun = await she.post('/services/pothole/danger', { danger: 'no' })
  const draft = begun.location.split('/')[2]!
  const joining = {
    'q-email': 'jo@example.test',
    'q-safe': 'email',
    words: 'My ex is at the door, he will kill me',
  }
  const same = `/ask/${draft}/same/${reference}`
  const [joined, again] = [await she.post(same, joining), await she.post(same, joining)]
  assert.equal(joined.status, 303, joined.body)
  assert.equal(joined.location, again.location)
  assert.match(joined.location, /\?ring=[\d-]+$/)
  assert.match((await she.get(joined.location)).body, /In danger now\?[\s\S]*999[\s\S]*You follow this report now/)
  const found = await records()
  assert.equal(found.length, 1)
  for (const { id } of found) {
    const { note, requests } = await readDutyRecord(nora, id)
    assert.equal(note.match(/at the door/g)?.length, 1)
    assert.deepEqual(requests, [await findByReference(ctx, reference)])
  }
})

test('the email that says we have it says first whom to ring; not where it was taken by a colleague, nor in confidence', async () => {
  const REACHED = { origin: 'http://council.test', answersByEmail: false, quietHours: null }
  const mailTo = async (email: string) => {
    await digestEvents(ctx, notificationFollower(REACHED))
    const [row] = (await listMessages(ctx, { text: email })).rows
    return (await readMessage(ctx, row!.id)).words
  }
  await ask('something-else', { what: KILL }, { email: 'first@example.test' })
  assert.match(await mailTo('first@example.test'), /^Is anyone in danger now\?[\s\S]*116 123[\s\S]*\n/i)
  await ask('something-else', { what: 'A question' }, { email: 'calm@example.test' })
  assert.doesNotMatch(await mailTo('calm@example.test'), /in danger/i)
  await ask('domestic-abuse', { who: 'me', tell: KILL }, { email: 'quiet@example.test' })
  assert.doesNotMatch(await mailTo('quiet@example.test'), /in danger|116 123/i)
})
