import { listToldDuty } from '../../../modules/duty/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { localDay, sayAt, sayDateAndTime, sayOn, sayTime } from '../../../platform/dates/index.ts'
import { translator } from '../../../platform/text.ts'
import { text } from './text.ts'

/** Whether the duty team knows of the danger, and who of it has it: 'The duty team was told at 10:42am. Nobody has it yet.' */
export async function sayToldDuty(ctx: Ctx, request: RequestView) {
  const t = translator(text, 'en')
  const saying = { language: 'en' as const, now: ctx.now() }
  const isToday = (at: Date) => localDay(at) === localDay(ctx.now())
  const when = (at: Date) => (isToday(at) ? sayAt(at, saying) : `${sayOn(at, saying)} ${sayAt(at, saying)}`)
  const since = (at: Date) => (isToday(at) ? sayTime(at, saying) : sayDateAndTime(at, saying))
  return (await listToldDuty(ctx, request.id)).map(({ recordId, toldAt, receivedAt, receivedBy }) => ({
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
