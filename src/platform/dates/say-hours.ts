// Opening hours as people say them: 'Monday to Friday: 9am to 5pm'. Days with the same hours are said together.

import type { Language } from '../text.ts'
import { type Block, parseWeekBlocks, type WeekBlocks } from '../working-time/week-blocks.ts'
import { range, sayTimeOfDay } from './say-date.ts'
import { WEEKDAY_NAMES } from './words.ts'

export type SaidHours = { days: string; hours: string }

/** One line for each run of days with the same hours, Monday first, closed days too. Throws RangeError as the parser. */
export function sayOpeningHours(week: WeekBlocks, language: Language): SaidHours[] {
  const hours = parseWeekBlocks(week).map(blocks => sayBlocks(blocks, language))
  const starts = hours.flatMap((text, day) => (day > 0 && hours[day - 1] === text ? [] : [day]))
  return starts.map((first, i) => ({
    days: sayDays(first, (starts[i + 1] ?? hours.length) - 1, language),
    hours: hours[first]!,
  }))
}

function sayDays(first: number, last: number, language: Language): string {
  const names = WEEKDAY_NAMES[language]
  const days =
    first === last
      ? names[first]!
      : last === first + 1
        ? `${names[first]} ${language === 'cy' ? 'a' : 'and'} ${names[last]}`
        : range(names[first]!, names[last]!, language)
  return days.charAt(0).toUpperCase() + days.slice(1)
}

function sayBlocks(blocks: readonly Block[], language: Language): string {
  if (blocks.length === 0) return language === 'cy' ? 'ar gau' : 'closed'
  const said = blocks.map(({ from, to }) => range(sayTimeOfDay(from, language), sayTimeOfDay(to, language), language))
  return said.join(language === 'cy' ? ', ' : ' and ')
}
