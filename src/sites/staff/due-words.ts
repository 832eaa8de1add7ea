import { daysFromToday, localDate, type Saying, sayAt, sayByTime, sayDay, sayTime } from '../../platform/dates/index.ts'
import type { Language } from '../../platform/text.ts'

/** When the next promise is due, as somebody says it who works through a list. */
export interface DueWords {
  /** 'Today by 5pm', 'Tonight by 1am', 'Overdue by 3 days', 'Thursday 3 December'; with the step that is due: 'Look: today by 5pm'. */
  words: string
  tone: 'overdue' | 'today' | 'soon' | 'later' | 'waiting' | 'none'
}

const SOON_DAYS = 2

export function sayDueWords(due: Date | null, status: string, now: Date, step = ''): DueWords {
  if (status === 'waiting') return { words: 'Waiting for an answer', tone: 'waiting' }
  if (!due) return { words: 'No date promised', tone: 'none' }
  const { words, tone } = sayWhen(due, { language: 'en', now })
  return { words: step ? `${step}: ${words}` : capitalise(words), tone }
}

function sayWhen(due: Date, saying: Saying & { now: Date }): DueWords {
  const days = daysFromToday(localDate(due, saying), saying)
  if (due < saying.now) return { words: sayOverdue(due, days, saying), tone: 'overdue' }
  if (days >= SOON_DAYS) return { words: sayDay(due, saying), tone: 'later' }
  return { words: sayByTime(due, saying), tone: days === 0 ? 'today' : 'soon' }
}

function sayOverdue(due: Date, days: number, saying: Saying): string {
  if (days === 0) return `overdue since ${sayTime(due, saying)}`
  return days === -1 ? 'overdue by 1 day' : `overdue by ${-days} days`
}

/** The whole date, for who wants it exactly: 'Thursday 3 December at 5pm'. */
export function sayDueExactly(due: Date, now: Date, language: Language = 'en'): string {
  const saying: Saying = { language, now }
  return `${capitalise(sayDay(due, saying))} ${sayAt(due, saying)}`
}

export const capitalise = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
