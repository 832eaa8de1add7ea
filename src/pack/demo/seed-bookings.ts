import { bookTime, EVERY_STOP, listFreeTimes, readDesks, sayDesks } from '../../modules/bookings/index.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoOfPack } from './demo-file.ts'

/** How many can book at a location, and who has: where nothing was said of it. */
export async function seedBookings(outer: Ctx, { bookings, desksAtStops }: DemoOfPack): Promise<void> {
  const ctx = withContext(outer, { actor: system('demonstration'), channel: 'web' })
  if ((await readDesks(ctx)).size > 0) return
  await sayDesks(ctx, EVERY_STOP, desksAtStops)
  const today = ctx.now().toTemporalInstant().toZonedDateTimeISO('Europe/London').startOfDay()
  // As of this morning, so that today has some too.
  const booking = withContext(ctx, { now: () => new Date(today.add({ hours: 6 }).epochMilliseconds) })
  for (const { location, desks, people } of bookings) {
    await sayDesks(ctx, location, desks)
    for (const { name, phone, theme, team, needs, language } of people) {
      const wish = { venue: location, theme: theme ?? null, team: team ?? null, needs }
      const [first] = await listFreeTimes(booking, wish)
      if (!first) continue
      const who = { name, phone, email: '', from: first.from, origin: '' }
      await bookTime(withContext(booking, { language }), { ...wish, ...who })
    }
  }
}
