const MINUTE = 60_000
const STEP = 30 * MINUTE

export interface Span {
  from: Date
  until: Date
}

/** So many minutes of one colleague, some time within: a call-back half an hour of its two, a booking all of its time. */
export interface Promised extends Span {
  minutes: number
  isCall: boolean
}

/** Who of a team can be promised, and all that is. */
export interface TeamTime {
  people: number
  promised: readonly Promised[]
}

/**
 * The one rule for whatever is promised of a team: in no span of time more than its people have. Answers how many minutes
 * can still be promised within `asked`. Pure.
 */
export function spareMinutes(asked: Span, { people, promised }: TeamTime): number {
  const near = promised.filter(each => each.from < asked.until && each.until > asked.from)
  // Many begin and end together: each span is looked at once.
  const starts = new Set([asked, ...near].map(({ from }) => Math.min(from.getTime(), asked.from.getTime())))
  const ends = new Set([asked, ...near].map(({ until }) => Math.max(until.getTime(), asked.until.getTime())))
  const spare = [...starts].flatMap(start =>
    [...ends].map(end => {
      const span = { from: new Date(start), until: new Date(end) }
      return people * minutesOf(span) - sum(promised, each => mustLieIn(span, each))
    }),
  )
  return Math.max(0, Math.min(...spare))
}

/** Has somebody of the team all of this time for one thing? Pure. */
export function hasTimeFor(asked: Span, team: TeamTime): boolean {
  if (spareMinutes(asked, team) < minutesOf(asked)) return false
  for (let at = asked.from.getTime(); at < asked.until.getTime(); at += STEP) {
    const until = new Date(Math.min(at + STEP, asked.until.getTime()))
    const step = { from: new Date(at), until }
    if (spareMinutes(step, team) < minutesOf(step)) return false
  }
  return true
}

/** What of it cannot be done outside of the span. */
function mustLieIn({ from, until }: Span, each: Promised): number {
  const before = Math.max(0, from.getTime() - each.from.getTime())
  const after = Math.max(0, each.until.getTime() - until.getTime())
  return Math.max(0, each.minutes - (before + after) / MINUTE)
}

const minutesOf = ({ from, until }: Span): number => (until.getTime() - from.getTime()) / MINUTE
const sum = <T>(all: readonly T[], of: (each: T) => number): number => all.reduce((so, each) => so + of(each), 0)
