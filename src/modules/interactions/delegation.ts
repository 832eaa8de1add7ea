import type { Delegation } from '../organisation/index.ts'

/** Whether a colleague may settle a matter of a service on the spot, by the scheme of delegation. */
export type Standing =
  /** The scheme does not name the service: anybody who takes conversations may. */
  | { kind: 'free' }
  /** Only these roles may, and she has none of them. */
  | { kind: 'not-yours'; roles: string[] }
  | {
      kind: 'yours'
      delegation: string
      role: string
      /** Pence a case; null: no limit. */
      limit: number | null
      /** Pence of the budget that are left; null: there is no budget. */
      left: number | null
      budget: number | null
      per: Delegation['per'] | null
    }

type Yours = Extract<Standing, { kind: 'yours' }>

/**
 * Where she stands before she promises anything. `spent`: pence of this period, by part of the scheme. Of several parts
 * that name her, the one that lets her do most. Pure.
 */
export function standingOf(
  scheme: readonly Delegation[],
  service: string | null,
  roles: readonly string[],
  spent: Readonly<Record<string, number>>,
): Standing {
  const named = scheme.filter(({ services }) => service !== null && services.includes(service))
  if (named.length === 0) return { kind: 'free' }
  const hers = named.flatMap(part => {
    const role = part.roles.find(each => roles.includes(each))
    return role ? [standingIn(part, role, spent[part.id] ?? 0)] : []
  })
  const best = hers.toSorted((a, b) => mostNow(b) - mostNow(a))[0]
  return best ?? { kind: 'not-yours', roles: [...new Set(named.flatMap(part => part.roles))] }
}

function standingIn({ id, limit, budget, per }: Delegation, role: string, spent: number): Yours {
  return {
    kind: 'yours',
    delegation: id,
    role,
    limit: limit ?? null,
    left: budget === undefined ? null : Math.max(0, budget - spent),
    budget: budget ?? null,
    per: per ?? null,
  }
}

/** Pence she may give now in one case. */
const mostNow = ({ limit, left }: Yours): number =>
  Math.min(limit ?? Number.MAX_SAFE_INTEGER, left ?? Number.MAX_SAFE_INTEGER)

/** Is it about money, so that what it costs has to be said? */
export const isAboutMoney = (standing: Standing): standing is Yours =>
  standing.kind === 'yours' && (standing.limit !== null || standing.budget !== null)

/** Why she must hand it over instead; null: she may settle it. `pence` undefined: not said. */
export function whyNotSettle(
  standing: Standing,
  pence: number | undefined,
): 'not-delegated' | 'amount-missing' | 'over-limit' | 'budget-used' | null {
  if (standing.kind === 'not-yours') return 'not-delegated'
  if (!isAboutMoney(standing)) return null
  if (pence === undefined) return 'amount-missing'
  if (standing.limit !== null && pence > standing.limit) return 'over-limit'
  return standing.left !== null && pence > standing.left ? 'budget-used' : null
}

const ZONE = 'Europe/London'

/** When the present period of a budget began, by the council's own clock; a year is one from 1 April. */
export function periodStart(per: NonNullable<Delegation['per']>, now: Date): Date {
  const today = now.toTemporalInstant().toZonedDateTimeISO(ZONE).startOfDay()
  const april = today.with({ month: 4, day: 1 })
  const starts = {
    day: today,
    week: today.subtract({ days: today.dayOfWeek - 1 }),
    month: today.with({ day: 1 }),
    year: Temporal.ZonedDateTime.compare(april, today) > 0 ? april.subtract({ years: 1 }) : april,
  }
  return new Date(starts[per].startOfDay().epochMilliseconds)
}
