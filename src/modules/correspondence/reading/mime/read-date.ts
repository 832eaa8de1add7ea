const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

const MONTHS = [
  'jan|ion|janv|gen|ene|янв',
  'feb|chwe|fév|fev|фев',
  'mar|maw|mär|mrt|мар|märz',
  'apr|ebr|avr|abr|апр',
  'may|mai|mei|mag|maj|май|мая',
  'jun|meh|juin|giu|июн',
  'jul|gor|juil|lug|июл',
  'aug|awst|aoû|aou|ago|авг',
  'sep|medi|set|сен',
  'oct|hyd|okt|ott|out|окт',
  'nov|tach|ноя',
  'dec|rhag|déc|dez|dic|дек',
].map(names => new RegExp(`^(?:${names})`, 'iu'))

/** The time in a Date heading, or as mail programs write it above what they forward; null where it says none. */
export function readDate(written: string): Date | null {
  const value = written
    .slice(0, 200)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\bat\b|,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (!value) return null
  return valid(new Date(value)) ?? valid(new Date(value.replace(/^\p{L}{2,12}\.? /u, ''))) ?? readWords(value)
}

/** '3 December 2026 09:15', 'Dienstag 25. November 2014 14:59', '03/12/2026 09:15': the day comes first, as it does here. */
function readWords(value: string): Date | null {
  const [, hour = '0', minute = '0', half] = /(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap])?\.?m?/i.exec(value) ?? []
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0)
  const numbers = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(value)
  if (numbers)
    return valid(
      new Date(Date.UTC(Number(numbers[3]), Number(numbers[2]) - 1, Number(numbers[1]), hours, Number(minute))),
    )
  const words = /(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?(\p{L}{3,})\.?\s+(?:de\s+)?(\d{4})/u.exec(value)
  const month = words ? MONTHS.findIndex(names => names.test(words[2]!)) : -1
  return month < 0
    ? null
    : valid(new Date(Date.UTC(Number(words![3]), month, Number(words![1]), hours, Number(minute))))
}

const valid = (date: Date): Date | null => (date.getTime() >= EARLIEST && date.getTime() < LATEST ? date : null)
