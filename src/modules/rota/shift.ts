import { localDay } from '../../platform/dates/index.ts'
import type { Block } from '../../platform/working-time/index.ts'

/** What a shift is for, where it is for one thing alone. `email`: letters and forms too. */
export const SHIFT_CHANNELS = ['phone', 'desk', 'email'] as const
export type ShiftChannel = (typeof SHIFT_CHANNELS)[number]

/** A colleague is planned on a day. Dates are ISO, times minutes since midnight on the clock of the council. */
export interface Shift extends Block {
  id: string
  team: string
  staffId: string
  staffName: string
  day: string
  channel: ShiftChannel | null
  location: string | null
}

const ZONE = 'Europe/London'

/** The day it is at the council. */
export const todayOf = ({ now }: { now(): Date }): string => localDay(now())

/** Minutes since midnight of now. */
export function minuteOf({ now }: { now(): Date }): number {
  const { hour, minute } = now().toTemporalInstant().toZonedDateTimeISO(ZONE)
  return hour * 60 + minute
}

/** The Monday of the week of a date. */
export function mondayOf(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}

export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** The seven dates of a week, Monday first. */
export const daysOfWeek = (monday: string): string[] => Array.from({ length: 7 }, (_, day) => addDays(monday, day))

export const overlap = (a: Pick<Shift, 'day' | 'from' | 'to'>, b: Pick<Shift, 'day' | 'from' | 'to'>): boolean =>
  a.day === b.day && a.from < b.to && b.from < a.to

/** Whole days on which somebody is away, as knowledge keeps them. */
export interface AwayDays {
  staffId: string
  from: string
  until: string
}

export const isAwayOn = (absences: readonly AwayDays[], staffId: string, day: string): boolean =>
  absences.some(each => each.staffId === staffId && each.from <= day && each.until >= day)

/** Those who will be there: whoever is away is not, though the shift stands. */
export const present = <T extends Pick<Shift, 'staffId' | 'day'>>(
  shifts: readonly T[],
  absences: readonly AwayDays[],
): T[] => shifts.filter(({ staffId, day }) => !isAwayOn(absences, staffId, day))

/**
 * Shifts for which one could be swapped: of colleagues of the same team who are free at its time and there on its day, at
 * times of these days when its owner is free and there. Pure.
 */
export function swapsFor(mine: Shift, shifts: readonly Shift[], absences: readonly AwayDays[]): Shift[] {
  const isFree = (staffId: string, at: Shift, gives: Shift) =>
    !isAwayOn(absences, staffId, at.day) &&
    !shifts.some(each => each.staffId === staffId && each.id !== gives.id && overlap(each, at))
  return shifts.filter(
    each =>
      each.team === mine.team &&
      each.staffId !== mine.staffId &&
      !isAwayOn(absences, each.staffId, each.day) &&
      !overlap(each, mine) &&
      isFree(each.staffId, mine, each) &&
      isFree(mine.staffId, each, mine),
  )
}
