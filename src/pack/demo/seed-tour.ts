import { addStop, listStops } from '../../modules/tours/index.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoOfPack } from './demo-file.ts'

/** Visits to villages in the weeks to come, where none are planned. */
export async function seedTour(ctx: Ctx, tour: DemoOfPack['tour']): Promise<void> {
  if ((await listStops(ctx)).length > 0) return
  for (const { inDays, from, until, village, place, postcode } of tour) {
    const day = dayOfVisit(ctx.now(), inDays)
    const at = (hour: number) => new Date(day.add({ hours: hour }).epochMilliseconds)
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

/** So many days later, Sundays not counted: nobody visits a village on one. */
export function dayOfVisit(now: Date, inDays: number): Temporal.ZonedDateTime {
  let day = now.toTemporalInstant().toZonedDateTimeISO('Europe/London').startOfDay()
  for (let left = inDays; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek !== 7) left--
  }
  return day
}
