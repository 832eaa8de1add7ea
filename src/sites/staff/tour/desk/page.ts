import { getStopToCome, openDesk, readyFrom } from '../../../../modules/tours/index.ts'
import { sayDay, sayTimes } from '../../../../platform/dates/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { noteHere } from '../desks-here.ts'
import { text } from './text.ts'

/** The desk of a stop: what it can do and what to mind, and the button that gets it ready on this device. */
export const stopDeskPage = page({
  at: import.meta,
  path: '/staff/tour/:id/desk',
  permission: 'tours.desk',
  audit: 'tour-desk-opening',
  texts: text,
  async load(ctx, visit) {
    const stop = await getStopToCome(ctx, visit.params.id!)
    const saying = { language: 'en', now: ctx.now() } as const
    const from = readyFrom(stop.startsAt)
    return {
      from: from > ctx.now() ? sayDay(from, saying) : null,
      back: '/staff/tour',
      village: say(stop.village, 'en'),
      place: `${say(stop.place, 'en')}, ${stop.postcode}`,
      when: `${sayDay(stop.startsAt, saying)}, ${sayTimes(stop.startsAt, stop.endsAt, saying)}`,
    }
  },
  async submit(ctx, visit) {
    const deskId = await openDesk(ctx, visit.params.id!)
    noteHere(visit, deskId)
    return redirect(`/staff/tour/desks/${deskId}`)
  },
  example: ({ stop }) => `/staff/tour/${stop}/desk`,
})
