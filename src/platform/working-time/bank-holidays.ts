// The bank holidays of the United Kingdom, from the shipped table (GOV.UK, Open Government Licence v3).

import table from './bank-holidays.json' with { type: 'json' }

export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland'
/** Which days are holidays: those of the council's nation; of any nation of the UK (freedom of information); none. */
export type HolidayRule = 'nation' | 'uk-any' | 'none'
/** Holidays by nation, dates as 'YYYY-MM-DD'. England's are those of Wales too. */
export type HolidayTable = Record<'england' | 'scotland' | 'northern-ireland', { date: string }[]>

export const bankHolidays: HolidayTable = table

/** The dates ('YYYY-MM-DD') on which a calendar with this rule is closed. */
export function holidayDates(rule: HolidayRule, nation: Nation, from: HolidayTable = bankHolidays): Set<string> {
  if (rule === 'none') return new Set()
  const nations = rule === 'uk-any' ? Object.values(from) : [from[nation === 'wales' ? 'england' : nation]]
  return new Set(nations.flat().map(holiday => holiday.date))
}

/** The last year whose holidays are all in the table; a due date after it may be early. */
export function holidaysKnownUntil(from: HolidayTable = bankHolidays): number {
  const lastYears = Object.values(from).map(days => Math.max(...days.map(day => Number(day.date.slice(0, 4)))))
  return Math.min(...lastYears)
}
