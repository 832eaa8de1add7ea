// The words dates and times are made of, and the mutations Welsh asks for.

import type { Language } from '../text.ts'

/** Monday first, as in a sentence: Welsh says 'dydd' before the name. */
export const WEEKDAY_NAMES: Record<Language, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  cy: ['dydd Llun', 'dydd Mawrth', 'dydd Mercher', 'dydd Iau', 'dydd Gwener', 'dydd Sadwrn', 'dydd Sul'],
}

export const MONTH_NAMES: Record<Language, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  cy: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' '),
}

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** '3 days', '2 ddiwrnod': a number with its noun. Welsh keeps the noun single and mutates it after some numbers. */
export function sayCount(count: number, unit: Unit, language: Language): string {
  if (language === 'en') return `${count} ${unit}${count === 1 ? '' : 's'}`
  if (unit === 'year') return `${count} ${welshYears(count)}`
  return `${count} ${count === 2 ? WELSH_UNITS[unit].afterTwo : WELSH_UNITS[unit].word}`
}

const WELSH_UNITS = {
  minute: { word: 'munud', afterTwo: 'funud' },
  hour: { word: 'awr', afterTwo: 'awr' },
  day: { word: 'diwrnod', afterTwo: 'ddiwrnod' },
  week: { word: 'wythnos', afterTwo: 'wythnos' },
  month: { word: 'mis', afterTwo: 'fis' },
}

/** blwyddyn, 2 flynedd, 3 blynedd, 5 mlynedd: the nasal mutation follows 5, 7 to 12, 15, 18, 20 and 100. */
function welshYears(count: number): string {
  if (count === 1) return 'flwyddyn'
  if (count === 2) return 'flynedd'
  return [5, 7, 8, 9, 10, 11, 12, 15, 18, 20, 100].includes(count) ? 'mlynedd' : 'blynedd'
}
