import { type Calendar, openBlocks } from '../../platform/working-time/index.ts'
import { canHelp, type WantedSkills } from '../organisation/index.ts'

const ZONE = 'Europe/London'
/** Times begin at the hour and half past. */
const STEP = 30

export interface Time {
  from: Date
  until: Date
}

/** Somebody who is there between two minutes of a day. `skills` null: she helps with all. */
export interface There {
  day: string
  from: number
  to: number
  skills: readonly string[] | null
}

/** What a booking asks of whoever sees to her, and when. */
export type Taken = Time & { wants: WantedSkills }

export interface Supply {
  /** When the place is open: never outside of it. */
  calendar: Calendar
  /** Most people at the same time, however many are there. */
  most: number
  /** Who is there on a day. Null: as many as `most`, and each helps with all. */
  there(day: string): readonly There[] | null
  taken: readonly Taken[]
}

export interface Asked {
  minutes: number
  wants: WantedSkills
  /** Not before this. */
  after: Date
  /** Dates, in order. */
  days: readonly string[]
}

/** The times on these days at which everybody booked and she can be seen to, the first ones first. Pure. */
export function freeTimes(supplies: readonly Supply[], { minutes, wants, after, days }: Asked): Time[] {
  const [place] = supplies
  return days.flatMap(day => {
    const date = Temporal.PlainDate.from(day)
    return openBlocks(place!.calendar, date).flatMap(({ from, to }) => {
      const times: Time[] = []
      for (let at = Math.ceil(from / STEP) * STEP; at + minutes <= to; at += STEP) {
        const time = { from: momentOf(date, at), until: momentOf(date, at + minutes) }
        if (time.from >= after && supplies.every(supply => hasRoom(supply, date, at, { ...time, wants })))
          times.push(time)
      }
      return times
    })
  })
}

/** Is there somebody for each, at every half hour of it? */
function hasRoom(supply: Supply, date: Temporal.PlainDate, start: number, asked: Taken): boolean {
  const open = openBlocks(supply.calendar, date)
  const there = supply.there(date.toString())
  for (let at = start; momentOf(date, at) < asked.until; at += STEP) {
    const step = { from: momentOf(date, at), until: momentOf(date, at + STEP) }
    if (!open.some(({ from, to }) => from <= at && to >= at + STEP)) return false
    const wants = [...supply.taken.filter(each => each.from < step.until && each.until > step.from), asked]
    if (wants.length > supply.most) return false
    const people = there?.filter(({ from, to }) => from <= at && to >= at + STEP)
    if (
      people &&
      !canSeeAll(
        people.map(({ skills }) => skills),
        wants.map(each => each.wants),
      )
    )
      return false
  }
  return true
}

/** Can each be given somebody of their own who can help? Moves others along where that makes room. Pure. */
export function canSeeAll(people: readonly (readonly string[] | null)[], wanted: readonly WantedSkills[]): boolean {
  const seenBy = new Map<number, number>()
  const place = (want: number, tried: Set<number>): boolean =>
    people.some((skills, person) => {
      if (tried.has(person) || (skills && !canHelp(skills, wanted[want]!))) return false
      tried.add(person)
      const other = seenBy.get(person)
      if (other !== undefined && !place(other, tried)) return false
      seenBy.set(person, want)
      return true
    })
  return wanted.every((_, want) => place(want, new Set()))
}

const momentOf = (date: Temporal.PlainDate, minute: number): Date =>
  new Date(
    date.toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(Math.floor(minute / 60), minute % 60) })
      .epochMilliseconds,
  )
