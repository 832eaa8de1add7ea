// Says an invitation (iCalendar, RFC 5545) in words: what, when, where.

interface Field {
  value: string
  parameters: Record<string, string>
}

const MOST_EVENTS = 5
const HOME = 'Europe/London'
const WEEKDAYS: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const OFTEN: Record<string, string> = {
  DAILY: 'every day',
  WEEKLY: 'every week',
  MONTHLY: 'every month',
  YEARLY: 'every year',
}
const INTRODUCTIONS: Record<string, string> = {
  REQUEST: 'Invitation',
  CANCEL: 'Cancelled',
  REPLY: 'Answer to an invitation',
  COUNTER: 'Another time is proposed',
  PUBLISH: 'Event',
}
const ANSWERS: Record<string, string> = { ACCEPTED: 'accepts', DECLINED: 'declines', TENTATIVE: 'may come' }

/** The events of a calendar in words; empty where it holds none. */
export function sayCalendar(calendar: string): string {
  const lines = calendar
    .slice(0, 500_000)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
  const method =
    lines
      .find(line => /^METHOD:/i.test(line))
      ?.slice(7)
      .trim()
      .toUpperCase() ?? 'PUBLISH'
  const events: Map<string, Field[]>[] = []
  let inside: string[] = []
  for (const line of lines) {
    const begin = /^BEGIN:(\w+)/i.exec(line)?.[1]?.toUpperCase()
    const end = /^END:(\w+)/i.exec(line)?.[1]?.toUpperCase()
    if (begin) inside.push(begin)
    if (begin === 'VEVENT') events.push(new Map())
    if (end) inside = inside.slice(0, Math.max(0, inside.lastIndexOf(end)))
    if (inside.at(-1) === 'VEVENT') addField(events.at(-1)!, line)
  }
  return events
    .slice(0, MOST_EVENTS)
    .map(event => sayEvent(event, method))
    .filter(Boolean)
    .join('\n\n')
}

function addField(event: Map<string, Field[]>, line: string): void {
  const found = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^:;]*))*):(.*)$/.exec(line)
  if (!found) return
  const parameters = Object.fromEntries(
    [...found[2]!.matchAll(/;([\w-]+)=("[^"]*"|[^:;]*)/g)].map(([, name, value]) => [
      name!.toUpperCase(),
      value!.replace(/^"|"$/g, ''),
    ]),
  )
  const name = found[1]!.toUpperCase()
  event.set(name, [...(event.get(name) ?? []), { value: found[3]!, parameters }])
}

function sayEvent(event: Map<string, Field[]>, method: string): string {
  const first = (name: string) => event.get(name)?.[0]
  const words = (name: string) => plainOf(first(name)?.value ?? '')
  const isCancelled = first('STATUS')?.value.trim().toUpperCase() === 'CANCELLED'
  const introduction = INTRODUCTIONS[isCancelled ? 'CANCEL' : method] ?? 'Event'
  return [
    `${introduction}: ${words('SUMMARY') || 'without a title'}`,
    method === 'REPLY' && sayAnswers(event.get('ATTENDEE') ?? []),
    sayWhen(first('DTSTART'), first('DTEND'), first('DURATION')?.value),
    sayRepeats(first('RRULE')?.value),
    words('LOCATION') && `Where: ${words('LOCATION')}`,
    first('ORGANIZER') && `From: ${sayPerson(first('ORGANIZER')!)}`,
    words('DESCRIPTION').trim() && `\n${words('DESCRIPTION').trim()}`,
  ]
    .filter(Boolean)
    .join('\n')
}

const plainOf = (value: string): string =>
  value
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;\\])/g, '$1')
    .trim()

const sayPerson = ({ value, parameters }: Field): string => {
  const address = value.replace(/^mailto:/i, '')
  return parameters.CN && parameters.CN !== address ? `${parameters.CN} (${address})` : address
}

const sayAnswers = (attendees: Field[]): string =>
  attendees
    .map(each => `${sayPerson(each)} ${ANSWERS[each.parameters.PARTSTAT ?? ''] ?? 'has not answered'}`)
    .join('\n')

function sayRepeats(rule: string | undefined): string {
  if (!rule) return ''
  const parts = Object.fromEntries(rule.split(';').map(part => part.split('=') as [string, string]))
  const days = (parts.BYDAY ?? '')
    .split(',')
    .map(day => WEEKDAYS[day.slice(-2)] ?? '')
    .filter(Boolean)
  const often = OFTEN[parts.FREQ ?? ''] ?? 'again and again'
  return `Repeats: ${often}${days.length > 0 ? ` on ${days.join(', ')}` : ''}${parts.COUNT ? `, ${parts.COUNT} times` : ''}`
}

function sayWhen(start: Field | undefined, end: Field | undefined, duration: string | undefined): string {
  const from = start && readTime(start)
  if (!from) return ''
  const to = end && readTime(end)
  if (!from.time) {
    // The end of whole days is the day after.
    const last = to ? to.date.subtract({ days: 1 }) : from.date
    return `When: ${sayDate(from.date)}${last.equals(from.date) ? '' : ` to ${sayDate(last)}`}, all day`
  }
  const until = to?.time
    ? ` to ${to.date.equals(from.date) ? '' : `${sayDate(to.date)}, `}${sayTime(to.time)}`
    : duration
      ? sayDuration(duration)
      : ''
  return `When: ${sayDate(from.date)}, ${sayTime(from.time)}${until}${from.zone ? ` (${from.zone})` : ''}`
}

function sayDuration(duration: string): string {
  try {
    const { hours, minutes } = Temporal.Duration.from(duration)
    return ` for ${[hours && `${hours} hours`, minutes && `${minutes} minutes`].filter(Boolean).join(' ')}`
  } catch {
    return ''
  }
}

type Moment = { date: Temporal.PlainDate; time: Temporal.PlainTime | null; zone: string | null }

/** A time as it is on the clock there; times in UTC as on a clock here. */
function readTime({ value, parameters }: Field): Moment | null {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?/.exec(value.trim())
  if (!found) return null
  const [year, month, day, hour, minute] = found.slice(1, 6).map(Number) as [number, number, number, number, number]
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    if (found[4] === undefined) return { date, time: null, zone: null }
    const time = Temporal.PlainTime.from({ hour, minute }, { overflow: 'reject' })
    if (found[7] !== 'Z') return { date, time, zone: zoneName(parameters.TZID) }
    const here = date.toZonedDateTime({ timeZone: 'UTC', plainTime: time }).withTimeZone(HOME)
    return { date: here.toPlainDate(), time: here.toPlainTime(), zone: null }
  } catch {
    return null
  }
}

const zoneName = (zone: string | undefined): string | null =>
  !zone || zone === HOME || /^(GMT Standard Time|\/?.*Europe\/London|London|GB)$/i.test(zone) ? null : `time of ${zone}`

const sayDate = (date: Temporal.PlainDate): string =>
  date.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')

function sayTime(time: Temporal.PlainTime): string {
  const hour = time.hour % 12 || 12
  return `${hour}${time.minute ? `:${String(time.minute).padStart(2, '0')}` : ''}${time.hour < 12 ? 'am' : 'pm'}`
}
