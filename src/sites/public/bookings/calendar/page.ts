import { calendarFile } from '../../../../modules/bookings/index.ts'
import { page, Raw } from '../../../../platform/page/page.ts'
import { say, translator } from '../../../../platform/text.ts'
import { readLinkedBooking } from '../linked-booking.ts'
import { text } from '../text.ts'

/** Her time as a file that every calendar reads. */
export const bookingCalendarPage = page({
  at: import.meta,
  path: '/bookings/:token/calendar.ics',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { booking, place, address, room, home, reference, council } = await readLinkedBooking(ctx, visit)
    const t = translator(text, ctx.language)
    const file = calendarFile({
      ...booking,
      title: t('visit', { council: say(council.name, ctx.language) }),
      where: `${place}, ${address}`,
      words: [`${t('reference')}: ${reference}`, ...(room ? [room] : []), `${visit.origin}${home}`].join('\n'),
      host: new URL(visit.origin).hostname,
      madeAt: ctx.now(),
    })
    return new Raw(file, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="booking.ics"',
      'cache-control': 'no-store',
    })
  },
  example: ({ bookingToken }) => `/bookings/${bookingToken}/calendar.ics`,
})
