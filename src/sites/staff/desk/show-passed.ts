import type { Booking } from '../../../modules/bookings/index.ts'
import type { MatterView } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { translator } from '../../../platform/text.ts'
import { sayBooking } from './conversation/booking/page.ts'
import { saySlot } from './conversation/call-back/page.ts'
import { sayRung } from './say-rung.ts'
import { workTexts } from './work-texts.ts'

/** Where a matter is that was handed on, or when it goes on; `stands`: it need not be handed on again. Null: nowhere. */
export async function showPassedOrBooked(ctx: Ctx, matter: MatterView, booked: readonly Booking[]) {
  const passed = showPassed(matter, ctx.now())
  const booking = booked.find(({ id }) => id === matter.bookingId)
  if (!booking || passed?.stands) return passed
  const { when, place } = await sayBooking(ctx, booking)
  const words = [when, place].filter(Boolean).join(', ')
  return { tag: translator(workTexts, 'en')('passed.booked'), words, colour: 'blue', stands: true, end: '' }
}

/** The same, without what was booked. */
export function showPassed({ handover, callBack }: MatterView, now: Date) {
  const t = translator(workTexts, 'en')
  if (callBack && callBack.state !== 'open' && !handover?.isLater) {
    const { state } = callBack
    const colour = state === 'spoken' ? 'green' : 'red'
    return { tag: t('passed.call-back'), words: sayRung(callBack, now), colour, stands: state === 'spoken', end: '' }
  }
  if (callBack?.state === 'open') {
    const slot = saySlot({ from: callBack.slotFrom, until: callBack.slotUntil }, now)
    const { told, isNotRung, promise } = callBack
    const words = [`${slot}.`, t(`told.${told}`), isNotRung && t('notRung')].filter(Boolean).join(' ')
    const isWrong = promise === 'missed' || told === 'other' || isNotRung
    const end = isNotRung ? `/staff/desk/work/call-backs/${callBack.id}/cancel` : ''
    return { tag: t('passed.call-back'), words, colour: isWrong ? 'red' : 'blue', stands: true, end }
  }
  if (!handover) return null
  const { state, toName: name, word, answerBy, joins } = handover
  if (state === 'accepted' && (joins === 'asked' || joins === 'ringing'))
    return { tag: t('passed.ringing'), words: t('passedWords.ringing', { name }), colour: 'yellow', stands: true }
  if (state === 'accepted' && joins === 'joined')
    return { tag: t('passed.joined'), words: t('passedWords.joined', { name }), colour: 'green', stands: true }
  if (joins === 'unanswered')
    return { tag: t('passed.unanswered'), words: t('passedWords.notJoined', { name }), colour: 'red', stands: false }
  const isBack = state === 'given-back' || state === 'unanswered'
  const words = t(`passedWords.${joins === 'over' && state === 'accepted' ? joins : state}`, {
    name,
    word,
    when: sayTime(answerBy, { language: 'en' }),
  })
  return { tag: t(`passed.${state}`), words, colour: isBack ? 'red' : 'blue', stands: !isBack }
}
