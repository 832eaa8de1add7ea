/** Times of day in the UK between which no text and no news goes out that can wait: '21:00' to '08:00'. */
export interface QuietHours {
  from: string
  until: string
}

/** When the quiet that holds at this moment ends; null where it is not quiet. `hours` null: it never is. Pure. */
export function quietUntil(at: Date, hours: QuietHours | null): Date | null {
  if (!hours) return null
  const { from, until } = hours
  const now = at.toTemporalInstant().toZonedDateTimeISO('Europe/London')
  const time = now.toPlainTime().toString({ smallestUnit: 'minute' })
  const overMidnight = from > until
  const isQuiet = overMidnight ? time >= from || time < until : time >= from && time < until
  if (!isQuiet) return null
  const day = overMidnight && time >= from ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate()
  const end = day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: until })
  return new Date(end.epochMilliseconds)
}
