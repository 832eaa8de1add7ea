import { type Absence, coverOn } from '../../../modules/knowledge/index.ts'
import type { Organisation, StaffMember } from '../../../modules/organisation/index.ts'
import { contactBlocks } from '../../../modules/organisation/index.ts'
import {
  type ChangedShift,
  daysOfWeek,
  gapsOfShifts,
  isAwayOn,
  type RotaChange,
  type Shift,
  todayOf,
} from '../../../modules/rota/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayDateAndTime, sayTimeOfDay } from '../../../platform/dates/index.ts'
import { fill, say } from '../../../platform/text.ts'
import { text } from './text.ts'

/** '9am to 5pm'. */
export const sayBlock = ({ from, to }: { from: number; to: number }): string =>
  `${sayTimeOfDay(from, 'en')} to ${sayTimeOfDay(to, 'en')}`

/** 'Thursday 3 December' of an ISO date. */
export const sayIso = (ctx: Ctx, day: string): string =>
  sayDate(Temporal.PlainDate.from(day), { language: 'en', now: ctx.now() })

/** What a shift is for and where, where that was said: 'Phone, Trowbridge library'. */
export function sayFor(organisation: Organisation, { channel, location }: Pick<Shift, 'channel' | 'location'>): string {
  const at = organisation.locations.find(({ id }) => id === location)
  return [channel && text[`channel.${channel}`].en, location && (at ? say(at.name, 'en') : location)]
    .filter(part => part)
    .join(', ')
}

export interface WeekParts {
  monday: string
  shifts: Shift[]
  members: Pick<StaffMember, 'id' | 'name'>[]
  absences: Absence[]
  organisation: Organisation
}

/** The week as a table: a row for each of the team and for whoever is planned besides, a column for each day that matters. */
export function showWeek(ctx: Ctx, { monday, shifts, members, absences, organisation }: WeekParts) {
  const isOpen = (day: string) => contactBlocks(organisation, Temporal.PlainDate.from(day)).length > 0
  const days = daysOfWeek(monday).filter(day => isOpen(day) || shifts.some(shift => shift.day === day))
  const others = shifts.map(({ staffId: id, staffName: name }) => ({ id, name }))
  const people = new Map([...members, ...others].map(({ id, name }) => [id, name]))
  const gaps = gapsOfShifts(ctx, organisation, days, shifts, absences)
  const isPast = (day: string) => day < todayOf(ctx)
  const cell = (staffId: string, day: string) => ({
    day: sayIso(ctx, day),
    isPast: isPast(day),
    away: isAwayOn(absences, staffId, day) ? sayAway(absences, staffId, day) : '',
    shifts: shifts
      .filter(shift => shift.staffId === staffId && shift.day === day)
      .map(shift => ({ id: shift.id, times: sayBlock(shift), what: sayFor(organisation, shift) })),
  })
  return {
    days: days.map(day => ({ day, name: sayIso(ctx, day) })),
    rows: [...people].map(([id, name]) => ({ name, cells: days.map(day => cell(id, day)) })),
    gaps: days.map(day => ({
      day: sayIso(ctx, day),
      isPast: isPast(day),
      times: gaps.filter(gap => gap.day === day).map(sayBlock),
    })),
    hasGaps: gaps.length > 0,
  }
}

function sayAway(absences: Absence[], staffId: string, day: string): string {
  const ask = coverOn(absences, staffId, day)?.ask
  return ask ? fill(text.awayAsk.en, { name: ask.name }) : text.away.en
}

/** Who changed the week: 'Lee Leader took off Tom, Tuesday 1 December, 9am to 5pm'. */
export function showChange(ctx: Ctx, { at, by, what, shifts }: RotaChange): { when: string; words: string } {
  const [first, second] = shifts
  const when = ({ day, ...block }: ChangedShift) => ({ day: sayIso(ctx, day), times: sayBlock(block) })
  const one = (shift: ChangedShift) => fill(text.oneShift.en, { name: shift.staffName, ...when(shift) })
  const said = shifts.length === 1 ? one(first!) : fill(text.moreShifts.en, { count: shifts.length })
  const swapped = what === 'swapped' && { what: one(first!), other: one(second!) }
  return {
    when: sayDateAndTime(at, { language: 'en', now: ctx.now() }),
    words: fill(text[`change.${what}`].en, { by: by ?? text.program.en, what: said, ...swapped }),
  }
}
