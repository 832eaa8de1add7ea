import {
  findJoined,
  findLineCall,
  hasEndedInLine,
  keepPlace,
  leaveToLine,
  offerPlace,
  type Place,
  readPlace,
  returnCall,
  waysToNumber,
} from '../../modules/interactions/index.ts'
import { agentAddress } from '../../platform/agent-address.ts'
import { sayTime } from '../../platform/dates/index.ts'
import { Refused } from '../../platform/errors.ts'
import { normalPhone } from '../../platform/phone.ts'
import { say as inLanguage } from '../../platform/text.ts'
import { calendarOf } from './begin.ts'
import type { Heard } from './heard.ts'
import { intoConference } from './joining.ts'
import { sayNumber } from './say-numbers.ts'
import { type Answer, answerWith, ask, goTo, hangUp, say, speak } from './speak.ts'
import { tellOfCall } from './tell.ts'

/** Between two looks whether a colleague has taken the call: so long she may hear nothing. */
const LOOK_EVERY = 5
/** Every so many looks she hears where she stands. */
const LOOKS_UNTIL_TOLD = 12
const WRONG_NUMBERS = 2
const LONGEST_SAID = 60

/** She waits in the line, and hears at once and then each minute where she stands; at each look a colleague may have taken her. */
export async function wait(heard: Heard): Promise<Answer> {
  const { ctx, call, query } = heard
  const looks = Number(query.get('n') ?? 0)
  let found = await findLineCall(ctx, call)
  if (!found) {
    // Its end may have been told before its beginning.
    if (await hasEndedInLine(ctx, call)) return hangUp(answerWith())
    await tellOfCall(heard, 'ringing')
    found = await findLineCall(ctx, call)
  }
  if (found?.isEnded) return hangUp(answerWith())
  if (found?.agent) return connect(heard, found.agent)
  const answer = answerWith()
  const isTold = looks % LOOKS_UNTIL_TOLD === 0
  const sentences = isTold ? await sayPlace(heard, looks) : []
  ask(answer, heard, 'wait-choice', { params: { n: looks }, timeout: LOOK_EVERY, sentences })
  return goTo(answer, heard, 'wait', { n: looks + 1 })
}

async function sayPlace(heard: Heard, looks: number): Promise<string[]> {
  const { ctx, t } = heard
  const place = await readPlace(ctx, heard.call)
  const mayRing = heard.from === null || (await waysToNumber(ctx, heard.from)).ring
  // Where nobody is there yet, not even who is next need wait on the line.
  const isOffered = mayRing && (place.position > 1 || !place.isServed)
  const slot = isOffered ? await offerPlace(ctx, calendarOf(heard)) : null
  return [
    ...(looks > 0 ? [t('stillThere')] : []),
    ...(place.position === 1 ? [t('next')] : [t('position', { position: place.position })]),
    sayWait(heard, place),
    ...(slot ? [t('offerPlace')] : []),
    t('offerMessage'),
    t('orStay'),
  ]
}

/** Only what is known: a range of minutes, or that nobody can say. */
function sayWait({ t }: Heard, { wait }: Place): string {
  if (!wait) return t('waitUnknown')
  const { from, to } = wait
  if (from === 0) return t('waitShort', { to })
  return to > LONGEST_SAID && from >= LONGEST_SAID ? t('waitLong') : t('waitRange', { from, to })
}

export async function chooseWhileWaiting(heard: Heard): Promise<Answer> {
  const pressed = heard.field('Digits')
  const n = Number(heard.query.get('n') ?? 0) + 1
  if (pressed === '1') return goTo(answerWith(), heard, 'place')
  if (pressed === '2') return goTo(answerWith(), heard, 'message')
  return goTo(answerWith(), heard, 'wait', { n })
}

/** The number is read back before anything is promised. */
export async function readNumberBack(heard: Heard): Promise<Answer> {
  const { ctx, t } = heard
  const phone = heard.query.get('phone') ?? heard.from
  if (!phone) return askForNumber(heard)
  if (!(await waysToNumber(ctx, phone)).ring) return refuseNumber(heard)
  const answer = answerWith()
  ask(answer, heard, 'place-choice', {
    params: { phone },
    sentences: [t('placeNumber', { number: sayNumber(phone) }), t('placeRight')],
  })
  return keepsWaiting(heard, answer)
}

const keepsWaiting = (heard: Heard, answer: Answer): Answer => {
  speak(answer, heard, heard.t('youKeepWaiting'))
  return goTo(answer, heard, 'wait', { n: 1 })
}

export async function choosePlace(heard: Heard): Promise<Answer> {
  const pressed = heard.field('Digits')
  if (pressed === '2') return askForNumber(heard)
  const phone = heard.query.get('phone') ?? ''
  if (pressed !== '1') return goTo(answerWith(), heard, 'place', { phone })
  return keep(heard, phone)
}

