import { setTimeout as pause } from 'node:timers/promises'
import type { Line } from './played-call.ts'
import { PlayedCall } from './played-call.ts'

export type Ended = 'link' | 'hung up in the menu' | 'closed' | 'spoke' | 'place' | 'message' | 'gave up' | 'lost'

/** One call, as it went. */
export interface Played {
  call: string
  ended: Ended
  joinedAt: number | null
  answeredAt: number | null
  /** The first range she was told, in minutes; null: that nobody can say. */
  told: { from: number; to: number } | null
  recording: string | null
}

export interface Playing {
  line: Line
  /** Where a message of so many seconds is kept. */
  recordingOf(seconds: number): string
  /** How long a conversation lasts on average, in seconds. */
  talk: number
  chance(): number
}

const SECOND = 1000

/** Somebody rings, follows what she hears, and is answered, rung back, recorded, or gives up. */
export async function playCaller({ line, recordingOf, talk, chance }: Playing): Promise<Played> {
  const call = new PlayedCall(line)
  const played: Played = {
    call: call.sid,
    ended: 'lost',
    joinedAt: null,
    answeredAt: null,
    told: null,
    recording: null,
  }
  const lasts = (mean: number): number => -Math.log(1 - chance()) * mean * SECOND
  try {
    await call.begin()
    await pause(2 * SECOND + lasts(4))
    if (call.standing.at === 'over') return { ...played, ended: 'closed' }
    if (await inMenu(call, chance)) {
      await call.hangUp()
      return { ...played, ended: 'hung up in the menu' }
    }
    if (/on its way to you by text/.test(call.heard.join(' ')) && chance() < 0.8) {
      await call.hangUp()
      return { ...played, ended: 'link' }
    }
    return await inQueue(call, { ...played, joinedAt: Date.now() }, { recordingOf, talk, chance, lasts })
  } catch (error) {
    process.stderr.write(`A call went wrong: ${(error as Error).message}\n`)
    return played
  }
}

/** She chooses, says it, presses something else, or nothing. True: she hangs up. */
async function inMenu(call: PlayedCall, chance: () => number): Promise<boolean> {
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
    await pause(2 * SECOND)
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
    lasts,
  }: Pick<Playing, 'recordingOf' | 'talk' | 'chance'> & { lasts(mean: number): number },
): Promise<Played> {
  played.told = toldIn(call.heard)
  const goes = Date.now() + 60 * SECOND + lasts(600)
  const [takesPlace, leavesMessage] = [chance() < 0.35, chance() < 0.06]
  for (;;) {
    const { standing } = call
    if (standing.at === 'dialling') {
      await pause(2 * SECOND + lasts(2))
      await call.pickUp()
      played.answeredAt = Date.now()
      await pause(Math.max(5 * SECOND, lasts(talk)))
      await call.afterDial('completed')
      await call.hangUp()
      return { ...played, ended: 'spoke' }
    }
    if (standing.at !== 'asked') return { ...played, ended: 'closed' }
    const words = call.heard.slice(-6).join(' ')
    if (takesPlace && /rung back, press 1/.test(words) && !/cannot promise/.test(words)) {
      await pause(3 * SECOND)
      if (await keepsPlace(call)) return { ...played, ended: 'place' }
    } else if (leavesMessage) {
      await call.press('2')
      const seconds = Math.round(5 + chance() * 25)
      played.recording = `RE${call.sid.slice(2)}`
      await call.record(recordingOf(seconds), seconds, played.recording)
      await call.hangUp()
      return { ...played, ended: 'message' }
    } else if (Date.now() > goes) {
      await call.hangUp()
      return { ...played, ended: 'gave up' }
    } else {
      await pause(standing.timeout * SECOND)
      await call.stay()
    }
  }
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
