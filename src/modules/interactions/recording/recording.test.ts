import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { RecordingTelephony } from '../../../../test/support/ports.ts'
import type { Ctx } from '../../../platform/context.ts'
import { caseIn, councilDatabase, refusedAs } from '../../requests/requests.fixture.ts'
import {
  endConversation,
  endStepOfRecording,
  findConversationInHand,
  goOnRecording,
  isSignedCallEvent,
  makeTelephonyKey,
  pauseRecording,
  readConversation,
  startConversation,
  takeCallEvent,
  tellRecording,
} from '../index.ts'

const inCase = caseIn(await councilDatabase({ after }))

let sent = 0
const tell = (ctx: Ctx, call: string, type: string, more: Record<string, unknown> = {}) =>
  takeCallEvent(
    ctx,
    JSON.stringify({
      id: `recording-${++sent}`,
      call,
      type,
      at: new Date(Date.parse('2026-12-01T10:00:00Z') + sent * 1000).toISOString(),
      ...(type.startsWith('recording')
        ? {}
        : { dialled: '01632 960105', caller: '07700 900123', agent: 'ade.adviser@staff.test' }),
      ...more,
    }),
  )

async function answered(system: Ctx, adviser: Ctx, call: string): Promise<string> {
  await tell(system, call, 'ringing')
  await tell(system, call, 'answered')
  return (await findConversationInHand(adviser))!.id
}

const recordingOf = async (ctx: Ctx, id: string) => (await readConversation(ctx, id)).call!.recording

test(
  'it stands when the telephone system says so, and goes on by itself at the end of the step and of the call',
  inCase(async ({ system, adviser }) => {
    const id = await answered(system, adviser, 'a')
    await pauseRecording(adviser, id)
    await pauseRecording(adviser, id)
    assert.equal((await recordingOf(adviser, id)).now, 'asked')
    await tell(system, 'a', 'recording-paused')
    assert.equal((await recordingOf(adviser, id)).now, 'paused')
    await endStepOfRecording(adviser)
    await endStepOfRecording(adviser)
    assert.equal((await recordingOf(adviser, id)).now, 'on')
    await tell(system, 'a', 'recording-on')
    await pauseRecording(adviser, id)
    await tell(system, 'a', 'ended')
    const rows = await adviser.db.selectFrom('interactions.recording_pauses').selectAll().orderBy('asked_at').execute()
    assert.deepEqual(rows.map(row => row.over_by).toSorted(), ['call', 'step'])
    assert.equal(rows.filter(row => row.goes_on_since).length, 1, 'what it said of one is not said of another')
    const events = await adviser.db
      .selectFrom('platform.events')
      .select('data')
      .where('type', '=', 'interactions.recording-moved')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      events.map(({ data }) => `${(data as { recording: string }).recording} ${(data as { by: string }).by}`),
      ['paused adviser', 'on step', 'paused adviser', 'on call'],
    )
    await assert.rejects(pauseRecording(adviser, id), refusedAs('interactions.no-call'))
  }),
)

test(
  'a button of the telephone itself is kept too, ending the conversation ends it, and an unknown call is a problem',
  inCase(async ({ system, adviser }) => {
    const id = await answered(system, adviser, 'b')
    await tell(system, 'b', 'recording-paused')
    const { now, pauses } = await recordingOf(adviser, id)
    assert.deepEqual([now, pauses.length, pauses[0]!.until], ['paused', 1, null])
    await endConversation(adviser, id)
    assert.equal((await recordingOf(adviser, id)).now, 'on')
    assert.deepEqual(await tell(system, 'nobody', 'recording-on'), {
      again: false,
      problem: "there is no call 'nobody'",
    })
  }),
)

test(
  'the telephone system is told, signed, what holds at that moment',
  inCase(async ({ system, adviser }) => {
    const { told } = adviser.ports.telephony as RecordingTelephony
    const id = await answered(system, adviser, 'c')
    const { call_id: callId } = await adviser.db
      .selectFrom('interactions.interactions')
      .select('call_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await makeTelephonyKey(system)
    await pauseRecording(adviser, id)
    await tellRecording(system, callId!)
    await goOnRecording(adviser, id)
    await tellRecording(system, callId!)
    const said = told.splice(0)
    assert.deepEqual(
      said.map(({ body }) => [JSON.parse(body).type, JSON.parse(body).call]),
      [
        ['pause-recording', 'c'],
        ['go-on-recording', 'c'],
      ],
    )
    for (const { body, signature } of said) assert.ok(await isSignedCallEvent(system, body, signature))
  }),
)

test(
  'somebody at a desk is not recorded',
  inCase(async ({ adviser }) => {
    const id = await startConversation(adviser, { channel: 'desk', direction: 'in' })
    await assert.rejects(pauseRecording(adviser, id), refusedAs('interactions.no-call'))
  }),
)
