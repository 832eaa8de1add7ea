import type { Service } from '../modules/catalogue/index.ts'
import type { NamedCalendar } from '../modules/organisation/index.ts'
import { addWithin, compileCalendar, type Nation } from '../platform/working-time/index.ts'
import { placeOf } from './readers.ts'
import type { Reading } from './source.ts'

/** An ordinary Monday morning: the order of steps does not depend on the day. */
const ASKED = Temporal.ZonedDateTime.from('2026-06-08T10:00[Europe/London]').toInstant()

/** The steps of every promise must be due one after the other, and their calendar must open at all. */
export function checkPromises(reading: Reading, services: Service[], calendars: NamedCalendar[], nation: Nation): void {
  const compiled = new Map(calendars.map(calendar => [calendar.id, compileCalendar(calendar, { nation })]))
  for (const { promise } of services) {
    const calendar = promise && compiled.get(promise.calendar)
    if (!calendar) continue
    let last = ASKED
    for (const step of promise.steps) {
      const { file, line } = placeOf(step)
      try {
        const due = addWithin(calendar, ASKED, step.within)
        if (Temporal.Instant.compare(due, last) < 0)
          reading.problems.add(file, line, `the step '${step.id}' is due before the step above it.`)
        last = due
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        reading.problems.add(file, line, `${error.message}.`)
      }
    }
  }
}