async function keep(heard: Heard, phone: string): Promise<Answer> {
  const { ctx, call, t, line, language } = heard
  try {
    const until = await keepPlace(ctx, {
      call,
      phone,
      calendar: calendarOf(heard),
      summary: inLanguage(line?.name, 'en'),
    })
    return hangUp(say(heard, t('placeKept', { when: sayTime(until, { language }) })))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.code === 'interactions.phone-unsafe' || error.code === 'interactions.phone-missing')
      return refuseNumber(heard)
    const isTaken = error.code === 'interactions.gone-already'
    return goTo(isTaken ? answerWith() : say(heard, t('placeFull')), heard, 'wait', { n: 1 })
  }
}

function askForNumber(heard: Heard): Answer {
  const answer = answerWith()
  ask(answer, heard, 'place-number', {
    params: { wrong: heard.query.get('wrong') ?? undefined },
    numDigits: undefined as never,
    finishOnKey: '#',
    timeout: 10,
    sentences: [heard.t('typeNumber')],
  })
  return keepsWaiting(heard, answer)
}

export async function takeNumber(heard: Heard): Promise<Answer> {
  const phone = normalPhone(heard.field('Digits'))
  return /^\+\d{8,15}$/.test(phone) ? goTo(answerWith(), heard, 'place', { phone }) : refuseNumber(heard)
}

/** Twice in vain, and she goes on waiting. */
function refuseNumber(heard: Heard): Answer {
  const { t } = heard
  const wrong = Number(heard.query.get('wrong') ?? 0) + 1
  if (wrong >= WRONG_NUMBERS) return goTo(say(heard, t('notNumber'), t('youKeepWaiting')), heard, 'wait', { n: 1 })
  return goTo(say(heard, t('notNumber')), heard, 'place-again', { wrong })
}

export const askAgainForNumber = async (heard: Heard): Promise<Answer> => askForNumber(heard)

/** A colleague has taken the call: her phone rings. */
function connect(heard: Heard, agent: string): Answer {
  const { settings, t, call } = heard
  const answer = say(heard, t('connecting'), ...(settings.record ? [t('recorded')] : []))
  const dial = answer.dial({
    action: heard.at('after', { agent }),
    method: 'POST',
    timeout: 20,
    answerOnBridge: true,
    ...(settings.record && { record: 'record-from-answer-dual' as const }),
  })
  const told = {
    statusCallback: heard.at('agent', { call, agent }),
    statusCallbackEvent: ['answered' as const],
    statusCallbackMethod: 'POST',
  }
  const address = agentAddress(settings.agent, agent)
  if (address.startsWith('sip:')) dial.sip(told as never, address)
  else if (address.startsWith('client:')) dial.client(told as never, address.slice('client:'.length))
  else dial.number(told as never, address)
  return answer
}

/** The adviser's phone was answered. */
export async function agentAnswered(heard: Heard): Promise<Answer> {
  const agent = heard.query.get('agent') ?? ''
  if (['in-progress', 'answered'].includes(heard.field('CallStatus')))
    await tellAnswered(heard, agent, heard.field('CallSid'))
  return answerWith()
}

/** Once for each time her phone is picked up: she may have the same call twice. */
const tellAnswered = (heard: Heard, agent: string, leg: string) =>
  tellOfCall(heard, 'answered', { name: `answered:${agent}:${leg}`, agent })

const ENDED = ['completed', 'busy', 'failed', 'no-answer', 'canceled']

/**
 * The conversation is over; or three are to speak; or her phone was not answered, or she left while a colleague's rang: then the
 * call waits again where it stood.
 */
export async function afterDial(heard: Heard): Promise<Answer> {
  const { ctx, call, t } = heard
  const agent = heard.query.get('agent') ?? ''
  const outcome = heard.field('DialCallStatus')
  const joined = await findJoined(ctx, call)
  if (joined && joined !== agent) return intoConference(heard, joined)
  if (joined || outcome === 'completed' || outcome === 'answered') {
    if (await leaveToLine(ctx, { call, agent })) return goTo(say(heard, t('leftAlone')), heard, 'wait', { n: 1 })
    // A word that comes late ends nothing that a colleague has begun since.
    const found = await findLineCall(ctx, call)
    if (found && !found.isEnded && found.agent !== agent) return goTo(answerWith(), heard, 'wait', { n: 1 })
    await tellAnswered(heard, agent, heard.field('DialCallSid'))
    await tellOfCall(heard, 'ended')
    return hangUp(answerWith())
  }
  if (ENDED.includes(heard.field('CallStatus'))) {
    await tellOfCall(heard, 'ended')
    return hangUp(answerWith())
  }
  await returnCall(ctx, { call, agent })
  return goTo(say(heard, t('notAnswered')), heard, 'wait', { n: 1 })
}

/** What became of the whole call; a call that never joined a line has nothing to end. */
export async function noteStatus(heard: Heard): Promise<Answer> {
  const isOver = ENDED.includes(heard.field('CallStatus'))
  if (isOver && (await findLineCall(heard.ctx, heard.call))) await tellOfCall(heard, 'ended')
  return answerWith()
}
