import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js'
import type { Language } from '../../platform/text.ts'
import type { Heard } from './heard.ts'
import { sayNumbers } from './say-numbers.ts'

export type Answer = InstanceType<typeof VoiceResponse>
type Gather = ReturnType<Answer['gather']>
type Gathering = Parameters<Answer['gather']>[0]

export const answerWith = (): Answer => new VoiceResponse()

/** Says each sentence in the caller's language, the telephone numbers in it digit by digit: people wrote many of them to be read. */
export function speak(to: Answer | Gather, { language, settings }: Heard, ...sentences: string[]): void {
  for (const words of sentences.filter(Boolean)) to.say(voiceFor(language, settings.welshVoice), sayNumbers(words))
}

export const voiceFor = (language: Language, welshVoice: string) =>
  language === 'cy' ? { language: 'cy-GB' as never, voice: welshVoice as never } : { language: 'en-GB' as const }

/** Asks for keys while it speaks; without one the call goes on after it. */
export function ask(
  answer: Answer,
  heard: Heard,
  step: string,
  { params, sentences, ...how }: { params?: Parameters<Heard['at']>[1]; sentences: string[] } & Gathering,
): void {
  const gather = answer.gather({ numDigits: 1, timeout: 5, ...how, action: heard.at(step, params), method: 'POST' })
  speak(gather, heard, ...sentences)
}

export const goTo = (answer: Answer, heard: Heard, step: string, params?: Parameters<Heard['at']>[1]): Answer => {
  answer.redirect({ method: 'POST' }, heard.at(step, params))
  return answer
}

export const say = (heard: Heard, ...sentences: string[]): Answer => {
  const answer = answerWith()
  speak(answer, heard, ...sentences)
  return answer
}

export const hangUp = (answer: Answer): Answer => {
  answer.hangup()
  return answer
}
