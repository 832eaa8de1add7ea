/** One entry of a calendar, as RFC 5545 writes it. Pure. */
export function calendarFile(entry: {
  id: string
  from: Date
  until: Date
  title: string
  where: string
  words: string
  host: string
  madeAt: Date
}): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Firstpoint//bookings//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.id}@${entry.host}`,
    `DTSTAMP:${stamp(entry.madeAt)}`,
    `DTSTART:${stamp(entry.from)}`,
    `DTEND:${stamp(entry.until)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.where)}`,
    `DESCRIPTION:${escaped(entry.words)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
/** Words as a value: signs of the format are written so that they are words, and what is no letter is left out. */
const escaped = (words: string): string =>
  words
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '')

const MOST_BYTES = 75

/** No line is longer than 75 bytes; what goes on begins with a space. */
function folded(line: string): string[] {
  const lines: string[] = []
  let now = ''
  for (const letter of line) {
    if (Buffer.byteLength(now + letter) > MOST_BYTES) {
      lines.push(now)
      now = ' '
    }
    now += letter
  }
  return [...lines, now]
}
