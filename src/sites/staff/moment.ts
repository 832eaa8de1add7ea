const ZONE = 'Europe/London'

/** Hours and minutes of what people write for a time: '9am', '9:30 pm', '17:00', '9.30am', 'midday'. Null for anything else. */
export function readTime(text: string): { hour: number; minute: number } | null {
  const plain = text.toLowerCase().replace(/\s/g, '').replace('.', ':')
  if (plain === 'midday' || plain === 'noon') return { hour: 12, minute: 0 }
  if (plain === 'midnight') return { hour: 0, minute: 0 }
  const [, hourText, minuteText = '00', half] = /^(\d{1,2})(?::(\d{2}))?(am|pm)?$/.exec(plain) ?? []
  const [hour, minute] = [Number(hourText), Number(minuteText)]
  if (hourText === undefined || minute > 59) return null
  if (half) return hour >= 1 && hour <= 12 ? { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute } : null
  return hour <= 23 && plain.includes(':') ? { hour, minute } : null
}

/** The moment of a local date (ISO) and time. */
export function momentOf(date: string, { hour, minute }: { hour: number; minute: number }): Date {
  const time = Temporal.PlainTime.from({ hour, minute })
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds)
}

/** When a local day is over. */
export function endOfDay(date: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return new Date(next.toZonedDateTime(ZONE).epochMilliseconds)
}
