import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { system } from '../../../platform/actor.ts'
import { newReference } from '../../../platform/spoken-code/index.ts'
import { listUnreadable, readArrivals } from '../../channels/index.ts'
import { listWaitingDuty } from '../../duty/index.ts'
import { readWaiting } from '../../interactions/index.ts'
import { refusedAs } from '../../requests/requests.fixture.ts'
import {
  arrivalReader,
  FETCH_FILE_JOB,
  fetchFile,
  findWrittenByKnowledge,
  listReceived,
  readReceived,
  receiveVoiceMessage,
  retryFile,
} from '../index.ts'
import type { Transcript, VoiceMessage } from './voice-message.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('voice') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }) })
const dutyOfficer = database.ctx({ actor: await addStaff(ctx, { roles: ['duty-officer'], name: 'Dee' }) })
const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
const reads = async () => {
  while (await readArrivals(ctx, reader));
}

const REFUSED = new Error('The provider answered 403')
let sound: Buffer | Error = REFUSED
database.ports.recordings = {
  async fetch() {
    if (sound instanceof Error) throw sound
    return sound
  },
}

let calls = 0
function leaves(words: string): { message: VoiceMessage; transcript: Transcript } {
  const at = String(++calls).padStart(2, '0')
  const known: Omit<VoiceMessage, 'url' | 'seconds'> = {
    ...{ provider: 'line', call: `CA${at}`, recording: `RE${at}`, from: `+4477009004${at}`, dialled: '+441249706111' },
    ...{ line: null, language: 'en' as const, service: null, reference: newReference() },
  }
  const url = `https://line.example/${at}`
  return { message: { ...known, url, seconds: 9 }, transcript: { ...known, url, words } }
}
const ofCaller = async (from: string | null) => {
  const rows = (await listReceived(dutyOfficer, { which: 'all', text: from! })).rows
  assert.equal(rows.length, 1, 'there is one message')
  return readReceived(dutyOfficer, rows[0]!.id)
}
const fetchFor = (receivedId: string, lastTry = false) => fetchFile(ctx, { receivedId, position: 0, lastTry })

test('what somebody in danger said is with the duty team while its sound cannot be had', async () => {
  const { message, transcript } = leaves('my husband has locked me in and he hits me')
  await receiveVoiceMessage(ctx, message)
  await reads()
  const kept = await ofCaller(message.from)
  assert.equal(kept.reference, message.reference)
  assert.ok((await readWaiting(adviser, [kept.id])).get(kept.id)?.dueAt, 'it waits, with its date')
  assert.equal(await findWrittenByKnowledge(ctx, message.reference!, message.from!), kept.id)
  await assert.rejects(fetchFor(kept.id), REFUSED)
  await receiveVoiceMessage(ctx, transcript)
  await reads()
  assert.equal((await ofCaller(message.from)).words, transcript.words)
  assert.equal((await readWaiting(dutyOfficer, [kept.id])).get(kept.id)?.isUrgent, true)
  assert.equal((await listWaitingDuty(dutyOfficer)).length, 1)
  assert.deepEqual(await listUnreadable(ctx), [])
})

test('its sound is tried again by itself and by a colleague, and stands with it once it is here', async () => {
  const { message } = leaves('The bin was missed again')
  await receiveVoiceMessage(ctx, message)
  await reads()
  const { id } = await ofCaller(message.from)
  const job = sql`select from graphile_worker.jobs where task_identifier = ${FETCH_FILE_JOB} and key = ${`file:${id}:0`}`
  assert.equal((await job.execute(ctx.db)).rows.length, 1)
  const sounds = async () =>
    (await readReceived(adviser, id)).attachments.map(({ name, problem, retry }) => [name, problem, retry])
  assert.deepEqual(await sounds(), [['Recording', 'it is being fetched from the provider', null]])
  await assert.rejects(retryFile(adviser, { receivedId: id, position: 0 }), refusedAs('correspondence.file-not-failed'))
  await assert.rejects(fetchFor(id), REFUSED)
  const failed = 'it is being fetched from the provider, and did not come yet: The provider answered 403'
  assert.deepEqual(await sounds(), [['Recording', failed, 0]], 'a colleague need not wait for the next try')
  await retryFile(adviser, { receivedId: id, position: 0 })
  sound = Buffer.from('<html>')
  await fetchFor(id)
  assert.deepEqual(await sounds(), [['Recording', 'it is no sound that can be played', 0]])
  await retryFile(adviser, { receivedId: id, position: 0 })
  sound = Buffer.from('ID3 sound')
  await fetchFor(id)
  await fetchFor(id)
  assert.deepEqual(await sounds(), [['message.mp3', null, null]])
  sound = REFUSED
})

const ORDERS = [
  ['message', 'message', 'transcript'],
  ['transcript', 'message', 'transcript', 'message'],
  ['transcript', 'transcript', 'message'],
] as const

for (const order of ORDERS)
  for (const isTogether of [false, true])
    test(`told as ${order.join(', ')}${isTogether ? ' at once' : ''} it is one message`, async () => {
      const told = leaves('he hits me and I cannot get out')
      const before = (await listWaitingDuty(dutyOfficer)).length
      for (const each of order) {
        await receiveVoiceMessage(ctx, told[each])
        if (!isTogether) await reads()
      }
      await reads()
      const kept = await ofCaller(told.message.from)
      assert.deepEqual(
        [kept.subject, kept.reference, kept.words, kept.attachments.length],
        ['Voice message, 9 seconds', told.message.reference, told.transcript.words, 1],
      )
      assert.equal((await listWaitingDuty(dutyOfficer)).length, before + 1, 'the team is told once')
    })

test('a transcript whose message is never told is a message of its own, with what the line knows of it', async () => {
  const { transcript } = leaves('Please ring me about the bins')
  await receiveVoiceMessage(ctx, { ...transcript, service: 'missed-bin' })
  await reads()
  const kept = await ofCaller(transcript.from)
  assert.deepEqual([kept.subject, kept.reference], ['Voice message', transcript.reference])
  const waits = (await readWaiting(adviser, [kept.id])).get(kept.id)!
  assert.deepEqual([waits.service, waits.isUrgent], ['missed-bin', false])
})
