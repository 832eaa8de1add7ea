import { type ContactsAround, listContactsAround } from '../../../modules/interactions/index.ts'
import type { Notice } from '../../../modules/notices/index.ts'
import type { Ctx } from '../../../platform/context.ts'

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
/** Below it there is nothing to compare. */
const FEWEST = 1

/** What changed in the contacts about it, by the notice's id: only of those that began and name a service. */
export async function sayEffects(ctx: Ctx, notices: readonly Notice[]): Promise<Map<string, string>> {
  const now = ctx.now()
  const begun = notices.filter(
    ({ services, startsAt }) => services.length > 0 && now.getTime() - startsAt.getTime() > HOUR,
  )
  const ends = new Map(begun.map(({ id, startsAt, endsAt }) => [id, endsOf(startsAt, endsAt, now)]))
  const around = await listContactsAround(
    ctx,
    begun.map(({ id, services, startsAt }) => ({ id, services, from: startsAt, until: ends.get(id)! })),
  )
  const areas = new Map(begun.map(notice => [notice.id, notice.areas.length > 0 || notice.route !== null]))
  const starts = new Map(begun.map(({ id, startsAt }) => [id, startsAt]))
  return new Map(
    around.map(each => {
      const length = ends.get(each.id)!.getTime() - starts.get(each.id)!.getTime()
      return [each.id, sayEffect(each, length, areas.get(each.id) === true)]
    }),
  )
}

const endsOf = (from: Date, until: Date | null, now: Date): Date =>
  new Date(Math.min(now.getTime(), until?.getTime() ?? Number.POSITIVE_INFINITY, from.getTime() + WEEK))

/** 'In the first 2 days 12 people contacted us about it, usually 20 …' Pure. */
export function sayEffect({ before, after }: ContactsAround, length: number, hasAreas: boolean): string {
  const span = sayLength(length)
  if (before.usual < FEWEST && after.usual < FEWEST)
    return `Contacts about it: ${after.count} in the first ${span}. There are too few from the weeks before to compare with.`
  return [
    `Contacts about it: ${after.count} in the first ${span}, usually ${round(after.usual)};`,
    `${before.count} in the ${span} before it, usually ${round(before.usual)}.`,
    'Usually: the same hours and weekdays of the four weeks before.',
    ...(hasAreas ? ['Counted everywhere, not only in its areas.'] : []),
    'This is an estimate: other things change too.',
  ].join(' ')
}

const round = (count: number): string => String(Math.round(count * 10) / 10)

function sayLength(length: number): string {
  const hours = Math.max(1, Math.round(length / HOUR))
  const days = Math.round(hours / 24)
  const [count, unit] = hours < 48 ? [hours, 'hour'] : [days, 'day']
  return count === 1 ? unit : `${count} ${unit}s`
}
