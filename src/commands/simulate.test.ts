// The simulator against the whole program: callers and colleagues who live fast.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startProgram } from '../../test/support/program.ts'
import { simulatorKey } from '../sites/voice/index.ts'
import { playCalls, refusePaidTexts } from './simulate.ts'

const OPTIONS = { perHour: 1, minutes: 0.01, atOnce: 4, advisers: 2, talk: 5, asItIs: false, paidTexts: false }
/** Nobody else signs in: a person of the demonstration makes it one. */
const staff = [{ email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }]
const program = await startProgram({ after }, { staff })
const ctx = program.ctx()
const against = { origin: program.url, key: (await simulatorKey(ctx))!, second: 100 }

/** Each caller asks for a person, and waits for one. */
const patient = () => 0.5

test('where texts really go out, nobody is played unless they may be paid for', () => {
  const twilio = { accountSid: 'AC1' } as Parameters<typeof refusePaidTexts>[0]['twilio']
  assert.throws(() => refusePaidTexts({ twilio, notify: null }, OPTIONS), /TWILIO_ACCOUNT_SID.*--paid-texts/)
  refusePaidTexts({ twilio, notify: null }, { paidTexts: true })
  refusePaidTexts({ twilio: null, notify: null }, OPTIONS)
})

test('every call is spoken, and the program says the same as the callers', async () => {
  const lines = (await playCalls(ctx, OPTIONS, { ...against, chance: patient })).join('\n')
  assert.match(lines, /^Rang +4, at most 4 at once$/m)
  assert.match(lines, /^Spoke with a colleague +4$/m)
  assert.match(lines, /^Nothing lost/m)
})

test('a simulation that was stopped hard keeps no colleague from the next one', async () => {
  const inHand = () =>
    program.db.selectFrom('interactions.interactions').select('id').where('wrapped_at', 'is', null).execute()
  assert.deepEqual(await inHand(), [], 'the colleagues went with nothing in hand')
  // As a process leaves it that is killed in the middle: all of them speak with callers whose end is told by nobody.
  await program.db
    .updateTable('interactions.interactions')
    .set({ wrapped_at: null, ended_at: null })
    .where('id', 'in', eb => eb.selectFrom('interactions.interactions as i').select('i.id').distinctOn('i.adviser_id'))
    .execute()
  assert.equal((await inHand()).length, 2)
  const lines = (await playCalls(ctx, OPTIONS, { ...against, chance: patient })).join('\n')
  assert.match(lines, /^Spoke with a colleague +4$/m)
  assert.deepEqual(await inHand(), [])
})

test('where conversations are handed over with the call, colleagues are rung and join them', async () => {
  const long = { ...OPTIONS, advisers: 3, atOnce: 2, talk: 300 }
  const lines = (await playCalls(ctx, long, { ...against, chance: patient, handedOver: 1 })).join('\n')
  assert.match(lines, /^Were handed over warm +[12]: [12] colleagues joined, 0 did not pick up$/m)
  assert.match(lines, /^Spoke with a colleague +2$/m)
  assert.match(lines, /^Nothing lost/m)
  const conversations = await program.db
    .selectFrom('platform.events')
    .select('seq')
    .where('type', '=', 'interactions.passed-on')
    .execute()
  assert.ok(conversations.length > 0)
})
