import type { RotaGap } from '../../../modules/rota/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayBlock, sayIso } from '../rota/show-week.ts'

/** Coming gaps of a rota as lines: 'Thursday 3 December: midday to 1pm'. Null where the team has no rota. */
export function sayUnplanned(ctx: Ctx, gaps: RotaGap[] | undefined): { days: string; hours: string }[] | null {
  if (!gaps) return null
  const byDay = Map.groupBy(gaps, ({ day }) => day)
  return [...byDay].map(([day, ofDay]) => ({ days: sayIso(ctx, day), hours: ofDay.map(sayBlock).join(' and ') }))
}
