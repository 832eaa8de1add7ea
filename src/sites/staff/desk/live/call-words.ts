import type { CallNews, HandoverNews } from '../../../../modules/interactions/index.ts'
import type { Organisation } from '../../../../modules/organisation/index.ts'
import { sayTime } from '../../../../platform/dates/index.ts'
import { spokenPhone } from '../../../../platform/page/spoken-phone.ts'
import { translator } from '../../../../platform/text.ts'
import { lineName } from '../show-tabs.ts'
import { callStripTexts } from './strip-text.ts'

const t = translator(callStripTexts, 'en')

/** What the strip above a page says of a call: the line it came on, and how many have the number until it is known who it is. Never who: others see the screen. */
export function callWords(
  { state, goldenNumber, dialled, isUrgent, isWithheld, knownFor, isKnown }: CallNews,
  organisation: Organisation,
) {
  const isRinging = state === 'ringing'
  const title = t(isRinging ? 'calls.ringing' : state === 'held' ? 'calls.held' : 'calls.speaking', {
    line: lineName(organisation, goldenNumber) || spokenPhone(dialled),
  })
  return {
    title: isUrgent ? `${t('calls.danger')} ${title}` : title,
    about: isKnown ? t('calls.known') : isWithheld ? t('calls.withheld') : t(knownKey(knownFor), { count: knownFor }),
    act: t(isRinging ? 'calls.answer' : 'calls.open'),
  }
}

/** What it says of a matter that a colleague offers: who, and until when. What it is about stands on its page. */
export const offerWords = ({ fromName, answerBy }: HandoverNews) => ({
  title: t('calls.offered', { name: fromName }),
  about: t('calls.answerBy', { time: sayTime(answerBy, { language: 'en' }) }),
  act: t('calls.openOffer'),
})

const knownKey = (count: number) => (count === 0 ? 'calls.none' : count === 1 ? 'calls.one' : 'calls.many')

/** Of somebody in hand who wrote again. */
export const writtenWords = () => ({ title: t('calls.written'), act: t('calls.writtenOpen') })
