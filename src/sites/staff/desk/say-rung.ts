import type { PromisedCall, WrittenBy } from '../../../modules/interactions/index.ts'
import { sayDate, sayTime, sayTimes } from '../../../platform/dates/index.ts'
import { translator } from '../../../platform/text.ts'
import { workTexts } from './work-texts.ts'

type Rung = Pick<PromisedCall, 'state' | 'endedBecause' | 'lastTry' | 'writtenBy'>

/** What came of a call that was promised. */
export function sayRung({ state, endedBecause, lastTry, writtenBy }: Rung, now: Date): string {
  const t = translator(workTexts, 'en')
  if (state === 'cancelled') return t('rung.cancelled', { because: endedBecause.replace(/\.$/, '') })
  const what = lastTry && sayTry(lastTry, now)
  return [what, state === 'written' && sayWritten(writtenBy)].filter(Boolean).join(' ')
}

function sayTry({ at, result }: NonNullable<PromisedCall['lastTry']>, now: Date): string {
  const words = `${sayDate(at, { language: 'en', now })} at ${sayTime(at, { language: 'en' })}`
  return translator(workTexts, 'en')(`rung.${result === 'spoke' ? 'spoken' : result}`, { at: words })
}

type Kept = Rung & Pick<PromisedCall, 'slotFrom' | 'slotUntil' | 'promise' | 'isNotRung'>

/** The same for whoever speaks with them next, also while it goes on. '': nothing came of it yet. */
export function sayKept(call: Kept, now: Date): string {
  const t = translator(workTexts, 'en')
  const { state, lastTry, promise, isNotRung, slotFrom, slotUntil } = call
  const say = (...what: string[]) => t('rung.promised', { what: what.join(' ') })
  if (state !== 'open') return say(sayRung(call, now))
  if (lastTry) return say(sayTry(lastTry, now), ...(isNotRung ? [] : [t('rung.again')]))
  if (promise !== 'missed') return ''
  const day = sayDate(slotFrom, { language: 'en', now })
  return say(t('rung.missed', { slot: `${day}, ${sayTimes(slotFrom, slotUntil, { language: 'en' })}` }))
}

function sayWritten(by: readonly WrittenBy[]): string {
  const t = translator(workTexts, 'en')
  const ways = by.filter(way => way !== 'failed')
  const hasFailed = by.includes('failed')
  if (ways.length === 0) return t(hasFailed ? 'rung.by.failed' : 'rung.by.nothing')
  return [t('rung.by', { ways: ways.join(' and ') }), hasFailed && t('rung.by.alsoFailed')].filter(Boolean).join(' ')
}
