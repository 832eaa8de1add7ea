// Days for the rules of forms in browsers that have no Temporal yet: as much of PlainDate as those rules use.

interface Parts {
  year: number
  month: number
  day: number
}
const DAY = 86_400_000

class Day {
  readonly year: number
  readonly month: number
  readonly day: number

  constructor(year: number, month: number, day: number) {
    this.year = year
    this.month = month
    this.day = day
  }

  static from(value: string | Parts): Day {
    const [year, month, day] =
      typeof value === 'string'
        ? (/^(\d{4})-(\d\d)-(\d\d)/.exec(value)?.slice(1).map(Number) ?? [Number.NaN])
        : [value.year, value.month, value.day]
    const date = new Date(Date.UTC(year!, month! - 1, day))
    date.setUTCFullYear(year!)
    if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) throw new RangeError('there is no such day')
    return new Day(year!, month!, day!)
  }

  static compare(one: Day, other: Day): number {
    return Math.sign(one.stamp() - other.stamp())
  }

  add({ years }: { years: number }): Day {
    const last = new Date(Date.UTC(this.year + years, this.month, 0)).getUTCDate()
    return new Day(this.year + years, this.month, Math.min(this.day, last))
  }

  subtract({ years }: { years: number }): Day {
    return this.add({ years: -years })
  }

  stamp(): number {
    return Math.round(Date.UTC(this.year, this.month - 1, this.day) / DAY)
  }

  toString(): string {
    return [
      String(this.year).padStart(4, '0'),
      ...[this.month, this.day].map(part => String(part).padStart(2, '0')),
    ].join('-')
  }
}

/** Puts it where Temporal is missing. */
export function standInForTemporal(): void {
  const all = globalThis as { Temporal?: unknown }
  all.Temporal ??= { PlainDate: Day }
}

/** Today in the council's own time zone. */
export function todayInLondon(now = new Date()): Temporal.PlainDate {
  return Temporal.PlainDate.from(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now))
}

export { Day }
