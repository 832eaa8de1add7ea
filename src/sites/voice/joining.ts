// A warm transfer: the colleague who took a matter joins the call, and three speak.
import { findJoined, joinCall, noteGone } from '../../modules/interactions/index.ts'
import type { Heard } from './heard.ts'
import { type Answer, answerWith, hangUp, say } from './speak.ts'
import { tellOfCall } from './tell.ts'

/** Her phone was picked up: the conversation is hers from now on. The other two are brought to her. */
export async function join(heard: Heard): Promise<Answer> {
  const { ctx, call, t } = heard
  const handover = heard.query.get('handover') ?? ''
  const agent = await joinCall(ctx, { handover, call, leg: heard.field('CallSid') })
  if (!agent) return hangUp(say(heard, t('tooLate')))
  await tellOfCall(heard, 'transferred', { name: `transferred:${handover}`, agent })
  return confer(heard, say(heard, t('joining')), { isLeader: true })
}

/** Whoever spoke with the caller so far: she may go, and the others stay. */
export async function introduce(heard: Heard): Promise<Answer> {
  return (await findJoined(heard.ctx, heard.call)) ? confer(heard, answerWith(), { isLeader: false }) : answerWith()
}

/** The caller follows. When it is over, so is her call. */
export const intoConference = (heard: Heard, agent: string): Answer =>
  confer(heard, answerWith(), { isLeader: true, action: heard.at('after', { agent }) })

/** One for each call, by its id. When the caller goes, or whoever joined, it is over for all. */
function confer(heard: Heard, answer: Answer, how: { isLeader: boolean; action?: string }): Answer {
  const dial = answer.dial(how.action ? { action: how.action, method: 'POST' } : {})
  dial.conference(
    {
      endConferenceOnExit: how.isLeader,
      beep: 'false',
      ...(heard.settings.record && { record: 'record-from-start' as const }),
    },
    heard.call,
  )
  return answer
}

/** What became of her phone: not picked up, or it is over. Who was in for a moment leaves the conversation with whoever had it. */
export async function noteJoiner(heard: Heard): Promise<Answer> {
  const handover = heard.query.get('handover') ?? ''
  const agent = await noteGone(heard.ctx, handover)
  if (agent) await tellOfCall(heard, 'transferred', { name: `back:${handover}`, agent })
  return answerWith()
}
