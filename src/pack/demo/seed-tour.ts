import { addStop, listStops } from '../../modules/tours/index.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoOfPack } from './demo-file.ts'

/** Visits to villages in the weeks to come, where none are planned. */
export async function seedTour(ctx: Ctx, tour: DemoOfPack['tour']): Promise<void> {
  if ((await listStops(ctx)).length > 0) return
  const today = ctx.now().toTemporalInstant().toZonedDateTimeISO('Europe/London').startOfDay()
  for (const { inDays, from, until, village, place, postcode } of tour) {
    const at = (hour: number) => new Date(today.add({ days: inDays, hours: hour }).epochMilliseconds)
    await addStop(withContext(ctx, { actor: system('demonstration') }), {
      village,
      place,
      postcode,
      note: null,
      startsAt: at(from),
      endsAt: at(until),
    })
  }
}
