import { type Booking, bookingOfToken, findVenue, getBooking, roomOfBooking } from '../../../modules/bookings/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayTimes } from '../../../platform/dates/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { sayVenue } from '../../book/show-times.ts'

/** The booking of the link in this address, as its owner is shown it. Throws NotFound. */
export async function readLinkedBooking(ctx: Ctx, visit: Visit) {
  const id = await bookingOfToken(ctx, visit.params.token!)
  if (!id) throw new NotFound('booking')
  const booking = await getBooking(ctx, id)
  return { booking, home: `/bookings/${visit.params.token}`, ...(await sayBooking(ctx, booking)) }
}

async function sayBooking(ctx: Ctx, { id, from, until, venue, team, reference }: Booking) {
  const { teams, council } = await readOrganisation(ctx)
  const { language } = ctx
  const there = await findVenue(ctx, venue)
  const { name = '', address = '' } = there ? sayVenue(there, { language, now: ctx.now() }) : {}
  const asked = team ? teams.get(team) : null
  return {
    when: `${sayDate(from, { language, now: ctx.now() })}, ${sayTimes(from, until, { language })}`,
    place: name,
    address,
    /** A stop that is over or cancelled has no other times. */
    hasTimes: !there?.stop || (!there.stop.isCancelled && there.stop.endsAt > ctx.now()),
    specialist: asked ? say(asked.name, language) : null,
    room: (await roomOfBooking(ctx))({ id, team }),
    reference: formatCode(reference),
    spoken: speakCode(reference),
    council,
  }
}
