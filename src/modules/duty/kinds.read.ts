import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { held } from '../../platform/memory.ts'
import type { DutyKind, DutyOfPack, EmergencyPlan } from './duty.ts'

/** What the pack says, in its order, held in memory. */
export const readDuty = held<DutyOfPack>('duty-kinds', async ctx => {
  const kinds = await ctx.db.selectFrom('duty.kinds').select('definition').orderBy('position').execute()
  const plans = await ctx.db.selectFrom('duty.plans').select('definition').orderBy('position').execute()
  return {
    kinds: kinds.map(row => row.definition as unknown as DutyKind),
    plans: plans.map(row => row.definition as unknown as EmergencyPlan),
  }
})

/** Throws NotFound. */
export async function getDutyKind(ctx: Ctx, id: string): Promise<DutyKind> {
  const kind = (await readDuty(ctx)).kinds.find(each => each.id === id)
  if (!kind) throw new NotFound(`kind of duty ${id}`)
  return kind
}

/** The kinds for these duty rules, in the pack's order. */
export const listKindsFor = async (ctx: Ctx, rules: readonly string[]): Promise<DutyKind[]> =>
  (await readDuty(ctx)).kinds.filter(({ numbers, alsoFor }) => [numbers, ...alsoFor].some(rule => rules.includes(rule)))
