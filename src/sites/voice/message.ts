import { receiveVoiceMessage } from '../../modules/correspondence/index.ts'
import { findLineCall, leaveForMessage } from '../../modules/interactions/index.ts'
import type { Heard } from './heard.ts'
import { type Answer, answerWith, goTo, hangUp, say } from './speak.ts'

const LONGEST_SECONDS = 180

/** She leaves a message instead of waiting. */
export async function askForMessage(heard: Heard): Promise<Answer> {
  const found = await findLineCall(heard.ctx, heard.call)
  // A colleague has just taken her: better than any message.
  if (found?.agent && !found.isEnded) return goTo(answerWith(), heard, 'wait', { n: 1 })
  await leaveForMessage(heard.ctx, heard.call)
  const answer = say(heard, heard.t('speakAfterTone'))
  const { transcribe } = heard.settings
  const call = heard.call
  answer.record({
    action: heard.at('message-done'),
    method: 'POST',
    maxLength: LONGEST_SECONDS,
    timeout: 5,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
    recordingStatusCallback: heard.at('recorded', { call }),
    recordingStatusCallbackMethod: 'POST',
    ...(transcribe && { transcribe: true, transcribeCallback: heard.at('transcribed', { call }) }),
  })
  return hangUp(answer)
}

/** The message is committed before she hears that we have it; the recording itself is fetched afterwards. */
export async function takeMessage(heard: Heard): Promise<Answer> {
  return (await keepMessage(heard))
    ? hangUp(say(heard, heard.t('messageKept')))
    : hangUp(say(heard, heard.t('nothingHeard'), heard.t('goodbye')))
}

/** The same told a second way: so nothing is lost where one of the two does not reach us. */
export async function noteRecorded(heard: Heard): Promise<Answer> {
  const status = heard.field('RecordingStatus')
  if (status === '' || status === 'completed') await keepMessage(heard)
  return answerWith()
}

async function keepMessage(heard: Heard): Promise<boolean> {
  const [recording, url] = [heard.field('RecordingSid'), heard.field('RecordingUrl')]
  const seconds = Number(heard.field('RecordingDuration')) || 0
  if (!recording || !url || seconds === 0) return false
  const { ctx, provider, call, from, dialled, line, language, query } = heard
  const about = { line: line?.id ?? null, language, service: query.get('service') }
  await receiveVoiceMessage(ctx, { provider, call, recording, url, seconds, from, dialled, ...about })
  return true
}

/** What the provider made of it in writing, where it does that. */
export async function noteTranscribed(heard: Heard): Promise<Answer> {
  const [recording, words] = [heard.field('RecordingSid'), heard.field('TranscriptionText')]
  const { ctx, provider, call, from, dialled } = heard
  if (recording && words && heard.field('TranscriptionStatus') !== 'failed')
    await receiveVoiceMessage(ctx, { provider, call, recording, from, dialled, words })
  return answerWith()
}
