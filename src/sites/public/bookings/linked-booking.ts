import { type Booking, bookingOfToken, getBooking } from '../../../modules/bookings/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayTimes } from '../../../platform/dates/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'

/** The booking of the link in this address, as its owner is shown it. Throws NotFound. */
export async function readLinkedBooking(ctx: Ctx, visit: Visit) {
  const id = await bookingOfToken(ctx, visit.params.token!)
  if (!id) throw new NotFound('booking')
  const booking = await getBooking(ctx, id)
  return { booking, home: `/bookings/${visit.params.token}`, ...(await sayBooking(ctx, booking)) }
}

async function sayBooking(ctx: Ctx, { from, until, location, team, reference }: Booking) {
  const { locations, teams, council } = await readOrganisation(ctx)
  const { language } = ctx
  const place = locations.find(({ id }) => id === location)
  const asked = team ? teams.get(team) : null
  return {
    when: `${sayDate(from, { language, now: ctx.now() })}, ${sayTimes(from, until, { language })}`,
    place: say(place?.name, language),
    address: [...(place?.address ?? []).map(line => say(line, language)), place?.postcode].filter(Boolean).join(', '),
    specialist: asked ? say(asked.name, language) : null,
    room: asked?.video ?? null,
    reference: formatCode(reference),
    spoken: speakCode(reference),
    council,
  }
}
