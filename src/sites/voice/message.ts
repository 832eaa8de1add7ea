import { queueMessages } from '../../modules/channels/index.ts'
import { receiveVoiceMessage } from '../../modules/correspondence/index.ts'
import { findLineCall, leaveForMessage, waysToNumber } from '../../modules/interactions/index.ts'
import { formatCode, newReference, parseReference, speakCode } from '../../platform/spoken-code/index.ts'
import { say as inLanguage } from '../../platform/text.ts'
import type { Heard } from './heard.ts'
import { type Answer, answerWith, ask, goTo, hangUp, say, speak } from './speak.ts'

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
  // All ways in which the message is told carry the same.
  const ref = newReference()
  answer.record({
    action: heard.at('message-done', { ref }),
    method: 'POST',
    maxLength: LONGEST_SECONDS,
    timeout: 5,
    finishOnKey: '#',
    playBeep: true,
    trim: 'trim-silence',
    recordingStatusCallback: heard.at('recorded', { call, ref }),
    recordingStatusCallbackMethod: 'POST',
    ...(transcribe && { transcribe: true, transcribeCallback: heard.at('transcribed', { call, ref }) }),
  })
  return hangUp(answer)
}

/** The message is committed before she hears that we have it; the recording itself is fetched afterwards. */
export async function takeMessage(heard: Heard): Promise<Answer> {
  const { ctx, t, from } = heard
  if (!(await keepMessage(heard))) return hangUp(say(heard, t('nothingHeard'), t('goodbye')))
  const ref = referenceOf(heard)
  if (!ref) return hangUp(say(heard, t('messageKept'), t('goodbye')))
  const reference = speakCode(ref)
  const answer = say(heard, t('messageKept'), t('reference', { reference }), t('referenceAgain', { reference }))
  if ((await waysToNumber(ctx, from)).text)
    ask(answer, heard, 'message-text', { params: { ref }, sentences: [t('textReference')] })
  speak(answer, heard, t('goodbye'))
  return hangUp(answer)
}

const referenceOf = ({ query }: Heard): string | null => {
  const read = parseReference(query.get('ref') ?? '')
  return read.ok ? read.code : null
}

/** She wants the reference by text: once for a message. */
export async function textReference(heard: Heard): Promise<Answer> {
  const { ctx, t, from, language, organisation } = heard
  const ref = referenceOf(heard)
  if (heard.field('Digits') !== '1' || !ref || !from || !(await waysToNumber(ctx, from)).text)
    return hangUp(say(heard, t('goodbye')))
  const facts = { council: inLanguage(organisation.council.name, language), reference: formatCode(ref) }
  await queueMessages(ctx, [
    {
      key: `voice:${ref}:reference`,
      medium: 'text',
      recipient: from,
      language,
      subject: t('reference.subject'),
      words: t('reference.words', facts),
      // She asked for it a moment ago.
      atOnce: true,
    },
  ])
  return hangUp(say(heard, t('referenceSent'), t('goodbye')))
}

/** The same told a second way: so nothing is lost where one of the two does not reach us. */
export async function noteRecorded(heard: Heard): Promise<Answer> {
  const status = heard.field('RecordingStatus')
  if (status === '' || status === 'completed') await keepMessage(heard)
  return answerWith()
}

async function keepMessage(heard: Heard): Promise<boolean> {
  const { ctx } = heard
  const url = heard.field('RecordingUrl')
  const seconds = Number(heard.field('RecordingDuration')) || 0
  const about = messageOf(heard)
  if (!about.recording || !url || seconds === 0) return false
  await receiveVoiceMessage(ctx, { ...about, url, seconds })
  return true
}

/** What is known of the message, whichever way it is told. */
function messageOf(heard: Heard) {
  const { provider, call, from, dialled, line, language, query } = heard
  const reference = referenceOf(heard)
  return {
    ...{ provider, call, from, dialled, recording: heard.field('RecordingSid') },
    ...{ line: line?.id ?? null, language, service: query.get('service') },
    ...(reference && { reference }),
  }
}

/** What the provider made of it in writing, where it does that. */
export async function noteTranscribed(heard: Heard): Promise<Answer> {
  const about = messageOf(heard)
  const words = heard.field('TranscriptionText')
  if (about.recording && words && heard.field('TranscriptionStatus') !== 'failed')
    await receiveVoiceMessage(heard.ctx, { ...about, words, url: heard.field('RecordingUrl') || null })
  return answerWith()
}
