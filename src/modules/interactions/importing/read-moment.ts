const WRITTEN =
  /^(?:(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)|(?<d>\d\d?)[/.-](?<m>\d\d?)[/.-](?<y>\d{4}))(?:[T ]+(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?\s*(?<half>[ap]m)?\s*(?<zone>Z|[+-]\d\d:?\d\d)?)?$/i

const OLDEST = Temporal.Instant.from('1970-01-01T00:00:00Z')

/**
 * A day, or a day and time, as old systems write them: 2019-03-31 or 31/03/2019, then 14:05, 2:05 pm or with seconds. Without
 * a zone it is the time of the town. Null: it is none, or is still to come. Without a time of day it is noon of that day.
 */
export function readMoment(text: string, now: Date): { at: string; timed: boolean } | null {
  const found = WRITTEN.exec(text.trim())?.groups
  if (!found) return null
  const timed = found.hour !== undefined
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year: Number(found.year ?? found.y),
        month: Number(found.month ?? found.m),
        day: Number(found.day ?? found.d),
        hour: timed ? hourOf(Number(found.hour), found.half) : 12,
        minute: Number(found.minute ?? 0),
        second: Number(found.second ?? 0),
      },
      { overflow: 'reject' },
    )
    const zone = found.zone ? (found.zone.toUpperCase() === 'Z' ? 'UTC' : offset(found.zone)) : 'Europe/London'
    const at = local.toZonedDateTime(zone).toInstant()
    const day = local.toPlainDate().toZonedDateTime('Europe/London').toInstant()
    const begun = timed ? at : day
    if (Temporal.Instant.compare(at, OLDEST) < 0 || begun.epochMilliseconds > now.getTime()) return null
    return { at: at.toString(), timed }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** `13 pm` is no hour, and becomes one that is refused. */
function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

const offset = (zone: string): string => (zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`)
