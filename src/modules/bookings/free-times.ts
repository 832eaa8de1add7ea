import { type Block, DAY_MINUTES } from '../../platform/working-time/index.ts'
import { canHelp, type WantedSkills } from '../organisation/index.ts'

const ZONE = 'Europe/London'
/** Times begin at the hour and half past. */
const STEP = 30

export interface Time {
  from: Date
  until: Date
}

/** And whose time it is, where that is known: a team's. */
export interface FreeTime extends Time {
  team: string | null
}

/** Somebody of a team who is there between two minutes of a day. */
export interface There extends Block {
  skills: readonly string[]
  team: string
}

/** What a booking asks of whoever sees to her, and when. */
export type Taken = Time & { wants: WantedSkills }

export interface Supply {
  /** When it is open on a day, in minutes of it: never outside of that. */
  open(date: Temporal.PlainDate): readonly Block[]
  /** Most people at the same time, however many are there. */
  most: number
  /** Who is there on a day. Null: as many as `most`, and each helps with all. */
  there(day: string): readonly There[] | null
  taken: readonly Taken[]
  /** Whether a team has promised so little that somebody of it has this time. */
  hasTime(team: string, time: Time): boolean
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
export function freeTimes(supplies: readonly Supply[], { minutes, wants, after, days }: Asked): FreeTime[] {
  const [venue] = supplies
  return days.flatMap(day => {
    const date = Temporal.PlainDate.from(day)
    return venue!.open(date).flatMap(({ from, to }) => {
      const times: FreeTime[] = []
      for (let at = Math.ceil(from / STEP) * STEP; at + minutes <= to; at += STEP) {
        const time = { from: momentOf(date, at), until: momentOf(date, at + minutes), wants }
        if (time.from < after) continue
        const teams = supplies.map(supply => teamFor(supply, date, at, time))
        if (!teams.includes(undefined)) times.push({ from: time.from, until: time.until, team: teams.at(-1) ?? null })
      }
      return times
    })
  })
}

/** Is there somebody for each, at every half hour of it? Answers of which team; null: nobody knows; undefined: there is not. */
function teamFor(supply: Supply, date: Temporal.PlainDate, start: number, asked: Taken): string | null | undefined {
  const open = supply.open(date)
  const there = supply.there(date.toString())
  const free = new Set(there?.map(({ team }) => team).filter(team => supply.hasTime(team, asked)))
  let team: string | null = null
  for (let at = start; momentOf(date, at) < asked.until; at += STEP) {
    const step = { from: momentOf(date, at), until: momentOf(date, at + STEP) }
    const covers = ({ from, to }: Block) => from <= at && to >= at + STEP
    if (!open.some(covers)) return undefined
    const taken = supply.taken.filter(each => each.from < step.until && each.until > step.from)
    if (taken.length >= supply.most) return undefined
    if (!there) continue
    const mine = (person: There) => free.has(person.team) && canHelp(person.skills, asked.wants)
    const others = taken.map(
      ({ wants }) =>
        (person: There) =>
          canHelp(person.skills, wants),
    )
    const seenBy = seeAll(there.filter(covers), [mine, ...others])
    if (!seenBy) return undefined
    team ??= seenBy[0]!.team
  }
  return team
}

/**
 * Gives each somebody of their own who can help, and moves others along where that makes room: who sees to whom, in their
 * order. Null: there are too few. Pure.
 */
export function seeAll<P>(people: readonly P[], wanted: readonly ((person: P) => boolean)[]): P[] | null {
  const wantOf = new Map<P, number>()
  const place = (want: number, tried: Set<P>): boolean =>
    people.some(person => {
      if (tried.has(person) || !wanted[want]!(person)) return false
      tried.add(person)
      const other = wantOf.get(person)
      if (other !== undefined && !place(other, tried)) return false
      wantOf.set(person, want)
      return true
    })
  if (!wanted.every((_, want) => place(want, new Set()))) return null
  const byWant = new Map([...wantOf].map(([person, want]) => [want, person]))
  return wanted.map((_, want) => byWant.get(want)!)
}

const momentOf = (date: Temporal.PlainDate, minute: number): Date =>
  new Date(
    date.add({ days: Math.floor(minute / DAY_MINUTES) }).toZonedDateTime({
      timeZone: ZONE,
      plainTime: new Temporal.PlainTime(Math.floor((minute % DAY_MINUTES) / 60), minute % 60),
    }).epochMilliseconds,
  )
