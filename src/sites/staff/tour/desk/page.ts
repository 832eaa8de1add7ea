import { openDesk, readStopWithDesks } from '../../../../modules/tours/index.ts'
import { sayDateAndTime, sayDay, sayTimes } from '../../../../platform/dates/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { staffOf } from '../../site.ts'
import { text } from './text.ts'

/** The desk of a stop: get it ready for this device, go on with one, or say that a device is lost. */
export const stopDeskPage = page({
  at: import.meta,
  path: '/staff/tour/:id/desk',
  permission: 'tours.desk',
  audit: 'tour-desk-opening',
  texts: text,
  async load(ctx, visit) {
    const stop = await readStopWithDesks(ctx, visit.params.id!)
    const saying = { language: 'en', now: ctx.now() } as const
    const own = staffOf(ctx).id
    return {
      back: '/staff/tour',
      village: say(stop.village, 'en'),
      place: `${say(stop.place, 'en')}, ${stop.postcode}`,
      when: `${sayDay(stop.startsAt, saying)}, ${sayTimes(stop.startsAt, stop.endsAt, saying)}`,
      desks: stop.desks.map(desk => ({
        id: desk.id,
        isOwn: desk.openedBy === own,
        name: desk.openedByName,
        opened: sayDateAndTime(desk.openedAt, saying),
        until: sayDateAndTime(desk.expiresAt, saying),
        arrived: desk.arrived,
      })),
    }
  },
  async submit(ctx, visit) {
    return redirect(`/staff/tour/desks/${await openDesk(ctx, visit.params.id!)}`)
  },
  example: ({ stop }) => `/staff/tour/${stop}/desk`,
})
