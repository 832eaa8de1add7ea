import { setTimeout as pause } from 'node:timers/promises'
import type { Line } from './played-call.ts'
import { PlayedCall } from './played-call.ts'

export type Ended =
  | 'link'
  | 'hung up in the menu'
  | 'closed'
  | 'spoke'
  | 'place'
  | 'message'
  | 'gave up'
  | 'cut off'
  | 'lost'

/** One call, as it went. */
export interface Played {
  call: string
  ended: Ended
  joinedAt: number | null
  answeredAt: number | null
  /** The first range she was told, in minutes; null: that nobody can say. */
  told: { from: number; to: number } | null
  recording: string | null
  /** A colleague who took her matter was rung: joined them, or did not pick up. */
  handedOver: 'joined' | 'not picked up' | null
}

export interface Playing {
  line: Line
  /** Where a message of so many seconds is kept. */
  recordingOf(seconds: number): string
  /** How long a conversation lasts on average, in seconds. */
  talk: number
  chance(): number
  /** How long a second of the caller's lasts, in milliseconds. */
  second: number
  /** The simulation is over: whoever is still on the line hangs up. */
  signal: AbortSignal
}

/** So many seconds, or until the simulation is over: then it throws. */
type Wait = (seconds: number) => Promise<unknown>

/** Somebody rings, follows what she hears, and is answered, rung back, recorded, or gives up. */
export async function playCaller({ line, recordingOf, talk, chance, second, signal }: Playing): Promise<Played> {
  const call = new PlayedCall(line)
  const played: Played = {
    call: call.sid,
    ended: 'lost',
    joinedAt: null,
    answeredAt: null,
    told: null,
    recording: null,
    handedOver: null,
  }
  const lasts = (mean: number): number => -Math.log(1 - chance()) * mean
  const wait: Wait = seconds => pause(seconds * second, undefined, { signal })
  try {
    await call.begin()
    await wait(2 + lasts(4))
    if (call.standing.at === 'over') return { ...played, ended: 'closed' }
    if (await inMenu(call, { chance, wait })) {
      await call.hangUp()
      return { ...played, ended: 'hung up in the menu' }
    }
    if (/on its way to you by text/.test(call.heard.join(' ')) && chance() < 0.8) {
      await call.hangUp()
      return { ...played, ended: 'link' }
    }
    return await inQueue(call, { ...played, joinedAt: Date.now() }, { recordingOf, talk, chance, second, lasts, wait })
  } catch (error) {
    // A provider tells of the end whatever went wrong before: else a colleague would have the call in hand for ever.
    await call.hangUp().catch(() => {})
    if (signal.aborted) return { ...played, ended: 'cut off' }
    process.stderr.write(`A call went wrong: ${(error as Error).message}\n`)
    return played
  }
}

/** She chooses, says it, presses something else, or nothing. True: she hangs up. */
async function inMenu(call: PlayedCall, { chance, wait }: Pick<Playing, 'chance'> & { wait: Wait }): Promise<boolean> {
  if (chance() < 0.05) return true
  const how = chance()
  if (how < 0.35) await call.press(String(1 + Math.floor(chance() * 4)))
  else if (how < 0.45) await call.speak('my bin was missed')
  else if (how < 0.5) {
    await call.press('9')
    if (call.standing.at === 'asked') await call.press('*')
  } else if (how < 0.7) await call.press('0')
  else await call.stay()
  if (/get the link by text, press 1/.test(call.heard.at(-1) ?? '')) {
    await wait(2)
    await (chance() < 0.4 ? call.press('1') : call.press('2'))
  }
  return false
}

async function inQueue(
  call: PlayedCall,
  played: Played,
  {
    recordingOf,
    talk,
    chance,
    second,
    lasts,
    wait,
  }: Pick<Playing, 'recordingOf' | 'talk' | 'chance' | 'second'> & { lasts(mean: number): number; wait: Wait },
): Promise<Played> {
  played.told = toldIn(call.heard)
  const goes = Date.now() + (60 + lasts(600)) * second
  const [takesPlace, leavesMessage] = [chance() < 0.35, chance() < 0.06]
  for (;;) {
    const { standing } = call
    if (standing.at === 'dialling') {
      await wait(2 + lasts(2))
      await call.pickUp()
      played.answeredAt = Date.now()
      played.handedOver = await speak(call, Math.max(5, lasts(talk)), { chance, wait })
      await call.hangUp()
      return { ...played, ended: 'spoke' }
    }
    if (standing.at !== 'asked') return { ...played, ended: 'closed' }
    const words = call.heard.slice(-6).join(' ')
    if (takesPlace && /rung back, press 1/.test(words) && !/cannot promise/.test(words)) {
      await wait(3)
      if (await keepsPlace(call)) return { ...played, ended: 'place' }
    } else if (leavesMessage) {
      await call.press('2')
      // A colleague has just taken her: better than any message.
      if (call.standing.at !== 'recording') continue
      const seconds = Math.round(5 + chance() * 25)
      played.recording = `RE${call.sid.slice(2)}`
      await call.record(recordingOf(seconds), seconds, played.recording)
      await call.hangUp()
      return { ...played, ended: 'message' }
    } else if (Date.now() > goes) {
      await call.hangUp()
      return { ...played, ended: 'gave up' }
    } else {
      await wait(standing.timeout)
      await call.stay()
    }
  }
}

/** Of ten phones that ring so nine are picked up. */
const PICKED_UP = 0.9
const INTRODUCED = 10

/** They speak for so long; where a colleague is brought in she is introduced, and the conversation is with her. */
async function speak(
  call: PlayedCall,
  seconds: number,
  { chance, wait }: Pick<Playing, 'chance'> & { wait: Wait },
): Promise<Played['handedOver']> {
  let handedOver: Played['handedOver'] = null
  for (let left = seconds; left > 0; left--) {
    await wait(Math.min(left, 1))
    const phone = call.line.switch?.ringsFor(call.sid)
    if (!phone) continue
    await wait(3)
    const isPickedUp = chance() < PICKED_UP
    await (isPickedUp ? phone.pickUp() : phone.end('no-answer'))
    handedOver = isPickedUp && phone.conference ? 'joined' : 'not picked up'
    left = Math.max(left, INTRODUCED)
  }
  // Where a phone rings still, it is the caller who goes.
  if (!call.line.switch?.ringsFor(call.sid)) await call.afterDial('completed')
  return handedOver
}

async function keepsPlace(call: PlayedCall): Promise<boolean> {
  const said = await call.press('1')
  if (!/If that is right, press 1/.test(said)) {
    // A withheld number: she gives one.
    if (call.standing.at === 'asked') await call.press('07700900555')
  }
  const done = call.standing.at === 'asked' ? await call.press('1') : ''
  if (!/Your place is kept/.test(done)) return false
  await call.hangUp()
  return true
}

/** The range in what a caller heard. Pure. */
export function toldIn(heard: readonly string[]): Played['told'] {
  const words = heard.join(' ')
  const between = /between (\d+) and (\d+) minutes/.exec(words)
  if (between) return { from: Number(between[1]), to: Number(between[2]) }
  const less = /less than (\d+) minutes/.exec(words)
  return less ? { from: 0, to: Number(less[1]) } : null
}
