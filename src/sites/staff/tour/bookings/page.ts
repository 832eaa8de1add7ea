import { checkInBooked, listBookedAtStop, markDidNotCome } from '../../../../modules/bookings/index.ts'
import { readStops } from '../../../../modules/tours/index.ts'
import { sayDay, sayTimes } from '../../../../platform/dates/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page, type Redirect, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { bookedShower } from '../../bookings/show-booked.ts'
import { text as bookingTexts } from '../../bookings/text.ts'
import { orBack, refusedWords } from '../../desk/or-back.ts'
import { text as receptionTexts } from '../../reception/text.ts'
import { text } from './text.ts'

const texts = { ...receptionTexts, ...bookingTexts, ...text }

/** Who has booked at a stop: for whoever goes there. */
export const stopBookingsPage = page({
  at: import.meta,
  path: '/staff/tour/:id/bookings',
  permission: 'reception.work',
  texts,
  async load(ctx, visit) {
    const [stop] = await readStops(ctx, [visit.params.id!])
    if (!stop) throw new NotFound('stop')
    const saying = { language: 'en' as const, now: ctx.now() }
    return {
      village: say(stop.village, 'en'),
      place: say(stop.place, 'en'),
      when: `${sayDay(stop.startsAt, saying)}, ${sayTimes(stop.startsAt, stop.endsAt, saying)}`,
      booked: (await listBookedAtStop(ctx, stop.id)).map(await bookedShower(ctx)),
      here: `/staff/tour/${stop.id}/bookings/`,
      refusal: refusedWords(texts, visit.query),
    }
  },
  example: ({ stop }) => `/staff/tour/${stop}/bookings`,
})

/** She is here, or did not come: buttons of the list. */
export const stopBookedPage = page({
  at: import.meta,
  path: '/staff/tour/:id/bookings/:booking',
  permission: 'reception.work',
  audit: 'tour-booking',
  texts: {},
  form: { act: choiceField(['here', 'missed']) },
  submit(ctx, visit, { act }) {
    const back = `/staff/tour/${encodeURIComponent(visit.params.id!)}/bookings`
    return orBack<Redirect>(back, async () => {
      if (act === 'here') await checkInBooked(ctx, visit.params.booking!)
      if (act === 'missed') await markDidNotCome(ctx, visit.params.booking!)
      return redirect(back)
    })
  },
})
