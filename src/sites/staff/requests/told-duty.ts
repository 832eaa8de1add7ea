import { listToldDuty } from '../../../modules/duty/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { localDay, sayAt, sayOn } from '../../../platform/dates/index.ts'
import { translator } from '../../../platform/text.ts'
import { text } from './text.ts'

/** Whether the duty team knows of the danger, and who of it has it: 'The duty team was told at 10:42am. Nobody has it yet.' */
export async function sayToldDuty(ctx: Ctx, request: RequestView) {
  const t = translator(text, 'en')
  const when = (at: Date) => {
    const saying = { language: 'en' as const, now: ctx.now() }
    const isToday = localDay(at) === localDay(ctx.now())
    return isToday ? sayAt(at, saying) : `${sayOn(at, saying)} ${sayAt(at, saying)}`
  }
  return (await listToldDuty(ctx, request.id)).map(({ recordId, toldAt, receivedAt, receivedBy }) => ({
    href: recordId ? `/staff/duty/${recordId}` : '',
    words: [
      t('duty.told', { when: when(toldAt) }),
      !receivedAt
        ? t('duty.waits')
        : receivedBy
          ? t('duty.hasNamed', { name: receivedBy, when: when(receivedAt) })
          : t('duty.has', { when: when(receivedAt) }),
    ].join(' '),
  }))
}
