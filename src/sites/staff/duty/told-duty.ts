import type { ToldDuty } from '../../../modules/duty/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { localDay, sayAt, sayDateAndTime, sayOn, sayTime } from '../../../platform/dates/index.ts'
import { type StaffTexts, translator } from '../../../platform/text.ts'

export const toldDutyTexts = {
  'duty.told': { en: 'The duty team was told {when}.' },
  'duty.waits': { en: 'Nobody of them has said yet that they have it.' },
  'duty.has': { en: 'The duty team has had it since {when}.' },
  'duty.hasNamed': { en: '{name} has had it since {when}.' },
  'duty.open': { en: 'Open what the duty team has' },
} satisfies StaffTexts

/** That the duty team knows of the danger, and who of it has it: 'The duty team was told at 10:42am. Nobody has it yet.' */
export function sayToldDuty(ctx: Ctx, told: ToldDuty[]): { href: string; words: string }[] {
  const t = translator(toldDutyTexts, 'en')
  const saying = { language: 'en' as const, now: ctx.now() }
  const isToday = (at: Date) => localDay(at) === localDay(ctx.now())
  const when = (at: Date) => (isToday(at) ? sayAt(at, saying) : `${sayOn(at, saying)} ${sayAt(at, saying)}`)
  const since = (at: Date) => (isToday(at) ? sayTime(at, saying) : sayDateAndTime(at, saying))
  return told.map(({ recordId, toldAt, receivedAt, receivedBy }) => ({
    href: recordId ? `/staff/duty/${recordId}` : '',
    words: [
      t('duty.told', { when: when(toldAt) }),
      !receivedAt
        ? t('duty.waits')
        : receivedBy
          ? t('duty.hasNamed', { name: receivedBy, when: since(receivedAt) })
          : t('duty.has', { when: since(receivedAt) }),
    ].join(' '),
  }))
}
