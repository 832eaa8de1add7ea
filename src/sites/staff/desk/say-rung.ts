import type { PromisedCall, WrittenBy } from '../../../modules/interactions/index.ts'
import { sayDate, sayTime } from '../../../platform/dates/index.ts'
import { translator } from '../../../platform/text.ts'
import { workTexts } from './work-texts.ts'

type Rung = Pick<PromisedCall, 'state' | 'endedBecause' | 'lastTry' | 'writtenBy'>

/** What came of a call that was promised. */
export function sayRung({ state, endedBecause, lastTry, writtenBy }: Rung, now: Date): string {
  const t = translator(workTexts, 'en')
  if (state === 'cancelled') return t('rung.cancelled', { because: endedBecause.replace(/\.$/, '') })
  const at = lastTry
    ? `${sayDate(lastTry.at, { language: 'en', now })} at ${sayTime(lastTry.at, { language: 'en' })}`
    : ''
  if (state === 'spoken') return t('rung.spoken', { at })
  const what = lastTry?.result === 'wrong-number' ? t('rung.wrong-number', { at }) : t('rung.no-answer', { at })
  return `${what} ${sayWritten(writtenBy)}`
}

function sayWritten(by: readonly WrittenBy[]): string {
  const t = translator(workTexts, 'en')
  const ways = by.filter(way => way !== 'failed')
  const hasFailed = by.includes('failed')
  if (ways.length === 0) return t(hasFailed ? 'rung.by.failed' : 'rung.by.nothing')
  return [t('rung.by', { ways: ways.join(' and ') }), hasFailed && t('rung.by.alsoFailed')].filter(Boolean).join(' ')
}
