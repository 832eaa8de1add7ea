/** From when to when, by the clock of the council, nothing goes that can wait: '21:00' to '08:00'. Null: never. */
export type QuietHours = { from: string; to: string } | null

const ZONE = 'Europe/London'

/** When something that can wait may go: at once, or when the quiet hours end. */
export function endOfQuiet(at: Date, quiet: QuietHours): Date {
  if (!quiet) return at
  const local = at.toTemporalInstant().toZonedDateTimeISO(ZONE)
  const [from, to, now] = [Temporal.PlainTime.from(quiet.from), Temporal.PlainTime.from(quiet.to), local.toPlainTime()]
  const isAfter = (one: Temporal.PlainTime, other: Temporal.PlainTime) => Temporal.PlainTime.compare(one, other) >= 0
  const overNight = isAfter(from, to)
  const isQuiet = overNight ? isAfter(now, from) || !isAfter(now, to) : isAfter(now, from) && !isAfter(now, to)
  if (!isQuiet) return at
  const day = overNight && isAfter(now, from) ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return new Date(day.toZonedDateTime({ timeZone: ZONE, plainTime: to }).epochMilliseconds)
}
