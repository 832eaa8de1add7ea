// Opening hours as packs write them: several blocks a weekday, 'HH:MM-HH:MM', in local time. '24:00' is midnight at the
// end of the day; hours that run past midnight are two blocks.

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]
/** Minutes since local midnight, `to` exclusive. */
export type Block = { from: number; to: number }
export type WeekBlocks = Partial<Record<Weekday, string[]>>
/** A piece of the week, times as 'HH:MM'. */
export type WeekPiece = { weekday: Weekday; from: string; to: string }

export const DAY_MINUTES = 24 * 60

/** Minutes since midnight of 'HH:MM'. Throws RangeError on anything else. */
export function parseTimeOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(text)
  if (!match) throw new RangeError(`'${text}' is not a time of day: write it as '09:00'`)
  return match[1] === undefined ? DAY_MINUTES : Number(match[1]) * 60 + Number(match[2])
}

/** The blocks of one day in order. Throws RangeError naming a block that is malformed, empty or overlaps another. */
export function parseDayBlocks(texts: readonly string[]): Block[] {
  const blocks = texts.map(parseBlock).sort((a, b) => a.from - b.from)
  const overlapping = blocks.find((block, i) => i > 0 && block.from < blocks[i - 1]!.to)
  if (overlapping) throw new RangeError(`two blocks of one day overlap at ${showTimeOfDay(overlapping.from)}`)
  return blocks
}

/** The blocks of all seven days, Monday first. Throws RangeError as above, or for a name that is not a weekday. */
export function parseWeekBlocks(week: WeekBlocks): Block[][] {
  const unknown = Object.keys(week).find(day => !(WEEKDAYS as readonly string[]).includes(day))
  if (unknown) throw new RangeError(`'${unknown}' is not a weekday: write mon, tue, wed, thu, fri, sat or sun`)
  return WEEKDAYS.map(day => parseDayBlocks(week[day] ?? []))
}

/** What is left of `blocks` after taking `away` out of them. */
export function subtractBlocks(blocks: readonly Block[], away: readonly Block[]): Block[] {
  return away.reduce<Block[]>(
    (left, cut) =>
      left.flatMap(block =>
        [
          { from: block.from, to: Math.min(block.to, cut.from) },
          { from: Math.max(block.from, cut.to), to: block.to },
        ].filter(piece => piece.from < piece.to),
      ),
    [...blocks],
  )
}

/**
 * When in an ordinary week (no holidays) `open` is open and `covered` is not: the first point of contact takes a call
 * and the team behind it has gone home.
 */
export function weeklyGaps(open: WeekBlocks, covered: WeekBlocks): WeekPiece[] {
  const byTeam = parseWeekBlocks(covered)
  return parseWeekBlocks(open).flatMap((blocks, day) =>
    subtractBlocks(blocks, byTeam[day]!).map(({ from, to }) => ({
      weekday: WEEKDAYS[day]!,
      from: showTimeOfDay(from),
      to: showTimeOfDay(to),
    })),
  )
}

function parseBlock(text: string): Block {
  const [from, to, ...rest] = text.split('-').map(part => parseTimeOfDay(part.trim()))
  if (from === undefined || to === undefined || rest.length > 0 || from >= to)
    throw new RangeError(`'${text}' is not a block of hours: write it as '09:00-17:00', the earlier time first`)
  return { from, to }
}

function showTimeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
